import GRDB
import QuoteModel

/// A query as SQL: which rows of `article`, in which order.
struct ArticleSelection {
  private let query: QuoteQuery
  private let conditions: [SQL]

  init(of query: QuoteQuery, in db: Database) throws {
    self.query = query
    conditions = try ArticleSelection.conditions(of: query, in: db)
  }

  static func conditions(of query: QuoteQuery, in db: Database) throws -> [SQL] {
    let conditions = ArticleConditions(of: query, on: .article).all
    guard filtersQuotes(query) else { return conditions }
    let quotes = try QuoteSelection(of: query, in: db)
    return conditions + ["article.id IN (SELECT quote.article_id \(quotes.rows))"]
  }

  var ids: SQLRequest<Int64> {
    """
    SELECT article.id FROM article WHERE \(condition) ORDER BY \(ArticleSelection.order(of: query))
    LIMIT \(query.limit ?? -1) OFFSET \(query.offset)
    """
  }

  var count: SQLRequest<Int> { "SELECT count(*) FROM article WHERE \(condition)" }

  private var condition: SQL {
    conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")
  }

  static func order(of query: QuoteQuery) -> SQL {
    switch query.sort {
    case .relevance, .newest, .speaker, .leastSure: "article.published DESC, article.hash"
    case .oldest: "article.published ASC NULLS LAST, article.hash"
    case .stable: "article.published, article.hash"
    }
  }

  private static func filtersQuotes(_ query: QuoteQuery) -> Bool {
    query.words != nil || !query.speakers.isEmpty || !query.kinds.isEmpty || !query.modes.isEmpty
      || !query.cues.isEmpty || query.minimumConfidence != nil || query.unattributedOnly
      || query.reviewedOnly || query.unreviewedOnly
  }
}
