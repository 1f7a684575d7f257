import GRDB
import QuoteModel

/// The quote that a person means by its id, be it the one that it had before its span was corrected
/// or that of a quote which was rejected.
struct CorrectionTarget {
  let article: ArticleReading.Stored
  let anchor: TextSpan
  /// What the parser has there.
  let inferred: Attribution?
  let log: [CorrectionLog.Entry]
  private let start: Int?

  /// - Returns: `nil` if there is no such quote.
  init?(_ id: String, in db: Database) throws {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = Int(parts[1]),
      let row = try ArticleReading(db).row(of: String(parts[0])),
      let plan = try QuoteRewriter.plan(of: row, in: db)
    else { return nil }
    let entry = plan.entries.first { $0.start == start }
    let decided = plan.log.first { $0.correction.anchor.start == start }
    guard let anchor = entry?.anchor ?? decided?.correction.anchor else { return nil }
    self.anchor = anchor
    self.start = plan.entries.first { $0.anchor.start == anchor.start }?.start
    article = plan.article
    log = plan.log.filter { $0.correction.anchor.start == anchor.start }
    inferred =
      plan.inferred.first { $0.content.first?.start == anchor.start }
      ?? log.last { $0.correction.inferred != nil }?.correction.inferred
  }

  var hash: String { article.summary.hash }

  /// The row of the quote as it now stands; `nil` if it was rejected.
  func quote(in db: Database) throws -> Int64? {
    try start.flatMap { try QuoteReading(db).row(of: "\(article.summary.id).\($0)") }
  }
}
