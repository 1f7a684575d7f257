import GRDB
import QuoteModel

/// Finds or makes the speakers of the articles of one batch.
struct SpeakerWriter {
  private struct Known {
    let id: Int64
    var name: String
  }

  private let db: Database
  /// Of this transaction only, so that it never tells of rows that were rolled back.
  private var known: [SpeakerIdentity: Known] = [:]

  init(_ db: Database) { self.db = db }

  /// - Parameters:
  ///   - articleRow: The row of the article whose public id is `articleID`.
  /// - Returns: `nil` for a name without letters and digits.
  mutating func id(
    of speaker: AttributedSpeaker, articleID: String, articleRow: Int64
  ) throws -> Int64? {
    guard let identity = SpeakerIdentity(of: speaker, in: articleID) else { return nil }
    if let found = try known[identity] ?? stored(identity) {
      known[identity] = found
      if SpellingRank(of: speaker.name) < SpellingRank(of: found.name) {
        try rename(found.id, to: speaker.name)
        known[identity]?.name = speaker.name
      }
      return found.id
    }
    let id = try insert(identity, name: speaker.name, articleRow: articleRow)
    known[identity] = Known(id: id, name: speaker.name)
    return id
  }

  private func stored(_ identity: SpeakerIdentity) throws -> Known? {
    let statement = try db.cachedStatement(sql: "SELECT id, name FROM speaker WHERE slug = ?")
    return try Row.fetchCursor(statement, arguments: [identity.slug])
      .map { Known(id: $0[0], name: $0.text(1)) }.next()
  }

  private func rename(_ id: Int64, to name: String) throws {
    try InsertStatement(db, "UPDATE speaker SET name = ? WHERE id = ?")
      .run([.text(name), .integer(id)])
  }

  private func insert(_ identity: SpeakerIdentity, name: String, articleRow: Int64) throws -> Int64
  {
    try InsertStatement(
      db, "INSERT INTO speaker (slug, key, name, kind, article_id) VALUES (?, ?, ?, ?, ?)"
    ).run([
      .text(identity.slug), .text(identity.key.text), .text(name), .text(identity.kind.rawValue),
      .integer(identity.articleID == nil ? nil : articleRow),
    ])
    let id = db.lastInsertedRowID
    let alias = try InsertStatement(
      db, "INSERT INTO alias (key, speaker_id, origin) VALUES (?, ?, ?)")
    try alias.run([.text(identity.key.text), .integer(id), .text("name")])
    for part in identity.parts {
      try alias.run([.text(part), .integer(id), .text("part")])
    }
    return id
  }
}
