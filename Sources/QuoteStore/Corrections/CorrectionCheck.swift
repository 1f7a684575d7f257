import GRDB
import QuoteModel

/// Proves that every decision in force has its effect, and that no quote is changed or called
/// reviewed without one.
struct CorrectionCheck {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run(_ found: (Fault) throws -> Void) throws {
    let unreadable = try CorrectionLog(db).unreadableCount()
    if unreadable > 0 {
      try found(Fault(id: nil, problem: "\(unreadable) rows of correction hold no decision"))
    }
    try forEachArticle { for fault in try faults(of: $0) { try found(fault) } }
  }

  /// Those of which a decision, or what is left of one, has to do with a quote.
  func forEachArticle(_ body: (Int64) throws -> Void) throws {
    let articles = try Int64.fetchCursor(
      db,
      sql: """
        SELECT article_id FROM inference
        UNION SELECT article.id FROM article JOIN correction ON correction.article_hash = article.hash
        UNION SELECT article_id FROM quote WHERE reviewed = 1
        """)
    while let article = try articles.next() { try body(article) }
  }

  /// - Parameter article: The row's id.
  func faults(of article: Int64) throws -> [Fault] {
    guard let plan = try QuoteRewriter.plan(of: article, in: db) else { return [] }
    var faults: [Fault] = []
    let hasInference = try InferenceTable(db).attributions(of: article) != nil
    if hasInference != plan.after.hasDecisions {
      faults.append(
        Fault(
          id: plan.article.summary.id,
          problem: hasInference
            ? "what the parser found in it is kept, but nobody has decided anything"
            : "what the parser found in it is not kept, though people have decided otherwise"))
    }
    for change in plan.changes {
      faults.append(Fault(id: change.quoteID, problem: "it is not as it was decided"))
    }
    let reviewed = Dictionary(plan.before.map { ($0.start, $0.isReviewed) }) { first, _ in first }
    for entry in plan.entries
    where reviewed[entry.start].map({ $0 != entry.isReviewed }) ?? false {
      faults.append(
        Fault(
          id: "\(plan.article.summary.id).\(entry.start)",
          problem: entry.isReviewed
            ? "a person has decided about it, but it is not called reviewed"
            : "it is called reviewed, but nobody has decided anything about it"))
    }
    return faults
  }
}
