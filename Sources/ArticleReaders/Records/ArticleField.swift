/// A field of an article, by the name that `--map` gives it.
public enum ArticleField: String, CaseIterable, Sendable {
  case text, title, url, outlet, author, published, language, id, section, keywords

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
    if text.isBlank || text == "None" { return nil }
    // `source` is a URL in trafilatura's records, and the outlet's name in others.
    if self == .url, !text.contains("://") { return nil }
    return text
  }
}

/// Under which names records keep the fields of an article; the first present wins.
///
/// The names are those of trafilatura, news-please, Fundus, newspaper4k, Media Cloud, ninjs and
/// schema.org. A dot leads into an object.
public struct FieldNames: Sendable {
  private var names: [ArticleField: [String]] = [
    .text: [
      "text", "body", "maintext", "articleBody", "plaintext", "content", "body_text", "bodies",
      "body_xhtml",
    ],
    .title: ["title", "headline", "headlines"],
    .url: ["url", "source", "link", "canonical_link", "html.requested_url", "uri"],
    .outlet: [
      "outlet", "publisher", "sitename", "source-hostname", "site_name", "media_name",
      "source_domain", "hostname", "meta_site_name", "infosource", "infoSources",
    ],
    .author: ["author", "authors", "byline", "by"],
    .published: [
      "published", "published_at", "date_publish", "publishing_date", "publish_date",
      "datePublished", "date", "publishedAt", "versionCreated", "versioncreated",
    ],
    .language: ["language", "lang", "inLanguage", "meta_lang"],
    .id: ["id", "uri"],
    .section: ["section", "articleSection", "categories", "category", "desk", "rubric"],
    .keywords: ["keywords", "tags", "topics", "subjects", "meta_keywords", "subject"],
  ]

  public init() {}

  subscript(field: ArticleField) -> [String] { names[field] ?? [] }

  /// Lets fields be read from names of the user's own, and from no others.
  ///
  /// - Parameter map: `text=body_col,published=day`.
  /// - Throws: `ReadingError.badFieldMap`.
  public mutating func override(with map: String) throws {
    for entry in map.split(separator: ",") {
      let sides = entry.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2, let field = ArticleField(mapped: sides[0]) else {
        throw ReadingError.badFieldMap(String(entry))
      }
      names[field] = [sides[1]]
    }
  }
}
