/// A stored article without its body.
public struct ArticleSummary: Hashable, Sendable {
  /// The first 16 hex digits of `hash`.
  public var id: String
  /// SHA-256, in hex, of what makes the article this article: its body and its URL or outlet.
  public var hash: String
  public var title: String?
  public var outlet: String?
  public var author: String?
  public var published: CalendarDate?
  public var publishedAsWritten: String?
  public var url: String?
  public var language: String?
  /// Where it was read, as given to `import`: a path, or a path and line.
  public var input: String
  /// When it was imported: ISO 8601, UTC.
  public var imported: String
  /// The parser that found its quotes.
  public var parserVersion: String
  /// How many quotes were found in it; thoughts are counted too.
  public var quoteCount: Int

  public init(
    id: String, hash: String, title: String? = nil, outlet: String? = nil, author: String? = nil,
    published: CalendarDate? = nil, publishedAsWritten: String? = nil, url: String? = nil,
    language: String? = nil, input: String, imported: String, parserVersion: String,
    quoteCount: Int
  ) {
    self.id = id
    self.hash = hash
    self.title = title
    self.outlet = outlet
    self.author = author
    self.published = published
    self.publishedAsWritten = publishedAsWritten
    self.url = url
    self.language = language
    self.input = input
    self.imported = imported
    self.parserVersion = parserVersion
    self.quoteCount = quoteCount
  }
}
