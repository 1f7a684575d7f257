import ArticleReaders
import QuoteModel
import QuoteStore

/// Counts what became of each input, and writes it into the report.
struct ImportTally {
  private(set) var counts = ImportCounts()
  private let report: ImportReport?

  init(report: ImportReport?) { self.report = report }

  /// - Parameter outcomes: One for each article of the batch.
  mutating func note(_ batch: ImportBatch, _ outcomes: [StoreOutcome]) throws {
    var outcomes = outcomes[...]
    for entry in batch.entries {
      switch entry.state {
      case .rejected(let rejection):
        counts.rejected += 1
        try report?.note(entry.place, status: "rejected", reason: rejection.description)
      case .duplicate: try note(.duplicate, entry.place, quotes: 0)
      case .parsed(let article):
        guard let outcome = outcomes.popFirst() else { preconditionFailure("one outcome each") }
        try note(outcome, entry.place, quotes: article.attributions.count)
      case .tooOld: preconditionFailure("is passed over before")
      }
    }
  }

  private mutating func note(_ outcome: StoreOutcome, _ place: String, quotes: Int) throws {
    switch outcome {
    case .new: counts.new += 1
    case .duplicate: counts.duplicate += 1
    case .updated: counts.updated += 1
    }
    if outcome != .duplicate { counts.quotes += quotes }
    try report?.note(place, status: "\(outcome)", reason: nil)
  }

  func closeReport() throws { try report?.close() }
}
