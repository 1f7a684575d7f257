import GRDB
import QuoteModel

/// Looks for speakers who may be the same but were not merged, and for one who may be two: a person is
/// to decide.
///
/// To bound the work, names are compared by their keys alone, and only the newest surnames and the
/// newest quotes of each speaker are looked at.
struct SpeakerSuggestions {
  private struct Pair: Hashable {
    let likeness: SpeakerSuggestion.Likeness
    let first: String
    let second: String

    /// The surest likeness first.
    private var rank: Int { SpeakerSuggestion.Likeness.allCases.firstIndex(of: likeness) ?? 0 }

    static func isBefore(_ a: Pair, _ b: Pair) -> Bool {
      (a.first, a.second, a.rank) < (b.first, b.second, b.rank)
    }
  }

  private let db: Database
  private var traits: [String: SpeakerTraits] = [:]

  private static let mostPairs = 2000
  private static let mostSurnames = 5000

  init(_ db: Database) { self.db = db }

  /// - Returns: The likeliest first.
  mutating func all() throws -> [SpeakerSuggestion] {
    let distinct = try DistinctPairs(of: .speakers, db)
    let pairs = try Set(likeNames() + otherwiseLike()).sorted(by: Pair.isBefore) + surnames()
    var suggestions: [SpeakerSuggestion] = []
    var met: Set<[String]> = []
    // Two may be like in several ways: the first that leads to a suggestion counts.
    for pair in pairs where !met.contains([pair.first, pair.second]) {
      if distinct.has(pair.first, pair.second) { continue }
      guard let suggestion = try suggestion(of: pair) else { continue }
      suggestions.append(suggestion)
      met.insert([pair.first, pair.second])
    }
    suggestions += try SpeakerDivisions(db).all()
    return suggestions.sorted { a, b in
      (-a.score, -a.speaker.quoteCount, a.speaker.id, a.other.id)
        < (-b.score, -b.speaker.quoteCount, b.speaker.id, b.other.id)
    }
  }

  /// Full names, each pair once.
  private func likeNames() throws -> [Pair] {
    let rows = try db.rows(
      """
      SELECT alias.origin, speaker.slug, other.slug, alias.key, speaker.key
      FROM alias CROSS JOIN alias AS like
        ON like.key = alias.key AND like.speaker_id <> alias.speaker_id
      JOIN speaker ON speaker.id = alias.speaker_id AND speaker.article_id IS NULL
      JOIN speaker AS other ON other.id = like.speaker_id AND other.article_id IS NULL
      WHERE instr(alias.key, ' ') > 0
        AND (alias.origin = 'spelling' AND (like.origin = 'name' OR like.origin = 'spelling')
          OR alias.origin = 'part' AND like.origin = 'name')
        AND ifnull(speaker.merged_into, speaker.id) <> ifnull(other.merged_into, other.id)
      LIMIT \(10 * Self.mostPairs)
      """)
    var pairs: Set<Pair> = []
    while let row = try rows.next(), pairs.count < Self.mostPairs {
      let (first, second) = try (root(of: row.text(1)), root(of: row.text(2)))
      let isShorter = try row.text(0) == "part"
      let (alias, key) = (try row.text(3), try row.text(4))
      // An ending of a name, such as *de la Cruz*, is not a name of its own.
      let isWhole =
        isShorter
        ? alias.split(separator: " ").first == key.split(separator: " ").first
        : TransliterationKey(NameKey(key)).text == alias
      guard isWhole, !areDistinct(first, second) else { continue }
      let likeness = isShorter ? SpeakerSuggestion.Likeness.shorterName : .spelling
      pairs.insert(
        Pair(likeness: likeness, first: min(first, second), second: max(first, second)))
    }
    return Array(pairs)
  }

  /// Nicknames, initials, misprints and acronyms.
  private func otherwiseLike() throws -> [Pair] {
    let names = try db.rows(
      """
      SELECT slug, key, name, kind FROM speaker
      WHERE article_id IS NULL AND merged_into IS NULL ORDER BY slug
      """
    ).all {
      LikeNames.Entry(
        slug: try $0.text(0), key: try $0.text(1), name: try $0.text(2),
        kind: SpeakerKind(rawValue: try $0.text(3)) ?? .group)
    }
    return LikeNames(names).pairs(most: Self.mostPairs).filter { !areDistinct($0.first, $0.second) }
      .map {
        Pair(
          likeness: $0.likeness, first: min($0.first, $0.second), second: max($0.first, $0.second))
      }
  }

  /// Surnames without a full name that exactly one speaker of the archive has.
  private func surnames() throws -> [Pair] {
    try db.rows(
      """
      SELECT alone.slug, min(root.slug) FROM (
        SELECT slug, key FROM speaker
        WHERE article_id IS NOT NULL AND merged_into IS NULL AND kind = 'person'
        ORDER BY id DESC LIMIT \(Self.mostSurnames)
      ) AS alone
      JOIN alias ON alias.key = alone.key AND alias.origin <> 'name'
      JOIN speaker AS named ON named.id = alias.speaker_id AND named.article_id IS NULL
      JOIN speaker AS root ON root.id = ifnull(named.merged_into, named.id)
      GROUP BY alone.slug HAVING count(DISTINCT root.id) = 1
      """
    ).all { Pair(likeness: .surname, first: try $0.text(0), second: try $0.text(1)) }
  }

  private func root(of slug: String) throws -> String { try SpeakerGroups(db: db).root(of: slug) }

  /// Whether one was split off, they are of two kinds, or of two generations: a son is not his father.
  private func areDistinct(_ a: String, _ b: String) -> Bool {
    let (first, second) = (SpeakerIdentity(slug: a), SpeakerIdentity(slug: b))
    return first?.kind != second?.kind || first?.key.generation != second?.key.generation
      || first?.articleID != nil || second?.articleID != nil
  }

  private mutating func suggestion(of pair: Pair) throws -> SpeakerSuggestion? {
    // Without a role, a surname says too little.
    guard let first = try traits(of: pair.first), pair.likeness != .surname || first.hasRoles,
      let second = try traits(of: pair.second)
    else { return nil }
    // A surname gives way to a full name, however often it was met.
    let isFirstLess =
      pair.likeness == .surname || first.summary.quoteCount <= second.summary.quoteCount
    let (less, more) = isFirstLess ? (first, second) : (second, first)
    let roles = less.sharedRoles(with: more)
    if pair.likeness == .surname, roles.isEmpty { return nil }
    guard !less.isQuoted(besides: more) else { return nil }
    return SpeakerSuggestion(
      likeness: pair.likeness, speaker: less.summary, other: more.summary, roles: roles,
      outlets: less.outlets.intersection(more.outlets).sorted())
  }

  /// - Returns: `nil` for one who is not quoted.
  private mutating func traits(of slug: String) throws -> SpeakerTraits? {
    if let known = traits[slug] { return known }
    traits[slug] = try SpeakerTraits(of: slug, in: db)
    return traits[slug]
  }
}

/// What two speakers are compared by.
struct SpeakerTraits {
  let summary: SpeakerSummary
  let outlets: Set<String>
  /// As printed, by their words.
  private let roles: [Set<Substring>: String]
  private let articles: Set<Int64>

  /// Each takes reading two rows, mostly from the disk.
  private static let mostQuotes = 100

  /// - Returns: `nil` for one who is not quoted.
  init?(of slug: String, in db: Database) throws {
    let said = try SpeakerLookup(id: slug, in: db).condition(on: "quote.speaker_id")
    let summary = try db.rows(
      """
      SELECT slug, name, kind, substr(article.hash, 1, 16),
        (SELECT count(*) FROM quote WHERE \(said)), 0, NULL, NULL, wikidata
      FROM speaker LEFT JOIN article ON article.id = speaker.article_id WHERE slug = \(slug)
      """
    ).first(SpeakerSummary.init(row:))
    guard var summary, summary.quoteCount > 0 else { return nil }
    // From the index alone.
    articles = try Set(db.values("SELECT DISTINCT article_id FROM quote WHERE \(said)"))
    summary.articleCount = articles.count
    self.summary = summary
    let newest: [(role: String?, outlet: String?)] = try db.rows(
      """
      SELECT quote.role, article.outlet FROM (
        SELECT role, article_id FROM quote WHERE \(said)
        ORDER BY published DESC LIMIT \(SpeakerTraits.mostQuotes)
      ) AS quote JOIN article ON article.id = quote.article_id
      """
    ).all { (try $0.optionalText(0), try $0.optionalText(1)) }
    outlets = Set(newest.compactMap(\.outlet))
    roles = Dictionary(
      newest.compactMap(\.role).map { (SpeakerTraits.words(of: $0), $0) }
    ) { min($0, $1) }
  }

  var hasRoles: Bool { !roles.isEmpty }

  /// Roles of which one has all the words of the other: *president*, *Ukrainian president*.
  func sharedRoles(with other: SpeakerTraits) -> [String] {
    roles.filter { words, _ in
      other.roles.keys.contains { $0.isSubset(of: words) || words.isSubset(of: $0) }
    }.map(\.value).sorted()
  }

  /// Whether an article quotes both, which says that they are two.
  func isQuoted(besides other: SpeakerTraits) -> Bool { !articles.isDisjoint(with: other.articles) }

  private static func words(of role: String) -> Set<Substring> {
    Set(NameKey(role).text.split(separator: " "))
  }
}
