import GRDB
import QuoteModel

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
    guard
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM speaker_decision)") == true
    else { return nil }
    self.db = db
    rows = try SpeakerRows(db)
    awaited = try String.fetchSet(
      db,
      sql: """
        SELECT named.slug FROM (
          SELECT speaker AS slug FROM speaker_decision WHERE undone_at IS NULL
          UNION SELECT value FROM speaker_decision WHERE action = 'merge' AND value IS NOT NULL AND undone_at IS NULL
        ) AS named
        WHERE NOT EXISTS (SELECT 1 FROM speaker WHERE speaker.slug = named.slug)
        """)
    let decided = try SpeakerDecisionLog(db).decisions(
      "WHERE action = 'split' AND undone_at IS NULL ORDER BY made_at, id")
    hasAliases = try SpeakerDecisionLog(db).hasAliases()
    var splits: [String: [String: String]] = [:]
    for split in decided {
      guard let hash = split.articleHash, let value = split.value else { continue }
      splits[String(hash.prefix(16)), default: [:]][split.speaker] = value
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
    if awaited.contains(slug) { try SpeakerDecisionEffects(db).refreshAll(about: slug) }
    if try isAlias(identity) { try SpeakerGroups(db).refresh(slug) }
  }

  /// Asked of every new speaker, so that few are looked at further.
  private func isAlias(_ identity: SpeakerIdentity) throws -> Bool {
    guard hasAliases, identity.articleID == nil else { return false }
    let statement = try db.cachedStatement(
      sql: "SELECT 1 FROM alias WHERE key = ? AND origin = 'person' LIMIT 1")
    return try Int.fetchOne(statement, arguments: [identity.key.text]) != nil
  }
}
