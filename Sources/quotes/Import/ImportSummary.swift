import ArticleReaders
import Foundation
import QuoteExporters
import QuoteModel
import QuoteStore

/// What an import did.
struct ImportSummary: Sendable {
  var counts: ImportCounts
  var speakers: Int
  /// `nil` if nothing was stored.
  var importID: Int64?
  var elapsed: Duration
  /// Files.
  var skipped: Int
  var skippedRecords: Int
  /// Articles that `--since` left out.
  var tooOld: Int
  /// Whether `--limit` ended it.
  var isAtLimit: Bool
  var lacksNamedInput: Bool
  /// The signal that ended it early.
  var signal: Int32?

  var status: ExitStatus {
    if let signal { return ExitStatus(signal: signal) }
    if lacksNamedInput { return .noInput }
    guard counts.rejected > 0 else { return .done }
    return counts.read == counts.rejected ? .badInput : .partly
  }

  /// The contract's object.
  var json: String {
    let articles =
      #"{"read":\#(counts.read),"new":\#(counts.new),"duplicate":\#(counts.duplicate),"#
      + #""updated":\#(counts.updated),"rejected":\#(counts.rejected)}"#
    let id = importID.map { "\($0)" } ?? "null"
    return #"{"articles":\#(articles),"quotes":\#(counts.quotes),"speakers":\#(speakers),"#
      + #""seconds":\#(seconds),"import":\#(id)}"#
  }

  var sentence: String {
    let kinds = [
      "\(counts.new) new", "\(counts.duplicate) already there",
      counted(counts.updated, "new version"),
      "\(counts.rejected) rejected",
    ]
    return counted(counts.read, "article") + " read: " + kinds.joined(separator: ", ") + "; "
      + counted(counts.quotes, "quote") + " of " + counted(speakers, "speaker") + ", \(seconds) s"
  }

  private var seconds: Double {
    let parts = elapsed.components
    let milliseconds = parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
    return Double(milliseconds) / 1000
  }
}

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

/// The file of `--report`: a line of JSON for each input.
final class ImportReport {
  private let file: OutputFile
  private var writer = RowWriter(format: .jsonLines, columns: ["input", "status", "reason"])

  /// - Parameter archive: Which the report must not replace.
  init(path: String, archive: String) throws {
    file = try OutputFile(replacing: path, sparing: archive)
  }

  func note(_ place: String, status: String, reason: String?) throws {
    try file.output.append {
      writer.append([.text(place), .text(status), Cell(reason)], to: &$0)
    }
  }

  func close() throws { try file.commit() }
}
