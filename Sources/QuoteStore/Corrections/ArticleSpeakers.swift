import GRDB
import QuoteModel

/// Whom the names of one article mean: mostly the speakers of these names, but a person may have
/// decided that they are others of the same name.
struct ArticleSpeakers {
  private let db: Database
  private let hash: String
  /// The ids that were split off here, each with the one that the article's name has by itself.
  private let originals: [String: String]

  /// - Parameter hash: The article's.
  init(hash: String, _ db: Database) throws {
    self.db = db
    self.hash = hash
    let splits = try SpeakerDecisionLog(db).decisions(
      "WHERE action = 'split' AND article_hash = \(hash) AND undone_at IS NULL ORDER BY id")
    var originals: [String: String] = [:]
    for split in splits {
      let bearer = try SplitQuotes(db).bearer(of: split.speaker, in: hash)
      if originals[bearer] == nil { originals[bearer] = split.speaker }
    }
    self.originals = originals
  }

  /// - Returns: The public id; `nil` for a name without letters and digits.
  func id(of speaker: AttributedSpeaker, in articleID: String) throws -> String? {
    guard let slug = SpeakerIdentity(of: speaker, in: articleID)?.slug else { return nil }
    return originals.isEmpty ? slug : try SplitQuotes(db).bearer(of: slug, in: hash)
  }

  /// The ids, each once.
  func ids(of attribution: Attribution, in articleID: String) throws -> [String] {
    var ids: [String] = []
    for speaker in attribution.speakers {
      let id = try id(of: speaker, in: articleID)
      if let id, !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  /// What the article calls a speaker, as the parser gives it: the reverse of `id`.
  ///
  func printed(_ id: String) throws -> AttributedSpeaker? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT ifnull(met_name, name), ifnull(met_kind, kind), article_id IS NOT NULL
        FROM speaker WHERE slug = ?
        """)
    return try Row.fetchCursor(statement, arguments: [originals[id] ?? id]).map { row in
      let kind = SpeakerKind(rawValue: row.text(1)) ?? .person
      let isNamed = kind == .person || kind == .organisation
      return AttributedSpeaker(name: row.text(0), kind: kind, isPartialName: isNamed && row[2])
    }.next()
  }
}
