/// A field of an article, by the name that `--map` gives it.
public enum ArticleField: Int, CaseIterable, Sendable {
  case text, title, url, outlet, author, published, language, id, section, keywords, retrieved

  var name: String { "\(self)" }

  /// - Parameter name: Also `body` and `date`, which people write for `text` and `published`.
  init?(mapped name: String) {
    switch name {
    case "body": self = .text
    case "date": self = .published
    default:
      guard let field = Self.allCases.first(where: { $0.name == name }) else { return nil }
      self = field
    }
  }

  /// - Returns: What a record has for this field, or `nil` if it says nothing: blank, or Python's
  ///   `None`.
  func value(of text: String) -> String? {
    if text.isBlank || text.utf8.count == 4 && text == "None" { return nil }
    // `source` is a URL in trafilatura's records, and the outlet's name in others.
    if self == .url, !text.utf8.contains("://") { return nil }
    if self == .outlet, text.utf8.contains("://") { return nil }
    return text
  }
}

/// What a record says for the fields of an article: no dictionary, as hashing took a tenth of the time of reading
/// a record.
struct FieldTexts: ExpressibleByDictionaryLiteral, Sendable {
  private var texts = [String?](repeating: nil, count: count)
  private static let count = ArticleField.allCases.count

  init(dictionaryLiteral elements: (ArticleField, String)...) {
    for (field, text) in elements { self[field] = text }
  }

  subscript(field: ArticleField) -> String? {
    get { texts[field.rawValue] }
    set { texts[field.rawValue] = newValue }
  }

  var isEmpty: Bool { texts.allSatisfy { $0 == nil } }

  func contains(_ text: String) -> Bool { texts.contains(text) }

  mutating func append(_ text: String, to field: ArticleField) {
    if texts[field.rawValue]?.append(text) == nil { self[field] = text }
  }

  /// With what others say for the fields that it lacks.
  func filled(from others: FieldTexts) -> FieldTexts {
    var filled = self
    for (place, text) in others.texts.enumerated() where text != nil && texts[place] == nil {
      filled.texts[place] = text
    }
    return filled
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
  /// The same, in the order in which they are asked for.
  private(set) var paths: [FieldPath] = []
  /// Where in `paths` those stand that begin with a name.
  private var places: [String: [Int]] = [:]
  /// The names of the objects that the list of articles is in, and its own, if a map says so.
  private(set) var list: [String]?

  public init() { indexPaths() }

  private mutating func indexPaths() {
    paths = ArticleField.allCases.flatMap { field in
      self[field].flatMap { FieldPath.all(to: field, by: $0) }
    }
    places = [Self.nameOfQuotes: [placeOfQuotes]]
    for (place, path) in paths.enumerated() { places[path.first, default: []].append(place) }
  }

  subscript(field: ArticleField) -> [String] { names[field] ?? [] }

  /// The names of a field, the first of many, for messages.
  func list(of field: ArticleField) -> String {
    let all = self[field]
    return all.prefix(6).joined(separator: ", ") + (all.count > 6 ? ", …" : "")
  }

  /// The paths that begin with a name, which is folded, by their places in `paths`; and one behind them, if it
  /// tells quotes.
  func places(of name: String) -> [Int] { places[name] ?? [] }

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
        let path = foldedNames(name[..<mark.lowerBound])
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
  /// - Parameter places: Of the names. Nothing is so where a map of the user's own says what the text is.
  func areOfQuotes(_ places: some Sequence<Int>) -> Bool {
    self[.text].count > 1 && places.contains(placeOfQuotes)
  }

  private static let nameOfQuotes = folded("quote_id")
  private var placeOfQuotes: Int { paths.count }
}

/// A way to a field from a name that a record may have: by that alone, or through the objects that it leads into.
/// All names are folded.
struct FieldPath: Sendable {
  let field: ArticleField
  /// As one name, with dots.
  let joined: String
  /// The name that a record has to have.
  let first: String
  /// Those that lead on from it.
  let rest: ArraySlice<String>

  /// The ways by a name: by it as a whole and, if it has dots, through objects.
  static func all(to field: ArticleField, by name: String) -> [FieldPath] {
    let names = foldedNames(name)
    let joined = names.joined(separator: ".")
    let whole = FieldPath(field: field, joined: joined, first: joined, rest: [])
    guard names.count > 1 else { return [whole] }
    return [
      whole, FieldPath(field: field, joined: joined, first: names[0], rest: names.dropFirst()),
    ]
  }
}

private func foldedNames(_ path: some StringProtocol) -> [String] {
  path.split(separator: ".").map { folded(String($0)) }
}

/// People write `Full Text`, `full_text` and `fulltext ` alike.
///
/// Without Unicode where there is none: asking it took nine tenths of the time of small files.
func folded(_ name: String) -> String {
  var name = name
  // Most are so as they are.
  guard !name.withUTF8({ $0.allSatisfy(isOfFolded) }) else { return name }
  guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
    return name.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
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

private func isOfFolded(_ byte: UInt8) -> Bool {
  (0x30..<0x80).contains(byte) && !(0x41...0x5A).contains(byte) && byte != UInt8(ascii: "_")
}
