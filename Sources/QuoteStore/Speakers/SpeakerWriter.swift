import GRDB
import QuoteModel

/// Finds or makes the speakers of the articles of one batch.
struct SpeakerWriter {
  private struct Known {
    let id: Int64
    var name: String
  }

  /// Compared by the bytes of its name: as strings, `é` and `e` with an accent are equal, and the
  /// better spelling of the two would be missed if it came second.
  private struct Spelling: Hashable {
    let speaker: AttributedSpeaker

    static func == (a: Spelling, b: Spelling) -> Bool {
      a.speaker == b.speaker && a.speaker.name.utf8.elementsEqual(b.speaker.name.utf8)
    }
  }

  private let db: Database
  /// Of this transaction only, so that it never has rows that were rolled back.
  private var known: [String: Known] = [:]
  /// Rows of speakers that all articles share, by the printed name: folding names costs most here.
  private var rows: [Spelling: Int64] = [:]
  private let speakers: SpeakerRows
  private let groups: SpeakerGroups
  private let decisions: ImportDecisions?
  private let areArticlesNew: Bool

  /// - Parameter areArticlesNew: Whether the archive has had none of the articles before.
  init(_ db: Database, areArticlesNew: Bool) throws {
    self.db = db
    self.areArticlesNew = areArticlesNew
    speakers = try SpeakerRows(db)
    groups = SpeakerGroups(db: db)
    decisions = try ImportDecisions(db)
  }

  /// - Parameters:
  ///   - articleRow: The row of the article whose public id is `articleID`.
  /// - Returns: `nil` for a name without letters and digits.
  mutating func id(
    of speaker: AttributedSpeaker, articleID: String, articleRow: Int64
  ) throws -> Int64? {
    let spelling = Spelling(speaker: speaker)
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
    if let found = try known[identity.slug] ?? stored(identity) {
      if known[identity.slug] == nil { try groups.refreshForms(of: identity) }
      known[identity.slug] = found
      if !name.utf8.elementsEqual(found.name.utf8), isBetter(name, than: found.name) {
        try rename(found.id, to: name)
        known[identity.slug]?.name = name
      }
      return found.id
    }
    let id = try speakers.insert(
      identity, name: name, articleRow: identity.articleID == nil ? nil : articleRow)
    known[identity.slug] = Known(id: id, name: name)
    try decisions?.apply(to: identity)
    try groups.refreshForms(of: identity)
    return id
  }

  private func stored(_ identity: SpeakerIdentity) throws -> Known? {
    // A speaker of one article alone comes with it, unless somebody has decided about it before.
    if areArticlesNew, decisions == nil, identity.articleID != nil { return nil }
    let statement = try db.cachedStatement(
      sql: "SELECT id, ifnull(met_name, name) FROM speaker WHERE slug = ?")
    return try statement.rows([identity.slug]).first {
      Known(id: try $0.value(0), name: try $0.text(1))
    }
  }

  /// A name that a person decided is still the one that is shown.
  private func rename(_ id: Int64, to name: String) throws {
    try InsertStatement(
      db,
      """
      UPDATE speaker SET met_name = iif(met_name IS NULL, NULL, ?1),
        name = iif(met_name IS NULL, ?1, name)
      WHERE id = ?2
      """
    ).run { $0.text(name).integer(id) }
  }
}

/// Which of two spellings of one name to show: the same whichever was met first.
///
/// Mixed case before capitals or small letters throughout, then more accents, then the shorter.
func isBetter(_ a: String, than b: String) -> Bool {
  func rank(_ name: String) -> (Int, Int, Int) {
    let isOneCase = name == name.uppercased() || name == name.lowercased()
    let accents = name.unicodeScalars.count { !$0.isASCII && $0.properties.isAlphabetic }
    return (isOneCase ? 1 : 0, -accents, name.unicodeScalars.count)
  }
  let (first, second) = (rank(a), rank(b))
  return first == second ? a.utf8.lexicographicallyPrecedes(b.utf8) : first < second
}
