/// A speaker of the archive with what was found of him, her or it.
public struct SpeakerSummary: Hashable, Sendable {
  /// Made of the folded name alone, so the same on every machine: `steve-witkoff`.
  public var id: String
  public var name: String
  public var kind: SpeakerKind
  /// The one article that this speaker belongs to: set for surnames without a full name, groups,
  /// documents and anonymous sources, which are never joined across articles.
  public var articleID: String?
  /// As a person has given it: Q22686.
  public var wikidata: String?
  public var quoteCount: Int
  public var articleCount: Int
  /// Of the dated articles among them.
  public var firstPublished: CalendarDate?
  public var lastPublished: CalendarDate?

  /// Only a surname (or another part of a name) is known of this person.
  public var isPartialName: Bool { kind == .person && articleID != nil }

  public init(
    id: String, name: String, kind: SpeakerKind, articleID: String? = nil, wikidata: String? = nil,
    quoteCount: Int,
    articleCount: Int, firstPublished: CalendarDate? = nil, lastPublished: CalendarDate? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.articleID = articleID
    self.wikidata = wikidata
    self.quoteCount = quoteCount
    self.articleCount = articleCount
    self.firstPublished = firstPublished
    self.lastPublished = lastPublished
  }
}
