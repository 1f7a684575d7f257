import GRDB
import QuoteModel

/// Reads all there is about one speaker.
struct SpeakerProfileReader {
  private let db: Database
  private let slug: String
  /// The speaker and all that were merged into it.
  private let members: SpeakerLookup
  /// Their quotes that count, said alone or together with others: no thoughts, and no copies. The columns of the first are in the index of
  /// speakers alone, so that 100,000 rows need not be read.
  private let said: SQL
  private let saidWithWords: SQL

  private static let most = 20
  /// All articles of one who is quoted 100,000 times would take seconds.
  private static let mostArticles = 1000

  /// - Parameter slug: Of a speaker that is not merged into another.
  init(of slug: String, in db: Database) throws {
    self.db = db
    self.slug = slug
    members = try SpeakerLookup(id: slug, in: db)
    said = SpeakerProfileReader.quotes("article_id, quote.published", of: members)
    saidWithWords = SpeakerProfileReader.quotes(
      "role, quote.cue_lemma, quote.published", of: members)
  }

  private static func quotes(_ columns: SQL, of members: SpeakerLookup) -> SQL {
    """
    (SELECT quote.\(columns) FROM quote
    WHERE \(members.condition(on: "quote.speaker_id")) AND quote.mode <> 'thought' AND quote.copy = 0
    UNION ALL
    SELECT quote.\(columns) FROM joint_speaker JOIN quote ON quote.id = joint_speaker.quote_id
    WHERE \(members.condition(on: "joint_speaker.speaker_id"))
      AND quote.mode <> 'thought' AND quote.copy = 0) AS said
    """
  }

  func profile() throws -> SpeakerProfile? {
    let facts: (summary: SpeakerSummary, wikidata: String?, note: String?)? = try db.rows(
      """
      SELECT slug, name, kind, substr(article.hash, 1, 16), tally.quotes, tally.articles,
        tally.first, tally.last, wikidata, note
      FROM speaker LEFT JOIN article ON article.id = speaker.article_id CROSS JOIN (
        SELECT count(*) AS quotes, count(DISTINCT article_id) AS articles,
          min(published) AS first, max(published) AS last
        FROM \(said)
      ) AS tally
      WHERE slug = \(slug)
      """
    ).first { (try SpeakerSummary(row: $0), try $0.optionalText(8), try $0.optionalText(9)) }
    guard let facts else { return nil }
    let merged = try merged()
    let log = DecisionLog(db: db)
    let aliases = try log.all(.alias, of: slug)
      .filter { $0.undoneAt == nil }.compactMap(\.value)
    let decisions = try ([slug] + merged.map(\.slug)).flatMap {
      try log.entries(
        "WHERE subject_kind = 'speaker' AND (subject = \($0) OR value = \($0)) ORDER BY id"
      ).map(\.decision)
    }
    var profile = SpeakerProfile(
      summary: facts.summary, wikidata: facts.wikidata, note: facts.note,
      aliases: aliases + merged.map(\.name).filter { !aliases.contains($0) },
      mergedIDs: merged.map(\.slug), outlets: try outlets(),
      months: try counts(
        "SELECT substr(published, 1, 7), NULL, count(*) FROM \(said) GROUP BY 1 ORDER BY 1"),
      decisions: decisions)
    // Its own before those of whom it was merged with.
    let attributes = try db.rows(
      """
      SELECT said.name, said.value FROM speaker
      JOIN speaker_attribute AS said ON said.speaker_id = speaker.id
      WHERE \(members.condition(on: "speaker.id"))
      ORDER BY speaker.merged_into IS NOT NULL, speaker.slug
      """)
    while let row = try attributes.next() {
      let (name, value) = (try row.text(0), try row.text(1))
      if profile.attributes[name] == nil { profile.attributes[name] = value }
    }
    try addRolesAndCues(to: &profile)
    try addCompanions(to: &profile)
    if profile.summary.isPartialName { profile.candidates = try candidates() }
    return profile
  }

  private func merged() throws -> [(slug: String, name: String)] {
    try db.rows(
      """
      SELECT member.slug, member.name FROM speaker
      JOIN speaker AS member ON member.merged_into = speaker.id
      WHERE speaker.slug = \(slug) ORDER BY member.slug
      """
    ).all { (try $0.text(0), try $0.text(1)) }
  }

  /// Through the index of outlets, for rows of articles hold their bodies too.
  private func outlets() throws -> [FacetCount] {
    try counts(
      """
      SELECT min(article.outlet COLLATE BINARY), NULL, sum(told.quotes)
      FROM article INDEXED BY article_by_outlet CROSS JOIN (
        SELECT article_id, count(*) AS quotes FROM \(said) GROUP BY 1
      ) AS told ON told.article_id = article.id
      GROUP BY article.outlet ORDER BY 3 DESC, 1
      """)
  }

  /// Both in one pass over the rows, which is what takes the time.
  private func addRolesAndCues(to profile: inout SpeakerProfile) throws {
    let rows = try db.rows(
      """
      SELECT role, cue_lemma, count(*), min(published), max(published) FROM \(saidWithWords)
      GROUP BY 1, 2
      """)
    var roles: [String: SpeakerProfile.Role] = [:]
    var cues: [String?: Int] = [:]
    while let row = try rows.next() {
      let count = try row.value(2) as Int
      cues[try row.optionalText(1), default: 0] += count
      guard let text = try row.optionalText(0) else { continue }
      var role = roles[text] ?? SpeakerProfile.Role(text: text, count: 0)
      role.count += count
      role.first = [role.first, try row.date(3)].compactMap(\.self).min()
      role.last = [role.last, try row.date(4)].compactMap(\.self).max()
      roles[text] = role
    }
    profile.roles = Array(
      roles.values.sorted { (-$0.count, $0.text) < (-$1.count, $1.text) }.prefix(Self.most))
    profile.cues = Array(
      cues.map { FacetCount(value: $0, count: $1) }
        .sorted { (-$0.count, $0.value ?? "") < (-$1.count, $1.value ?? "") }.prefix(Self.most))
  }

  /// Who else is quoted in the newest articles that quote this one.
  private func addCompanions(to profile: inout SpeakerProfile) throws {
    let articles: [Int64] = try db.values(
      """
      SELECT article_id FROM \(said) GROUP BY 1 ORDER BY max(published) DESC, 1
      LIMIT \(Self.mostArticles)
      """)
    profile.companionArticles = articles.count
    profile.companions = try counts(
      """
      SELECT root.name, root.slug, count(DISTINCT quote.article_id)
      FROM json_each(\(articles.jsonArray)) AS told JOIN quote ON quote.article_id = told.value
      JOIN speaker ON speaker.id = quote.speaker_id
      JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
      WHERE root.slug <> \(slug) AND root.article_id IS NULL
      GROUP BY root.id ORDER BY 3 DESC, 2 LIMIT \(Self.most)
      """)
  }

  private func candidates() throws -> [FacetCount] {
    let distinct = try DistinctPairs(of: .speakers, db)
    return try counts(
      """
      SELECT root.name, root.slug, (
        SELECT count(*) FROM quote JOIN speaker AS member ON member.id = quote.speaker_id
        WHERE member.id = root.id OR member.merged_into = root.id)
      FROM speaker JOIN alias ON alias.key = speaker.key AND alias.origin <> 'name'
      JOIN speaker AS named ON named.id = alias.speaker_id
      JOIN speaker AS root ON root.id = ifnull(named.merged_into, named.id)
      WHERE speaker.slug = \(slug) AND root.article_id IS NULL
      GROUP BY root.id ORDER BY 3 DESC, 2 LIMIT \(Self.most)
      """
    ).filter { !distinct.has(slug, $0.speakerID ?? "") }
  }

  private func counts(_ query: SQL) throws -> [FacetCount] {
    try db.rows(query).all {
      FacetCount(
        value: try $0.optionalText(0), speakerID: try $0.optionalText(1), count: try $0.value(2))
    }
  }
}
