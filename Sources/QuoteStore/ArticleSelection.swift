import GRDB
import QuoteModel

/// A query as SQL: which rows of `article`, in which order.
struct ArticleSelection {
  private let query: QuoteQuery
  private let conditions: [SQL]

  init(of query: QuoteQuery, in db: Database) throws {
    self.query = query
    var conditions = ArticleConditions(of: query, on: .article).all
    if ArticleSelection.filtersQuotes(query) {
      let quotes = try QuoteSelection(of: query, in: db)
      conditions.append("article.id IN (SELECT quote.article_id \(quotes.rows))")
    }
    self.conditions = conditions
  }

  var ids: SQLRequest<Int64> {
    """
    SELECT article.id FROM article WHERE \(condition) ORDER BY \(order)
    LIMIT \(query.limit ?? -1) OFFSET \(query.offset)
    """
  }

  var count: SQLRequest<Int> { "SELECT count(*) FROM article WHERE \(condition)" }

  private var condition: SQL {
    conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")
  }

  private var order: SQL {
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
