/// An article in which words were found.
public struct ArticleHit: Hashable, Sendable {
  public var article: ArticleSummary
  /// The title, or what of the body stands around the first words found, on one line.
  public var text: String
  /// Where in the text the words stand; UTF-8 bytes, half-open, in order.
  public var hits: [Range<Int>]

  public init(article: ArticleSummary, text: String, hits: [Range<Int>]) {
    self.article = article
    self.text = text
    self.hits = hits
  }
}
