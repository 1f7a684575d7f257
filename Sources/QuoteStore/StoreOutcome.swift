/// What became of one article.
public enum StoreOutcome: Hashable, Sendable {
  case new
  /// It was there already; nothing was changed.
  case duplicate
  /// A new version: the archive has the same URL with another body, and keeps both.
  case updated
}
