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
