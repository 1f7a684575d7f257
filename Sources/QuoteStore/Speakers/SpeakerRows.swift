import GRDB
import QuoteModel

/// Finds and makes rows of `speaker`, each with the keys that it is looked up by.
struct SpeakerRows {
  private let db: Database
  private let insertSpeaker: InsertStatement
  private let insertAlias: InsertStatement

  init(_ db: Database) throws {
    self.db = db
    insertSpeaker = try InsertStatement(
      db, "INSERT INTO speaker (slug, key, name, kind, article_id) VALUES (?, ?, ?, ?, ?)")
    insertAlias = try InsertStatement(
      db, "INSERT INTO alias (key, speaker_id, origin) VALUES (?, ?, ?)")
  }

  func row(of slug: String) throws -> Int64? {
    let statement = try db.cachedStatement(sql: "SELECT id FROM speaker WHERE slug = ?")
    return try statement.value([slug])
  }

  /// - Parameter articleRow: Of the article that the speaker is bound to.
  func insert(_ identity: SpeakerIdentity, name: String, articleRow: Int64?) throws -> Int64 {
    try insertSpeaker.run {
      $0.text(identity.slug).text(identity.key.text).text(name).text(identity.kind.rawValue)
        .integer(articleRow)
    }
    let row = db.lastInsertedRowID
    try insert(AliasKeys(identity.key, kind: identity.kind), of: row)
    return row
  }

  func insert(_ keys: AliasKeys, of row: Int64) throws {
    for (key, origin) in keys.origins {
      try insertAlias.run { $0.text(key).integer(row).text(origin.rawValue) }
    }
  }

  /// The row, made if it is not there: decisions may come before the articles. Its name is then the
  /// folded one, which gives way to any that an article prints.
  ///
  /// - Returns: `nil` for what is not an id, and for one bound to an article that is not there yet.
  func madeRow(of slug: String) throws -> Int64? {
    if let row = try row(of: slug) { return row }
    guard let identity = SpeakerIdentity(slug: slug) else { return nil }
    var article: Int64?
    if let id = identity.articleID, try !isSplitOff(slug) {
      article = try ArticleRows(db).row(of: id)
      guard article != nil else { return nil }
    }
    let row = try insert(identity, name: identity.key.text, articleRow: article)
    try SpeakerGroups(db: db).refreshForms(of: identity)
    return row
  }

  /// Whether it was split off, and so has the article in its id, but is not bound to it.
  private func isSplitOff(_ slug: String) throws -> Bool {
    try DecisionLog(db: db).hasAny(
      "subject_kind = 'speaker' AND field = 'split' AND value = \(slug)")
  }
}

/// What one name of a speaker can be looked up by, as keys of `alias`.
struct AliasKeys {
  /// Of the table `alias`; the surer first.
  enum Origin: String, CaseIterable {
    case name, person, part, spelling
  }

  /// Each key with the surest that it is.
  private(set) var origins: [String: Origin]

  /// - Parameter origin: What the name itself is.
  init(_ name: NameKey, kind: SpeakerKind, origin: Origin = .name) {
    origins = [name.text: origin]
    guard kind == .person else { return }
    let parts = name.parts
    for part in parts { origins[part] = .part }
    for key in [name] + parts.map({ NameKey($0) }) {
      let spelling = TransliterationKey(key).text
      if origins[spelling] == nil { origins[spelling] = .spelling }
    }
  }

  /// Adds those of another name of the same speaker.
  mutating func formUnion(_ other: AliasKeys) {
    origins.merge(other.origins) { a, b in Origin.allCases.first { $0 == a || $0 == b } ?? a }
  }
}
