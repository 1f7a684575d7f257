import GRDB
import QuoteModel

/// The quotes of one article that are another person's of the same name.
struct SplitQuotes {
  private let db: Database
  private let log: DecisionLog
  private let rows: SpeakerRows

  init(_ db: Database) throws {
    self.db = db
    log = DecisionLog(db: db)
    rows = try SpeakerRows(db)
  }

  /// Gives the quotes of an article to whom the decisions in force give them.
  func refresh(_ slug: String, in articleHash: String) throws {
    let article = try QuoteRewriter.article(of: articleHash, in: db)
    let bearer = try bearer(of: slug, in: articleHash)
    guard let to = try rows.madeRow(of: bearer), let article else { return }
    let others = try log.all(.split, of: slug).filter { $0.articleHash == articleHash }
      .compactMap(\.value)
    for other in Set(others + [slug]) where other != bearer {
      let from = try rows.row(
        of: try other == slug ? slug : self.bearer(of: other, in: articleHash))
      if let from, from != to { try move(from: from, to: to, in: article) }
    }
  }

  /// Whose the quotes are that the article gives to this speaker.
  func bearer(of slug: String, in articleHash: String) throws -> String {
    try Self.last(from: slug) { try log.latest(.split, of: $0, in: articleHash)?.value }
  }

  /// Who is left when one after another was split off; none comes twice.
  ///
  /// - Parameter next: Who was split off from one, if anybody was.
  static func last(from slug: String, next: (String) throws -> String?) rethrows -> String {
    var last = slug
    var met: Set<String> = [slug]
    while let other = try next(last), met.insert(other).inserted { last = other }
    return last
  }

  private func move(from: Int64, to: Int64, in article: Int64) throws {
    let quotes: [Int64] = try db.values(
      """
      SELECT id FROM quote WHERE article_id = \(article) AND (
        speaker_id = \(from) OR id IN (
          SELECT quote_id FROM joint_speaker WHERE speaker_id = \(from)))
      """)
    try WordIndex(db: db).update(quotes) {
      for quote in quotes {
        try db.execute(
          literal: """
            UPDATE quote SET speaker_id = \(to) WHERE id = \(quote) AND speaker_id = \(from);
            UPDATE joint_speaker SET speaker_id = \(to)
            WHERE quote_id = \(quote) AND speaker_id = \(from);
            """)
      }
    }
  }
}

/// The decisions that an import has to heed for the speakers of its articles.
struct ImportDecisions {
  private let db: Database
  private let rows: SpeakerRows
  /// By the article's public id, then by the id of whom the article names.
  private let splits: [String: [String: String]]
  /// Those bound to articles that are yet to come, for the others have their rows already.
  private let awaited: Set<String>
  private let hasAliases: Bool

  /// - Returns: `nil` where nothing is decided, as in most archives.
  init?(_ db: Database) throws {
    let log = DecisionLog(db: db)
    guard try log.hasAny("subject_kind = 'speaker'") else { return nil }
    self.db = db
    rows = try SpeakerRows(db)
    awaited = Set(
      try db.values(
        """
        SELECT named.slug FROM (
          SELECT subject AS slug FROM decision WHERE subject_kind = 'speaker' AND undone_at IS NULL
          UNION SELECT value FROM decision
          WHERE subject_kind = 'speaker' AND field = 'merge' AND value IS NOT NULL
            AND undone_at IS NULL
        ) AS named
        WHERE NOT EXISTS (SELECT 1 FROM speaker WHERE speaker.slug = named.slug)
        """) as [String])
    hasAliases = try log.hasAliases()
    var splits: [String: [String: String]] = [:]
    try log.forEach(
      """
      WHERE article_hash IS NOT NULL AND field = 'split' AND undone_at IS NULL
      ORDER BY \(DecisionLog.time), id
      """
    ) {
      guard let hash = $0.decision.articleHash, let value = $0.decision.value else { return }
      splits[String(hash.prefix(16)), default: [:]][$0.decision.subject.id] = value
    }
    self.splits = splits
  }

  /// Whether some names in this article are other people than in others.
  func areSplit(in articleID: String) -> Bool { splits[articleID] != nil }

  /// - Parameter row: Of the speaker whom the article names.
  /// - Returns: The row of whom it means.
  func bearer(of identity: SpeakerIdentity, row: Int64, in articleID: String) throws -> Int64 {
    guard let splits = splits[articleID] else { return row }
    let slug = SplitQuotes.last(from: identity.slug) { splits[$0] }
    return slug == identity.slug ? row : try rows.madeRow(of: slug) ?? row
  }

  /// Does for a new speaker what was decided before it came.
  func apply(to identity: SpeakerIdentity) throws {
    let slug = identity.slug
    if awaited.contains(slug) { try DecisionEffects(db).refreshAll(about: slug) }
    if try isAlias(identity) { try SpeakerGroups(db: db).refresh(slug) }
  }

  /// Asked of every new speaker, so that few are looked at further.
  private func isAlias(_ identity: SpeakerIdentity) throws -> Bool {
    guard hasAliases, identity.articleID == nil else { return false }
    let statement = try db.cachedStatement(
      sql: "SELECT 1 FROM alias WHERE key = ? AND origin = 'person' LIMIT 1")
    return try statement.hasRow([identity.key.text])
  }
}
