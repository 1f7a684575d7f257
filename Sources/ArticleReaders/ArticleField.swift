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
}
