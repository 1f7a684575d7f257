public import QuoteModel

/// Finds the attributions of an English news article.
public struct ArticleParser: Sendable {
  /// Changes whenever the same text may give other attributions.
  public static let version = "0.1.0"

  public init() {}

  /// The statements of an article, in reading order of their first span.
  ///
  /// - Parameters:
  ///   - body: Any text; there is no wrong one.
  ///   - title: The headline, when it is not part of the body: evidence for full names.
  public func attributions(in body: String, title: String? = nil) -> [Attribution] { [] }
}
