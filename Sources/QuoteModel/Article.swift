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
  /// As the record has it: a BCP 47 tag such as `en`, where its maker kept to that.
  public var language: String?
  /// The record's own id, if it had one.
  public var recordID: String?

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
    [body, title, outlet, author, publishedAsWritten, url, language, recordID]
      .reduce(0) { $0 + ($1?.utf8.count ?? 0) }
  }
}
