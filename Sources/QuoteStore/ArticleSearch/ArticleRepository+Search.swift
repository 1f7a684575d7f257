import GRDB
public import QuoteModel

extension ArticleRepository {
  /// What a search of bodies had read when it had found enough.
  public struct Extent: Hashable, Sendable {
    public var read: Int
    public var total: Int
  }

  /// Articles whose titles have the words of a query.
  ///
  /// The other filters are as in `page(matching:)`. By relevance, unless another order is asked for.
  public func search(titles query: QuoteQuery) throws -> Page<ArticleHit> {
    try connection.read { db in
      let search = try WordSearch(of: query, on: .titles, in: db)
      let found = try TitleSearch(search, of: query, in: db)
      let articles = ArticleRows(db)
      let match = WordMatch(search.words, isExact: query.isExact, forms: try WordForms(in: db))
      let hits = try found.ids.compactMap { try articles.summary(row: $0) }.map { article in
        let title = article.title ?? ""
        return ArticleHit(article: article, text: title, hits: match.hits(in: title))
      }
      return Page(rows: hits, total: found.total, bound: found.bound)
    }
  }

  /// Articles whose bodies have the words of a query, newest first unless another order is asked for.
  ///
  /// Bodies have no index: they are read in that order, in bounded memory, until the limit is reached.
  /// - Parameter progress: Told how many of how many articles were read.
  /// - Returns: The page, whose `total` is what was found in what was read, and how much that is.
  public func search(
    bodies query: QuoteQuery, progress: (_ read: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> (page: Page<ArticleHit>, extent: Extent) {
    try connection.read { db in
      let search = try BodySearch(of: query, in: db)
      let found = try search.run(progress)
      let articles = ArticleRows(db)
      let hits = try found.ids.compactMap { try articles.article(row: $0) }.map { article in
        let excerpt = Excerpt(of: article.body, around: search.match.hits(in: article.body))
        return ArticleHit(article: article.summary, text: excerpt.text, hits: excerpt.hits)
      }
      return (
        Page(rows: hits, total: found.found), Extent(read: found.read, total: found.total)
      )
    }
  }
}
