import GRDB
import QuoteModel

/// A query in the stable order as a walk through the articles by date, each with its quotes: no row is
/// sorted, and each article is met once.
struct QuoteWalk {
  private let query: QuoteQuery

  /// - Returns: `nil` if the query has another order, or asks for what an index finds sooner.
  init?(of query: QuoteQuery) {
    guard query.sort == .stable, query.words == nil, query.speakers.isEmpty, query.cues.isEmpty,
      !query.unattributedOnly, !query.reviewedOnly, !query.unreviewedOnly
    else { return nil }
    self.query = query
  }

  /// - Parameter columns: Of `quote`.
  func sentence(selecting columns: SQL) -> SQL {
    let conditions =
      QuoteConditions(of: query).all + ArticleConditions(of: query, on: .article).all
    let condition = conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")
    // The row id, which the hash determines, shows SQLite that the index has this order.
    return """
      SELECT \(columns) FROM article CROSS JOIN quote ON quote.article_id = article.id
      WHERE \(condition)
      ORDER BY article.published, article.hash, article.id, quote.start
      LIMIT \(query.limit ?? -1) OFFSET \(query.offset)
      """
  }
}
