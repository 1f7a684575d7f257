public import QuoteModel

/// An article with what the parser found in it, ready to be stored.
public struct ParsedArticle: Sendable {
  public var article: Article
  public var identity: ArticleIdentity
  /// Where it was read, as given to `import`: `a.txt`, `a.jsonl:17`.
  public var input: String
  public var attributions: [Attribution]

  /// - Parameter identity: `ArticleIdentity(of: article)`, which the caller mostly has by then.
  public init(
    _ article: Article, identity: ArticleIdentity, input: String, attributions: [Attribution]
  ) {
    self.article = article
    self.identity = identity
    self.input = input
    self.attributions = attributions
  }
}
