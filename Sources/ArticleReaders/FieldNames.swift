/// Under which names records keep the fields of an article; the first present wins.
///
/// The names are those of trafilatura, news-please, Fundus, newspaper4k, Media Cloud and
/// schema.org.
public struct FieldNames: Sendable {
  private var names: [ArticleField: [String]] = [
    .text: ["text", "body", "maintext", "articleBody", "plaintext", "content"],
    .title: ["title", "headline"],
    .url: ["url", "source", "link"],
    .outlet: [
      "outlet", "publisher", "sitename", "source-hostname", "site_name", "media_name",
      "source_domain", "hostname",
    ],
    .author: ["author", "authors", "byline"],
    .published: [
      "published", "published_at", "date_publish", "publishing_date", "publish_date",
      "datePublished", "date",
    ],
    .language: ["language", "lang"],
    .id: ["id"],
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
