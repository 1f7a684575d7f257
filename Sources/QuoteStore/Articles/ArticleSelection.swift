import GRDB
import QuoteModel

/// A query as SQL: which rows of `article`, in which order.
struct ArticleSelection {
  private let query: QuoteQuery
  private let condition: SQL

  init(of query: QuoteQuery, in db: Database) throws {
    self.query = query
    condition = try ArticleSelection.conditions(of: query, in: db).conjunction
  }

  static func conditions(of query: QuoteQuery, in db: Database) throws -> [SQL] {
    let conditions = QueryConditions(of: query, on: .article)
    guard conditions.filtersQuotes else { return conditions.ofArticle }
    let quotes = try QuoteSelection(of: query, in: db)
    return conditions.ofArticle + ["article.id IN (SELECT quote.article_id \(quotes.rows))"]
  }

  var ids: SQLRequest<Int64> {
    """
    SELECT article.id FROM article WHERE \(condition) ORDER BY \(ArticleSelection.order(of: query))
    LIMIT \(query.limit ?? -1) OFFSET \(query.offset)
    """
  }

  var count: SQLRequest<Int> { "SELECT count(*) FROM article WHERE \(condition)" }

  static func order(of query: QuoteQuery) -> SQL {
    switch query.sort {
    case .relevance, .newest, .speaker, .leastSure: "article.published DESC, article.hash"
    case .oldest: "article.published ASC NULLS LAST, article.hash"
    case .stable: "article.published, article.hash"
    }
  }
}
