/// What sort of source a speaker is.
public enum SpeakerKind: String, CaseIterable, Hashable, Sendable, Codable {
  case person
  /// A company, ministry, court, newspaper or government, also by metonymy: *Kyiv*, *No 10*.
  case organisation
  /// Several people without a name: *critics*, *aides to both leaders*.
  case group
  /// A text that speaks: *the report*, *the sign*, *a poll*.
  case document
  /// One person whose name is not printed: *a spokesman for Ortega*.
  case anonymous
}

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

/// All that an archive knows of one speaker, with all that were merged with it.
public struct SpeakerProfile: Hashable, Sendable {
  /// What the articles say the speaker is, and when they did.
  public struct Role: Hashable, Sendable {
    /// As printed: *plant manager*.
    public var text: String
    public var count: Int
    /// Of the dated articles that have it.
    public var first: CalendarDate?
    public var last: CalendarDate?

    public init(text: String, count: Int, first: CalendarDate? = nil, last: CalendarDate? = nil) {
      self.text = text
      self.count = count
      self.first = first
      self.last = last
    }
  }

  public var summary: SpeakerSummary
  public var wikidata: String?
  public var note: String?
  /// What people say of it besides, by name: `party`.
  public var attributes: [String: String] = [:]
  /// Those that a person decided, as typed, then the names of those that were merged into it.
  public var aliases: [String]
  /// The ids of those that were merged into it.
  public var mergedIDs: [String]
  /// Most frequent first; only so many as a person reads.
  public var roles: [Role]
  public var outlets: [FacetCount]
  /// In the order of time.
  public var months: [FacetCount]
  public var cues: [FacetCount]
  /// Who is quoted in the same articles: in how many of `companionArticles`.
  public var companions: [FacetCount]
  /// How many articles were looked at for companions, the newest first.
  public var companionArticles: Int
  /// Who a surname alone may be: those of the archive who have it, with their quotes.
  public var candidates: [FacetCount]
  /// About it and those merged into it, in the order they were made.
  public var decisions: [Decision]

  public init(
    summary: SpeakerSummary, wikidata: String? = nil, note: String? = nil, aliases: [String] = [],
    mergedIDs: [String] = [], roles: [Role] = [], outlets: [FacetCount] = [],
    months: [FacetCount] = [], cues: [FacetCount] = [], companions: [FacetCount] = [],
    companionArticles: Int = 0, candidates: [FacetCount] = [], decisions: [Decision] = []
  ) {
    self.summary = summary
    self.wikidata = wikidata
    self.note = note
    self.aliases = aliases
    self.mergedIDs = mergedIDs
    self.roles = roles
    self.outlets = outlets
    self.months = months
    self.cues = cues
    self.companions = companions
    self.companionArticles = companionArticles
    self.candidates = candidates
    self.decisions = decisions
  }
}

/// Two speakers of an archive who may be one, or one who may be two, and why that is thought.
public struct SpeakerSuggestion: Hashable, Sendable {
  /// What brought the two together; at last, what parts the one.
  public enum Likeness: String, CaseIterable, Hashable, Sendable, Codable {
    /// Two romanisations of one name.
    case spelling
    /// One has a middle name, an initial or a generation that the other lacks.
    case shorterName = "shorter name"
    /// One is a familiar form of the other: *Vince*, *Vincent*.
    case nickname
    /// One has an initial for the other's given name.
    case initials
    /// One goes on where the other ends: *Hillary Rodham*, *Hillary Rodham Clinton*.
    case beginning
    /// A slip of the keys apart.
    case misprint
    /// One is made of the other's first letters.
    case acronym
    /// A surname alone that only one speaker of the archive has.
    case surname
    /// One name has the same office in two places: *Brill councillor*, *Norland councillor*.
    case twoPlaces = "two places"
    /// Articles of one time say of one name what has nothing in common: *goalkeeper*, *minister*.
    case twoRoles = "two roles"
  }

  /// What speaks for two people of one name.
  public struct Contradiction: Hashable, Sendable {
    /// What the articles of the other say, as printed.
    public var roles: [String]
    /// The public ids of those that may mean the one.
    public var articles: [String]

    public init(roles: [String], articles: [String]) {
      self.roles = roles
      self.articles = articles
    }
  }

  public var likeness: Likeness
  /// The less quoted, which would be merged into the other.
  public var speaker: SpeakerSummary
  public var other: SpeakerSummary
  /// Roles that articles give both, as printed with the first.
  public var roles: [String]
  /// Outlets that quote both.
  public var outlets: [String]
  /// Set where `speaker` and `other` are one so far: of each the quotes that would be left.
  public var contradiction: Contradiction?

  public init(
    likeness: Likeness, speaker: SpeakerSummary, other: SpeakerSummary, roles: [String],
    outlets: [String], contradiction: Contradiction? = nil
  ) {
    self.contradiction = contradiction
    self.likeness = likeness
    self.speaker = speaker
    self.other = other
    self.roles = roles
    self.outlets = outlets
  }

  /// The higher, the likelier: a like full name counts most, then a role, then an outlet.
  public var score: Int {
    if contradiction != nil { return likeness == .twoPlaces ? 4 : 3 }
    let name =
      switch likeness {
      case .spelling: 5
      case .shorterName, .nickname, .acronym: 4
      case .initials, .misprint, .beginning: 3
      case .surname, .twoPlaces, .twoRoles: 1
      }
    return name + (roles.isEmpty ? 0 : 2) + (outlets.isEmpty ? 0 : 1)
  }
}
