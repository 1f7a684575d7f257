import GRDB
import QuoteModel

/// Gathers what there is about one speaker.
struct SpeakerProfileReading {
  private let db: Database
  private let slug: String
  /// The speaker and all that were merged into it.
  private let members: SpeakerLookup
  /// Their quotes, said alone or together with others. The columns of the first are in the index of
  /// speakers alone, so that 100,000 rows need not be read.
  private let said: SQL
  private let saidWithWords: SQL

  private static let most = 20
  /// All articles of one who is quoted 100,000 times would take seconds.
  private static let mostArticles = 1000

  /// - Parameter slug: Of one that is merged into nobody.
  init(of slug: String, in db: Database) throws {
    self.db = db
    self.slug = slug
    members = try SpeakerLookup(id: slug, in: db)
    said = SpeakerProfileReading.quotes("article_id, quote.published", of: members)
    saidWithWords = SpeakerProfileReading.quotes(
      "role, quote.cue_lemma, quote.published", of: members)
  }

  private static func quotes(_ columns: SQL, of members: SpeakerLookup) -> SQL {
    """
    (SELECT quote.\(columns) FROM quote WHERE \(members.condition(on: "quote.speaker_id"))
    UNION ALL
    SELECT quote.\(columns) FROM joint_speaker JOIN quote ON quote.id = joint_speaker.quote_id
    WHERE \(members.condition(on: "joint_speaker.speaker_id"))) AS said
    """
  }

  func profile() throws -> SpeakerProfile? {
    guard
      let facts = try SQLRequest<Row>(
        literal: """
          SELECT speaker.name, speaker.kind, substr(article.hash, 1, 16), wikidata, note
          FROM speaker LEFT JOIN article ON article.id = speaker.article_id
          WHERE slug = \(slug)
          """
      ).fetchOne(db)
    else { return nil }
    let merged = try merged()
    let aliases = try SpeakerDecisionLog(db).all(of: slug, .alias)
      .filter { $0.undoneAt == nil }.compactMap(\.value)
    let decisions = try ([slug] + merged.map(\.slug)).flatMap {
      try SpeakerDecisionLog(db).decisions("WHERE speaker = \($0) OR value = \($0) ORDER BY id")
    }
    var profile = SpeakerProfile(
      summary: try summary(facts), wikidata: facts.optionalText(3), note: facts.optionalText(4),
      aliases: aliases + merged.map(\.name).filter { !aliases.contains($0) },
      mergedIDs: merged.map(\.slug), outlets: try outlets(),
      months: try counts(
        "SELECT substr(published, 1, 7), NULL, count(*) FROM \(said) GROUP BY 1 ORDER BY 1"),
      decisions: decisions)
    try addRolesAndCues(to: &profile)
    try addCompanions(to: &profile)
    if profile.summary.isPartialName { profile.candidates = try candidates() }
    return profile
  }

  private func summary(_ facts: Row) throws -> SpeakerSummary {
    let counts = try SQLRequest<Row>(
      literal: """
        SELECT count(*), count(DISTINCT article_id), min(published), max(published) FROM \(said)
        """
    ).fetchOne(db)
    return SpeakerSummary(
      id: slug, name: facts.text(0), kind: SpeakerKind(rawValue: facts.text(1)) ?? .person,
      articleID: facts.optionalText(2), quoteCount: counts?[0] ?? 0, articleCount: counts?[1] ?? 0,
      firstPublished: counts?.optionalText(2).flatMap { CalendarDate(iso: $0) },
      lastPublished: counts?.optionalText(3).flatMap { CalendarDate(iso: $0) })
  }

  private func merged() throws -> [(slug: String, name: String)] {
    try SQLRequest<Row>(
      literal: """
        SELECT member.slug, member.name FROM speaker
        JOIN speaker AS member ON member.merged_into = speaker.id
        WHERE speaker.slug = \(slug) ORDER BY member.slug
        """
    ).fetchAll(db).map { ($0.text(0), $0.text(1)) }
  }

  /// By the index of outlets, for the articles themselves have their bodies beside them.
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
    let rows = try SQLRequest<Row>(
      literal: """
        SELECT role, cue_lemma, count(*), min(published), max(published) FROM \(saidWithWords)
        GROUP BY 1, 2
        """
    ).fetchCursor(db)
    var roles: [String: SpeakerProfile.Role] = [:]
    var cues: [String?: Int] = [:]
    while let row = try rows.next() {
      let count = row[2] as Int
      cues[row.optionalText(1), default: 0] += count
      guard let text = row.optionalText(0) else { continue }
      let dates = [row.optionalText(3), row.optionalText(4)].map {
        $0.flatMap { CalendarDate(iso: $0) }
      }
      var role = roles[text] ?? SpeakerProfile.Role(text: text, count: 0)
      role.count += count
      role.first = [role.first, dates[0]].compactMap(\.self).min()
      role.last = [role.last, dates[1]].compactMap(\.self).max()
      roles[text] = role
    }
    profile.roles = Array(
      roles.values.sorted { (-$0.count, $0.text) < (-$1.count, $1.text) }
        .prefix(SpeakerProfileReading.most))
    profile.cues = Array(
      cues.map { FacetCount(value: $0, count: $1) }
        .sorted { (-$0.count, $0.value ?? "") < (-$1.count, $1.value ?? "") }
        .prefix(SpeakerProfileReading.most))
  }

  /// Who else is quoted in the newest articles that quote this one.
  private func addCompanions(to profile: inout SpeakerProfile) throws {
    let articles = try SQLRequest<Int64>(
      literal: """
        SELECT article_id FROM \(said) GROUP BY 1 ORDER BY max(published) DESC, 1 LIMIT \(SpeakerProfileReading.mostArticles)
        """
    ).fetchAll(db)
    profile.companionArticles = articles.count
    profile.companions = try counts(
      """
      SELECT root.name, root.slug, count(DISTINCT quote.article_id)
      FROM json_each(\(articles.jsonArray)) AS told JOIN quote ON quote.article_id = told.value
      JOIN speaker ON speaker.id = quote.speaker_id
      JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
      WHERE root.slug <> \(slug) AND root.article_id IS NULL
      GROUP BY root.id ORDER BY 3 DESC, 2 LIMIT \(SpeakerProfileReading.most)
      """)
  }

  private func candidates() throws -> [FacetCount] {
    try counts(
      """
      SELECT root.name, root.slug, (
        SELECT count(*) FROM quote JOIN speaker AS member ON member.id = quote.speaker_id
        WHERE member.id = root.id OR member.merged_into = root.id)
      FROM speaker JOIN alias ON alias.key = speaker.key AND alias.origin <> 'name'
      JOIN speaker AS named ON named.id = alias.speaker_id
      JOIN speaker AS root ON root.id = ifnull(named.merged_into, named.id)
      WHERE speaker.slug = \(slug) AND root.article_id IS NULL
      GROUP BY root.id ORDER BY 3 DESC, 2 LIMIT \(SpeakerProfileReading.most)
      """)
  }

  private func counts(_ sentence: SQL) throws -> [FacetCount] {
    try Array(
      SQLRequest<Row>(literal: sentence).fetchCursor(db).map {
        FacetCount(value: $0.optionalText(0), speakerID: $0.optionalText(1), count: $0[2])
      })
  }
}
