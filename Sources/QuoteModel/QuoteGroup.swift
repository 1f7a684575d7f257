/// Quotes that belong together: those of one article, in reading order, or all printings of one
/// statement, the earliest first.
public struct QuoteGroup: Hashable, Sendable {
  /// What quotes are gathered by.
  public enum Unit: Hashable, Sendable {
    case article
    /// The same words, whatever case, accents and marks.
    case statement
  }

  /// At least one.
  public var quotes: [Quote]
  /// The article's text, into which offsets point; empty for a statement.
  public var body: String

  public init(quotes: [Quote], body: String = "") {
    self.quotes = quotes
    self.body = body
  }
}
