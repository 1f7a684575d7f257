import GRDB
import QuoteModel

/// Writes decisions with their effect.
struct CorrectionWriter {
  private let db: Database
  private let log: CorrectionLog

  init(_ db: Database) {
    self.db = db
    log = CorrectionLog(db)
  }

  /// - Parameters:
  ///   - corrections: About one quote.
  ///   - article: The row's id.
  ///   - id: The quote's, for messages.
  /// - Throws: `CorrectionError` if one of them cannot take effect.
  func record(
    _ corrections: [Correction], in article: Int64, id: String
  ) throws -> CorrectionOutcome {
    let new = Set(try corrections.map { try log.insert($0) })
    let plan = try carryOut(in: article)
    for (entry, status) in zip(plan.log, plan.after.statuses) where new.contains(entry.id) {
      if case .conflict(let reason) = status {
        throw CorrectionError.impossible(id: id, reason: reason)
      }
    }
    return try outcome(corrections, of: plan)
  }

  func undo(
    _ entry: CorrectionLog.Entry, in article: Int64, at time: String
  ) throws -> CorrectionOutcome {
    try log.undo(entry.id, at: time)
    return try outcome([entry.correction], of: carryOut(in: article))
  }

  private func carryOut(in article: Int64) throws -> QuoteRewriter.Plan {
    guard let plan = try QuoteRewriter.plan(of: article, in: db) else {
      preconditionFailure("the article has been read in this transaction")
    }
    var rewriter = try QuoteRewriter(db)
    try rewriter.carryOut(plan)
    try rewriter.indexWords()
    return plan
  }

  private func outcome(
    _ corrections: [Correction], of plan: QuoteRewriter.Plan
  ) throws -> CorrectionOutcome {
    let entry = plan.entries.first { $0.anchor.start == corrections[0].anchor.start }
    var reading = QuoteReading(db)
    let quote = try entry.flatMap { entry in
      try reading.row(of: "\(plan.article.summary.id).\(entry.start)")
        .flatMap { try reading.quote(row: $0) }
    }
    return CorrectionOutcome(corrections: corrections, quote: quote)
  }
}
