/// A field of an article, by the name that `--map` gives it.
public enum ArticleField: String, CaseIterable, Sendable {
  case text, title, url, outlet, author, published, language, id

  /// - Parameter name: Also `body` and `date`, which people write for `text` and `published`.
  init?(mapped name: String) {
    switch name {
    case "body": self = .text
    case "date": self = .published
    default: self.init(rawValue: name)
    }
  }

  /// - Returns: What a record has for this field, or `nil` if it says nothing: blank, or Python's
  ///   `None`.
  func value(of text: String) -> String? {
    let isBlank = text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    if isBlank || text == "None" { return nil }
    // `source` is a URL in trafilatura's records, and the outlet's name in others.
    if self == .url, !text.contains("://") { return nil }
    return text
  }
}
