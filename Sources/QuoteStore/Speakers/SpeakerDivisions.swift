import GRDB
import QuoteModel

/// Looks for speakers of one name who may be two people, by what articles say they are.
///
/// Two descriptions go with each other if they share a word, or if one article has both. Where no chain of
/// these leads from some of a name's articles to the others, they may mean two people: if both have the
/// same office somewhere else (*Brill councillor*, *Norland councillor*), or nothing in common. Most people
/// are described in more than one way, so that only short descriptions count, and of one time: who changes
/// offices does so once.
struct SpeakerDivisions {
  /// A role by its words.
  private struct Role {
    /// What is written with a capital, and nowhere without: *Norland*, as a rule a place or a body.
    let names: Set<String>
    /// All else but the shortest, *of* and the like: *councillor*.
    let offices: Set<String>
  }

  /// What articles say of one speaker, as printed.
  private struct Said {
    let article: String
    let published: CalendarDate?
    let outlet: String?
    let role: String
  }

  private let db: Database

  private static let mostSpeakers = 1000
  /// Of each the newest.
  private static let mostQuotes = 100
  /// Descriptions without a common word say something only where it is no one article's whim.
  private static let fewestArticles = 2
  /// Words of fewer letters are *of*, *for*, *the*.
  private static let shortestWord = 4
  /// What is longer is a clause on somebody, more than an office.
  private static let mostWords = 5
  /// Names that begin so far alike are one: *China*, *Chinese*.
  private static let likeBeginning = 4

  init(_ db: Database) { self.db = db }

  /// The likeliest first.
  func all() throws -> [SpeakerSuggestion] {
    let single = try decidedSingle()
    let people = try candidates().filter { !single.contains($0) }
    let descriptions = try people.map(said)
    let lowercased = Set(
      descriptions.joined().flatMap { words(of: $0.role).filter { !isCapitalised($0) } }
        .map { NameKey($0).text })
    return try zip(people, descriptions).compactMap { slug, said in
      try division(said, lowercased).flatMap { try suggestion(of: slug, $0) }
    }
  }

  /// The ids of people who are quoted by several articles, the most quoted first.
  private func candidates() throws -> [String] {
    try db.values(
      """
      SELECT DISTINCT root.slug FROM (
        SELECT speaker_id, count(*) AS quotes FROM quote WHERE speaker_id IS NOT NULL
        GROUP BY speaker_id ORDER BY 2 DESC LIMIT \(10 * Self.mostSpeakers)
      ) AS quoted
      JOIN speaker ON speaker.id = quoted.speaker_id AND speaker.article_id IS NULL
      JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
      WHERE root.kind = 'person' AND root.article_id IS NULL
      ORDER BY quoted.quotes DESC, root.slug LIMIT \(Self.mostSpeakers)
      """)
  }

  /// Those of whom somebody has decided that they are one person, or whom they go by.
  private func decidedSingle() throws -> Set<String> {
    let decided = try DecisionLog(db: db).entries(
      "WHERE subject_kind = 'speaker' AND field = 'single' AND undone_at IS NULL")
    return Set(try decided.map { try SpeakerGroups(db: db).root(of: $0.decision.subject.id) })
  }

  private func said(by slug: String) throws -> [Said] {
    let theirs = try SpeakerLookup(id: slug, in: db).condition(on: "quote.speaker_id")
    return try db.rows(
      """
      SELECT DISTINCT substr(article.hash, 1, 16), article.published, article.outlet, said.role
      FROM (
        SELECT article_id, role FROM quote WHERE \(theirs)
        ORDER BY published DESC LIMIT \(Self.mostQuotes)
      ) AS said JOIN article ON article.id = said.article_id
      WHERE said.role IS NOT NULL ORDER BY 2, 1, 4
      """
    ).all {
      Said(
        article: try $0.text(0), published: try $0.date(1), outlet: try $0.optionalText(2),
        role: try $0.text(3))
    }.filter { said in
      // *Trump's daughter* is what she is to him, and no office.
      words(of: said.role).count <= Self.mostWords && !said.role.contains { "'’".contains($0) }
    }
  }

  // MARK: What contradicts

  private typealias Division = (likeness: SpeakerSuggestion.Likeness, less: [Said], more: [Said])

  private func division(_ said: [Said], _ lowercased: Set<String>) -> Division? {
    guard Set(said.map(\.article)).count > 1 else { return nil }
    let roles = Dictionary(
      said.map { ($0.role, role($0.role, lowercased)) }, uniquingKeysWith: { one, _ in one })
    let placed = said.filter { !(roles[$0.role]?.names.isEmpty ?? true) }
    let byName = groups(of: placed, by: roles) { areLike($0.names, $1.names) }
    for (place, one) in byName.enumerated() {
      for other in byName[(place + 1)...] where areAtOneTime(one, other) {
        let offices = [one, other].map { group in
          Set(group.compactMap { roles[$0.role]?.offices }.filter { !$0.isEmpty })
        }
        if !offices[0].isDisjoint(with: offices[1]) { return ordered(.twoPlaces, one, other) }
      }
    }
    let alike = groups(of: said, by: roles) {
      areLike($0.names, $1.names) || !$0.offices.isDisjoint(with: $1.offices)
    }
    .filter { Set($0.map(\.article)).count >= Self.fewestArticles }
    guard alike.count == 2, areAtOneTime(alike[0], alike[1]),
      Set(alike[0].map(\.outlet)).isDisjoint(with: alike[1].map(\.outlet))
    else { return nil }
    return ordered(.twoRoles, alike[0], alike[1])
  }

  private func ordered(
    _ likeness: SpeakerSuggestion.Likeness, _ one: [Said], _ other: [Said]
  ) -> Division {
    let counts = [one, other].map { Set($0.map(\.article)).count }
    return counts[0] <= counts[1] ? (likeness, one, other) : (likeness, other, one)
  }

  /// Those that a chain of descriptions joins, or one article, those of most articles first.
  private func groups(
    of said: [Said], by roles: [String: Role], areAlike: (Role, Role) -> Bool
  ) -> [[Said]] {
    var groups: [[Said]] = []
    for one in said {
      let joined = groups.indices.filter { place in
        groups[place].contains { other in
          if other.article == one.article || other.role == one.role { return true }
          guard let a = roles[one.role], let b = roles[other.role] else { return false }
          return areAlike(a, b)
        }
      }
      let members = joined.flatMap { groups[$0] } + [one]
      for place in joined.reversed() { groups.remove(at: place) }
      groups.append(members)
    }
    return groups.sorted { $0.count > $1.count }
  }

  /// Whether neither was over before the other began; of what is undated, nobody knows.
  private func areAtOneTime(_ one: [Said], _ other: [Said]) -> Bool {
    let (a, b) = (one.compactMap(\.published), other.compactMap(\.published))
    guard let firstA = a.min(), let lastA = a.max(), let firstB = b.min(), let lastB = b.max()
    else { return false }
    return firstA <= lastB && firstB <= lastA
  }

  // MARK: Words

  private func role(_ text: String, _ lowercased: Set<String>) -> Role {
    var (names, offices): (Set<String>, Set<String>) = ([], [])
    for word in words(of: text) {
      let key = NameKey(word).text
      if isCapitalised(word), !lowercased.contains(key) {
        names.insert(key)
      } else if word.count >= Self.shortestWord {
        offices.insert(key)
      }
    }
    return Role(names: names, offices: offices)
  }

  /// Whether they share a name, or one that is the other's beginning or made of its first letters: *RNC*,
  /// *Republican National Committee*.
  private func areLike(_ one: Set<String>, _ other: Set<String>) -> Bool {
    if !one.isDisjoint(with: other) { return true }
    let beginnings = [one, other].map { names in Set(names.map { $0.prefix(Self.likeBeginning) }) }
    func isMade(_ short: Set<String>, of long: Set<String>) -> Bool {
      long.count > 1 && short.contains { Set(long.compactMap(\.first)).isSubset(of: $0) }
    }
    return !beginnings[0].isDisjoint(with: beginnings[1]) || isMade(one, of: other)
      || isMade(other, of: one)
  }

  private func words(of role: String) -> [String] {
    role.filter { $0 != "." }.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private func isCapitalised(_ word: String) -> Bool { word.first?.isUppercase ?? false }

  // MARK: What is proposed

  private func suggestion(of slug: String, _ division: Division) throws -> SpeakerSuggestion? {
    guard let traits = try SpeakerTraits(of: slug, in: db) else { return nil }
    let articles = Set(division.less.map(\.article)).sorted()
    let rows = try articles.compactMap { try ArticleRows(db).row(of: $0) }
    let theirs = try SpeakerLookup(id: slug, in: db).condition(on: "quote.speaker_id")
    let count: Int =
      try db.value("SELECT count(*) FROM quote WHERE \(theirs) AND article_id IN \(rows.list)") ?? 0
    var (one, other) = (traits.summary, traits.summary)
    (one.quoteCount, one.articleCount) = (count, articles.count)
    (other.quoteCount, other.articleCount) = (
      other.quoteCount - count, other.articleCount - articles.count
    )
    return SpeakerSuggestion(
      likeness: division.likeness, speaker: one, other: other,
      roles: Set(division.less.map(\.role)).sorted(), outlets: [],
      contradiction: .init(roles: Set(division.more.map(\.role)).sorted(), articles: articles))
  }
}
