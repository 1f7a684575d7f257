/// A field of an article, by the name that `--map` gives it.
public enum ArticleField: String, CaseIterable, Sendable {
  case text, title, url, outlet, author, published, language, id, section, keywords, retrieved

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
    if self == .url, !text.utf8.contains("://") { return nil }
    if self == .outlet, text.utf8.contains("://") { return nil }
    return text
  }
}

/// Under which names records keep the fields of an article; the first present wins.
///
/// The names are those of trafilatura, news-please, Fundus, newspaper4k, Media Cloud, ninjs, schema.org,
/// JSON Feed, and of the services NewsAPI, Guardian and New York Times. A dot leads into an object.
/// Upper and lower case, spaces, `_` and `-` make no difference.
public struct FieldNames: Sendable {
  private var names: [ArticleField: [String]] = [
    .text: [
      "text", "body", "maintext", "articleBody", "plaintext", "content", "body_text", "bodies",
      "body_xhtml", "full_text", "article_text", "main_text", "article", "story",
      "fields.bodyText", "fields.body", "content_text", "content_html",
    ],
    .title: ["title", "headline", "headlines", "headline.main", "webTitle", "heading"],
    .url: [
      "url", "source", "link", "canonical_link", "html.requested_url", "webUrl", "article_url",
      "permalink", "uri",
    ],
    .outlet: [
      "outlet", "publisher", "sitename", "source-hostname", "site_name", "media_name",
      "source_domain", "hostname", "meta_site_name", "infosource", "infoSources",
      "publication", "publication_name", "newspaper", "source", "source.name", "source_name",
    ],
    .author: ["author", "authors", "byline", "byline.original", "by", "fields.byline", "creator"],
    .published: [
      "published", "published_at", "date_publish", "publishing_date", "publish_date",
      "datePublished", "date", "versionCreated", "webPublicationDate", "pub_date",
      "date_published", "publication_date", "published_date",
    ],
    .language: ["language", "lang", "inLanguage", "meta_lang"],
    .id: ["id", "uri", "_id", "article_id", "guid"],
    .section: [
      "section", "articleSection", "categories", "category", "desk", "rubric", "sectionName",
    ],
    .keywords: ["keywords", "tags", "topics", "subjects", "meta_keywords", "subject"],
    .retrieved: [
      "retrieved", "date_download", "date_crawled", "crawl_date", "crawled_at", "fetched_at",
      "scraped_at", "retrieved_at",
    ],
  ]
  /// The same, as they are compared, in the order in which they are asked for.
  private var paths: [(field: ArticleField, path: FieldPath)] = []
  /// Those that a record with a name can have, by their places in `paths`: its own, and what it leads to.
  private var places: [String: [Int]] = [:]
  /// The names of the objects that the list of articles is in, and its own, if a map says so.
  private(set) var list: [String]?

  public init() { indexPaths() }

  private mutating func indexPaths() {
    paths = ArticleField.allCases.flatMap { field in
      self[field].map { (field, FieldPath($0)) }
    }
    places = [:]
    for (place, (_, path)) in paths.enumerated() {
      for name in Set([path.first, path.joined]) { places[name, default: []].append(place) }
    }
  }

  subscript(field: ArticleField) -> [String] { names[field] ?? [] }

  /// The names of a field, the first of many, for messages.
  func list(of field: ArticleField) -> String {
    let all = self[field]
    return all.prefix(6).joined(separator: ", ") + (all.count > 6 ? ", …" : "")
  }

  /// What may stand in a record with some names, which are folded: of each field what is likeliest first.
  func paths(among names: some Collection<String>) -> [(field: ArticleField, path: FieldPath)] {
    var found: [Int] = []
    for name in names { if let places = places[name] { found += places } }
    found.sort()
    return found.indices.filter { $0 == 0 || found[$0] != found[$0 - 1] }.map { paths[found[$0]] }
  }

  /// Whether a name, which is folded, can be that of a field, or begin a path to one, or tell quotes.
  func contains(_ name: String) -> Bool { places[name] != nil || name == Self.nameOfQuotes }

  /// Lets fields be read from names of the user's own, and from no others.
  ///
  /// - Parameter map: `text=body_col,published=day`; `text=articles[].body` where a list of articles
  ///   is in an object.
  /// - Throws: `ReadingError.badFieldMap`.
  public mutating func override(with map: String) throws {
    for entry in map.split(separator: ",") {
      let sides = entry.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2, let field = ArticleField(mapped: sides[0]) else {
        throw ReadingError.badFieldMap(String(entry))
      }
      var name = sides[1]
      if let mark = name.firstRange(of: "[].") {
        let path = FieldPath(String(name[..<mark.lowerBound])).names
        guard list == nil || list == path else { throw ReadingError.twoLists(String(entry)) }
        list = path
        name = String(name[mark.upperBound...])
      }
      names[field] = [name]
    }
    indexPaths()
  }

  /// Whether these are names of an export of quotes, whose `text` is no article's: to read it as one would
  /// give the article that it is of a new version.
  ///
  /// - Parameter names: Folded. Nothing is so where a map of the user's own says what the text is.
  func areOfQuotes(_ names: some Collection<String>) -> Bool {
    self[.text].count > 1 && names.contains(Self.nameOfQuotes)
  }

  private static let nameOfQuotes = folded("quote_id")
}

/// A name of a field, or the names that lead to it through objects, each folded.
struct FieldPath: Sendable {
  let names: [String]
  /// As one name, with dots.
  let joined: String
  /// The name that a record has to have, if it has not the joined one.
  var first: String { names.first ?? joined }

  init(_ name: String) {
    names = name.split(separator: ".").map { folded(String($0)) }
    joined = names.joined(separator: ".")
  }
}

/// People write `Full Text`, `full_text` and `fulltext ` alike.
///
/// Without Unicode where there is none: asking it took nine tenths of the time of small files.
func folded(_ name: String) -> String {
  guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
    return name.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
  }
  // Most are so as they are.
  guard name.utf8.contains(where: { $0 < 0x30 || (0x41...0x5A).contains($0) || $0 == 0x5F }) else {
    return name
  }
  var letters: [UInt8] = []
  for byte in name.utf8
  where byte != 0x20 && !(0x09...0x0D).contains(byte) && byte != UInt8(ascii: "_")
    && byte != UInt8(ascii: "-")
  {
    letters.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
  }
  return String(decoding: letters, as: UTF8.self)
}
