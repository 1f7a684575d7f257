import GRDB
import QuoteModel

/// Gathers what there is about one speaker.
struct SpeakerProfileReading {
  private let db: Database
  private let slug: String
  /// The speaker and all that were merged into it.
  private let members: SpeakerLookup
  /// That a row of `quote` is theirs, alone or together with others.
  private let said: SQL

  private static let most = 20
  /// 5,000 articles take 50 ms; all articles of one who is quoted 100,000 times would take seconds.
  private static let mostArticles = 5000

  /// - Parameter slug: Of one that is merged into nobody.
  init(of slug: String, in db: Database) throws {
    self.db = db
    self.slug = slug
    members = try SpeakerLookup(id: slug, in: db)
    said = try members.condition(in: db)
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
      mergedIDs: merged.map(\.slug), roles: try roles(),
      outlets: try counts(
        """
        SELECT min(article.outlet COLLATE BINARY), NULL, count(*)
        FROM quote JOIN article ON article.id = quote.article_id
        WHERE \(said) GROUP BY article.outlet ORDER BY 3 DESC, 1
        """),
      months: try counts(
        """
        SELECT substr(quote.published, 1, 7), NULL, count(*) FROM quote WHERE \(said)
        GROUP BY 1 ORDER BY 1
        """),
      cues: try counts(
        """
        SELECT quote.cue_lemma, NULL, count(*) FROM quote WHERE \(said)
        GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT \(SpeakerProfileReading.most)
        """),
      decisions: decisions)
    try addCompanions(to: &profile)
    if profile.summary.isPartialName { profile.candidates = try candidates() }
    return profile
  }

  private func summary(_ facts: Row) throws -> SpeakerSummary {
    let counts = try SQLRequest<Row>(
      literal: """
        SELECT count(*), count(DISTINCT quote.article_id), min(quote.published),
          max(quote.published)
        FROM quote WHERE \(said)
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

  private func roles() throws -> [SpeakerProfile.Role] {
    try Array(
      SQLRequest<Row>(
        literal: """
          SELECT role, count(*), min(published), max(published) FROM quote
          WHERE role IS NOT NULL AND \(members.condition(on: "quote.speaker_id"))
          GROUP BY role ORDER BY 2 DESC, 1 LIMIT \(SpeakerProfileReading.most)
          """
      ).fetchCursor(db).map { row in
        SpeakerProfile.Role(
          text: row.text(0), count: row[1],
          first: row.optionalText(2).flatMap { CalendarDate(iso: $0) },
          last: row.optionalText(3).flatMap { CalendarDate(iso: $0) })
      })
  }

  /// Who else is quoted in the newest articles that quote this one.
  private func addCompanions(to profile: inout SpeakerProfile) throws {
    let articles = try SQLRequest<Int64>(
      literal: """
        SELECT DISTINCT quote.article_id FROM quote WHERE \(said)
        ORDER BY quote.published DESC LIMIT \(SpeakerProfileReading.mostArticles)
        """
    ).fetchAll(db)
    profile.companionArticles = articles.count
    let list = "[" + articles.map(String.init).joined(separator: ",") + "]"
    profile.companions = try counts(
      """
      SELECT root.name, root.slug, count(DISTINCT quote.article_id)
      FROM json_each(\(list)) AS told JOIN quote ON quote.article_id = told.value
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
