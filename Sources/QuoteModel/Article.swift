/// One news article as a reader found it, before it is stored.
public struct Article: Hashable, Sendable {
  /// The text that every offset points into. Never edited: not trimmed, not normalised.
  public var body: String
  public var title: String?
  public var outlet: String?
  /// All authors in one field, joined by `; ` as printed.
  public var author: String?
  /// The day of publication, if it could be read.
  public var published: CalendarDate?
  /// The date as the record had it, where there was one.
  public var publishedAsWritten: String?
  public var url: String?
  /// As its words tell or, where they are too few, as the record has it: a BCP 47 tag such as `en`, where
  /// the record's maker kept to that. A reader gives what the record has.
  public var language: String?
  /// As the record has it, once the words were asked.
  public var languageAsWritten: String?
  /// The record's own id, if it had one.
  public var recordID: String?
  /// Of the newspaper or site: *Sport*.
  public var section: String?
  /// Tags and keywords in one field, joined by `; `.
  public var keywords: String?
  /// When a crawler fetched its page, or a browser saved it, as the file has it.
  public var retrieved: String?

  public init(
    body: String, title: String? = nil, outlet: String? = nil, author: String? = nil,
    published: CalendarDate? = nil, publishedAsWritten: String? = nil, url: String? = nil,
    language: String? = nil, recordID: String? = nil
  ) {
    self.body = body
    self.title = title
    self.outlet = outlet
    self.author = author
    self.published = published
    self.publishedAsWritten = publishedAsWritten
    self.url = url
    self.language = language
    self.recordID = recordID
  }

  /// What it takes up in memory, all fields that may be long counted.
  public var byteCount: Int {
    [
      body, title, outlet, author, publishedAsWritten, url, language, languageAsWritten, recordID,
      section, keywords, retrieved,
    ]
    .reduce(0) { $0 + ($1?.utf8.count ?? 0) }
  }
}

/// A stored article without its body.
public struct ArticleSummary: Hashable, Sendable {
  /// The first 16 hex digits of `hash`.
  public var id: String
  /// SHA-256, in hex, of what makes the article this article: its body and its URL or outlet.
  public var hash: String
  public var title: String?
  public var outlet: String?
  public var author: String?
  public var published: CalendarDate?
  public var publishedAsWritten: String?
  public var url: String?
  public var language: String?
  public var section: String?
  /// Joined by `; `.
  public var keywords: String?
  /// When its page was fetched or saved.
  public var retrieved: String?
  /// Where it was read, as given to `import`: a path, or a path and line.
  public var input: String
  /// When it was imported: ISO 8601, UTC.
  public var imported: String
  /// The parser that found its quotes.
  public var parserVersion: String
  /// The article that counts for it where copies count once: a later version, or the first of nearly
  /// the same text; `nil` of one that counts itself.
  public var copyOf: String?
  /// How many quotes count in it: thoughts do not, unless they were asked for.
  public var quoteCount: Int

  public init(
    id: String, hash: String, title: String? = nil, outlet: String? = nil, author: String? = nil,
    published: CalendarDate? = nil, publishedAsWritten: String? = nil, url: String? = nil,
    language: String? = nil, input: String, imported: String, parserVersion: String,
    copyOf: String? = nil, quoteCount: Int
  ) {
    self.id = id
    self.hash = hash
    self.title = title
    self.outlet = outlet
    self.author = author
    self.published = published
    self.publishedAsWritten = publishedAsWritten
    self.url = url
    self.language = language
    self.input = input
    self.imported = imported
    self.parserVersion = parserVersion
    self.copyOf = copyOf
    self.quoteCount = quoteCount
  }
}

/// An article in which words were found.
public struct ArticleHit: Hashable, Sendable {
  public var article: ArticleSummary
  /// The title, or what of the body stands around the first words found, on one line.
  public var text: String
  /// Where in the text the words stand; UTF-8 bytes, half-open, in order.
  public var hits: [Range<Int>]

  public init(article: ArticleSummary, text: String, hits: [Range<Int>]) {
    self.article = article
    self.text = text
    self.hits = hits
  }
}
