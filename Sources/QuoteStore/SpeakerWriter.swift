import GRDB
import QuoteModel

/// Finds or makes the speakers of the articles of one batch.
struct SpeakerWriter {
  private struct Known {
    let id: Int64
    var name: String
  }

  /// A name byte by byte: as texts, `é` and `e` with an accent would be equal, and the better
  /// spelling of the two missed if it came second.
  private struct Spelling: Hashable {
    let letters: [UInt8]
    let kind: SpeakerKind
    let isPartialName: Bool

    init(of speaker: AttributedSpeaker) {
      (letters, kind) = (Array(speaker.name.utf8), speaker.kind)
      isPartialName = speaker.isPartialName
    }
  }

  private let db: Database
  /// Of this transaction only, so that it never tells of rows that were rolled back.
  private var known: [SpeakerIdentity: Known] = [:]
  /// Speakers of all articles by the name they bear in one: folding names is what costs most here.
  private var rows: [Spelling: Int64] = [:]
  private let speakers: SpeakerRows
  private let decisions: ImportDecisions?

  init(_ db: Database) throws {
    self.db = db
    speakers = try SpeakerRows(db)
    decisions = try ImportDecisions(db)
  }

  /// - Parameters:
  ///   - articleRow: The row of the article whose public id is `articleID`.
  /// - Returns: `nil` for a name without letters and digits.
  mutating func id(
    of speaker: AttributedSpeaker, articleID: String, articleRow: Int64
  ) throws -> Int64? {
    let spelling = Spelling(of: speaker)
    let isSplit = decisions?.areSplit(in: articleID) ?? false
    if !isSplit, let row = rows[spelling] { return row }
    guard let identity = SpeakerIdentity(of: speaker, in: articleID) else { return nil }
    let row = try id(of: identity, name: speaker.name, articleRow: articleRow)
    if identity.articleID == nil { rows[spelling] = row }
    return try decisions?.bearer(of: identity, row: row, in: articleID) ?? row
  }

  private mutating func id(
    of identity: SpeakerIdentity, name: String, articleRow: Int64
  ) throws -> Int64 {
    if let found = try known[identity] ?? stored(identity) {
      known[identity] = found
      if SpellingRank(of: name) < SpellingRank(of: found.name) {
        try rename(found.id, to: name)
        known[identity]?.name = name
      }
      return found.id
    }
    let id = try speakers.insert(
      identity, name: name, articleRow: identity.articleID == nil ? nil : articleRow)
    known[identity] = Known(id: id, name: name)
    try decisions?.apply(to: identity)
    return id
  }

  private func stored(_ identity: SpeakerIdentity) throws -> Known? {
    let statement = try db.cachedStatement(
      sql: "SELECT id, ifnull(met_name, name) FROM speaker WHERE slug = ?")
    return try Row.fetchCursor(statement, arguments: [identity.slug])
      .map { Known(id: $0[0], name: $0.text(1)) }.next()
  }

  /// What a person decided goes on being shown.
  private func rename(_ id: Int64, to name: String) throws {
    try InsertStatement(
      db,
      """
      UPDATE speaker SET met_name = iif(met_name IS NULL, NULL, ?1),
        name = iif(met_name IS NULL, ?1, name)
      WHERE id = ?2
      """
    ).run([.text(name), .integer(id)])
  }
}
