/// What to look for: every field that is set must hold; an empty list or `nil` allows all.
public struct QuoteQuery: Hashable, Sendable {
  /// The order of the rows. Ties go by published, article hash, start.
  public enum Sort: String, CaseIterable, Hashable, Sendable {
    /// Best match of `words` first; without words, as `newest`.
    case relevance
    case newest
    case oldest
    case speaker
    /// The least confident first; to have no speaker counts as half as sure.
    case leastSure
    /// Published (undated first), article hash, start: what exports keep to.
    case stable
  }

  /// Whether older versions of articles and near copies of others count.
  public enum Copies: String, CaseIterable, Hashable, Sendable {
    case all
    /// Of all that say the same, one article alone.
    case once
    /// Only those that `once` leaves out.
    case only
  }

  /// Any text is safe: `"a phrase"`, `begin*`, `-without`, `a OR b`, `a NEAR b`, `NEAR(a b, 5)`; all
  /// else are words, all of which must occur.
  public var words: String?
  /// Only the words as they are typed, without their other forms (*hold*, *holds*, *holding*).
  public var isExact = false
  /// Any of these, each by full name, surname or alias.
  public var speakers: [String] = []
  /// By any name that people decided an outlet to have.
  public var outlets: [String] = []
  public var authors: [String] = []
  public var sections: [String] = []
  /// Tags and keywords of articles, each in full.
  public var keywords: [String] = []
  /// Tags such as `en`, which is `en-GB` too.
  public var languages: [String] = []
  /// A pattern of addresses, as SQLite's GLOB has it: `https://example.org/*`.
  public var urls: [String] = []
  /// What articles must be without: all of these.
  public var lacks: [ArticleLack] = []
  /// Only new versions of articles that were stored before.
  public var updatedOnly = false
  /// Public ids.
  public var articles: [String] = []
  /// Only these articles, by numbers that are good for one archive alone: what
  /// `ArticleRepository.numbers(titles:)` and `numbers(bodies:)` have found.
  public var articleNumbers: [Int64]?
  /// The first and the last day, both included; undated articles are left out if either is set.
  public var from: CalendarDate?
  public var to: CalendarDate?
  public var kinds: Set<QuoteKind> = []
  public var modes: Set<QuoteMode> = []
  public var polarities: Set<Polarity> = []
  /// Dictionary forms, as in `Attribution.cueLemma`.
  public var cues: [String] = []
  public var minimumConfidence: Double?
  /// What confidences are read as, also by `minimumConfidence`: one for each hundredth from 0 to 1 that a
  /// parser may state, never falling. `nil` for what it states.
  public var calibratedConfidences: [Double]?
  /// Only quotes without a speaker.
  public var unattributedOnly = false
  /// Only quotes that a person has accepted or corrected.
  public var reviewedOnly = false
  /// Only quotes that nobody has accepted or corrected yet.
  public var unreviewedOnly = false
  public var copies = Copies.all
  /// Only articles that this import stored.
  public var importID: Int64?
  public var sort = Sort.relevance
  public var limit: Int?
  public var offset = 0

  /// What was uttered: the `modes` of a search or export that was not asked for others.
  public static let utteredModes: Set<QuoteMode> = [.speech, .writing]

  public init() {}

  /// - Parameter stated: What the parser states.
  public func confidence(for stated: Double) -> Double {
    guard let calibratedConfidences else { return stated }
    let place = Int((stated * 100).rounded())
    return calibratedConfidences.indices.contains(place) ? calibratedConfidences[place] : stated
  }

  /// The same articles, of whose quotes nothing is asked but `modes`: what a share of quotes is of.
  public var ofAllQuotes: QuoteQuery {
    var all = self
    (all.words, all.speakers, all.cues) = (nil, [], [])
    (all.kinds, all.polarities, all.minimumConfidence) = ([], [], nil)
    (all.unattributedOnly, all.reviewedOnly, all.unreviewedOnly) = (false, false, false)
    return all
  }
}

/// What an article may be without.
public enum ArticleLack: String, CaseIterable, Hashable, Sendable {
  case date, outlet, author, title, url, language
  /// All but a few words.
  case text

  /// In Unicode characters; with fewer, an article has hardly any text.
  public static let leastText = 300

  /// What an article is without.
  public static func all(of article: Article) -> Set<ArticleLack> {
    Set(
      allCases.filter { lack in
        switch lack {
        case .date: article.published == nil
        case .outlet: article.outlet == nil
        case .author: article.author == nil
        case .title: article.title == nil
        case .url: article.url == nil
        case .language: article.language == nil
        case .text:
          article.body.utf8.count < 4 * leastText && article.body.unicodeScalars.count < leastText
        }
      })
  }
}

/// In what the words of a search are looked for.
public enum SearchPlace: String, CaseIterable, Hashable, Sendable {
  case quotes, titles, articles
}

/// What quotes can be counted by.
public enum Facet: Hashable, Sendable {
  case speaker
  case outlet
  case section
  case month
  case kind
  case cue
  case role
  case mode
  case polarity
  /// What people say of the speakers besides, by its name: *party*.
  case attribute(String)

  /// All but attributes, which every archive has others of.
  public static let general: [Facet] = [
    .speaker, .outlet, .section, .month, .kind, .cue, .role, .mode, .polarity,
  ]

  /// - Parameter name: Of an attribute unless it is one of the others'.
  public init(named name: String) {
    self = Self.general.first { $0.name == name } ?? .attribute(name)
  }

  public var name: String {
    switch self {
    case .speaker: "speaker"
    case .outlet: "outlet"
    case .section: "section"
    case .month: "month"
    case .kind: "kind"
    case .cue: "cue"
    case .role: "role"
    case .mode: "mode"
    case .polarity: "polarity"
    case .attribute(let name): name
    }
  }
}

/// How many quotes share one value of a facet.
public struct FacetCount: Hashable, Sendable {
  /// As it is printed: a name, an outlet, `2026-01`, `direct`; `nil` where the archive has none.
  public var value: String?
  /// The speaker's id, when counted by speaker.
  public var speakerID: String?
  public var count: Int

  public init(value: String?, speakerID: String? = nil, count: Int) {
    self.value = value
    self.speakerID = speakerID
    self.count = count
  }
}

/// How many quotes share a value of one facet and a value of another.
public struct CrossTable: Hashable, Sendable {
  /// The values of each facet, in the order of its own counts, which these have.
  public let rows: [FacetCount]
  public let columns: [FacetCount]
  /// For each row the counts that are not zero, by their column.
  public let cells: [[Int: Int]]

  public init(rows: [FacetCount], columns: [FacetCount], cells: [[Int: Int]]) {
    self.rows = rows
    self.columns = columns
    self.cells = cells
  }
}
