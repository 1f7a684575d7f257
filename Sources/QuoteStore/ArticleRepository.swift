public import QuoteModel

/// The articles, with what was found in them.
public struct ArticleRepository: Sendable {
  /// Stores articles with all their quotes, in one transaction: all of them or, on an error, none.
  ///
  /// Fast with thousands at a time; a hundred at a time takes three times as long.
  /// - Returns: An outcome for each article, in their order.
  public func store(_ articles: [ParsedArticle], importID: Int64) throws -> [StoreOutcome] {
    fatalError()
  }

  /// Which of these the archive already has: no need to parse those.
  public func stored(among identities: [ArticleIdentity]) throws -> Set<ArticleIdentity> {
    fatalError()
  }

  /// The articles that match: those with such a quote as soon as the query filters quotes,
  /// otherwise also those without quotes.
  public func page(matching query: QuoteQuery) throws -> Page<ArticleSummary> { fatalError() }

  /// As `page`, without limit unless the query has one, each row as it is read.
  public func forEach(
    matching query: QuoteQuery, _ body: (ArticleSummary) throws -> Void
  ) throws { fatalError() }

  /// - Returns: The text exactly as it was read; `nil` if there is no such article.
  public func body(id: String) throws -> String? { fatalError() }
}
