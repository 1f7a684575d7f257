import GRDB
import QuoteModel

/// The speakers that some names stand for, each with all that were merged with it.
struct SpeakerLookup {
  let rows: [Int64]

  /// - Parameter names: Full names, surnames, aliases, in any romanisation, or public ids.
  init(_ names: [String], in db: Database) throws {
    // Two people of one name have it in both their ids, so an id is not looked for as a name.
    let ids = try names.filter { $0.contains { "-~".contains($0) } }.filter {
      try SpeakerRows(db).row(of: $0) != nil
    }
    let others = names.filter { !ids.contains($0) }.map { NameKey($0) }.filter { !$0.text.isEmpty }
    let bearers = try others.flatMap { try SpeakerLookup.bearers(of: $0, in: db) }
    rows = try db.values(
      """
      WITH
        named (id) AS (
          SELECT value FROM json_each(\(bearers.jsonArray))
          UNION SELECT id FROM speaker WHERE slug IN \(names)),
        root (id) AS (
          SELECT ifnull(merged_into, id) FROM speaker WHERE id IN (SELECT id FROM named))
      SELECT id FROM root
      UNION SELECT id FROM speaker WHERE merged_into IN (SELECT id FROM root)
      ORDER BY id
      """)
  }

  /// Those who go by a name in full, in any romanisation, and nobody else: *Luis Ortega* is not *Luis
  /// Ortega Jr.*; a part of a name is that of all who bear it.
  private static func bearers(of name: NameKey, in db: Database) throws -> [Int64] {
    let (key, spelling) = (name.text, TransliterationKey(name).text)
    let all = try db.rows(
      """
      SELECT speaker.id, speaker.key, alias.origin, alias.key, speaker.article_id IS NULL
      FROM alias JOIN speaker ON speaker.id = alias.speaker_id
      WHERE alias.key IN \([key, spelling])
      """
    ).all(Bearer.init(row:))
    let inFull = all.filter { bearer in
      guard bearer.isOfAllArticles else { return false }
      if bearer.alias == key, bearer.origin == "person" { return true }
      guard key.contains(" ") else { return false }
      return bearer.key == key || TransliterationKey(NameKey(bearer.key)).text == spelling
    }
    return (inFull.isEmpty ? all : inFull).map(\.row)
  }

  /// A speaker who goes by an alias.
  private struct Bearer {
    let row: Int64
    let key: String
    let origin: String
    let alias: String
    let isOfAllArticles: Bool

    init(row: StoredRow) throws {
      self.row = try row.value(0)
      key = try row.text(1)
      origin = try row.text(2)
      alias = try row.text(3)
      isOfAllArticles = try row.value(4)
    }
  }

  /// One speaker by its public id, and all that were merged into it.
  init(id: String, in db: Database) throws {
    rows = try db.values(
      """
      SELECT id FROM speaker WHERE slug = \(id)
      UNION SELECT member.id FROM speaker JOIN speaker AS member ON member.merged_into = speaker.id
      WHERE speaker.slug = \(id) ORDER BY 1
      """)
  }

  /// Selects the rows of `quote` that are theirs, alone or together with others.
  func condition(in db: Database) throws -> SQL {
    // One speaker is compared with `=`, so that the index gives the quotes by date.
    let alone: SQL =
      rows.count == 1 ? "quote.speaker_id = \(rows[0])" : condition(on: "quote.speaker_id")
    let jointly = condition(on: "joint_speaker.speaker_id")
    guard try db.exists("SELECT 1 FROM joint_speaker WHERE \(jointly)") else { return alone }
    return "(\(alone) OR quote.id IN (SELECT quote_id FROM joint_speaker WHERE \(jointly)))"
  }

  func condition(on column: SQL) -> SQL { "\(column) IN \(rows.list)" }

  /// Their folded names, as the full-text index has them.
  ///
  /// - Returns: `nil` if there are too many for a query.
  func keys(in db: Database) throws -> [String]? {
    let most = 100
    let keys: [String] = try db.values(
      "SELECT DISTINCT key FROM speaker WHERE id IN \(rows.list) LIMIT \(most + 1)")
    return keys.count > most ? nil : keys
  }
}
