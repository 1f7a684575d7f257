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
    let splits = try DecisionLog(db: db).entries(
      "WHERE article_hash = \(hash) AND field = 'split' AND undone_at IS NULL ORDER BY id")
    var originals: [String: String] = [:]
    for split in splits.map(\.decision.subject.id) {
      let bearer = try SplitQuotes(db).bearer(of: split, in: hash)
      if originals[bearer] == nil { originals[bearer] = split }
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
  func printed(_ id: String) throws -> AttributedSpeaker? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT ifnull(met_name, name), ifnull(met_kind, kind), article_id IS NOT NULL
        FROM speaker WHERE slug = ?
        """)
    return try statement.rows([originals[id] ?? id]).first { row in
      let kind = SpeakerKind(rawValue: try row.text(1)) ?? .person
      let isNamed = kind == .person || kind == .organisation
      return AttributedSpeaker(
        name: try row.text(0), kind: kind, isPartialName: try isNamed && row.value(2))
    }
  }
}

/// Whom a person means by a name in one article.
struct SpeakerMatch {
  private let db: Database
  private let article: ArticleKey
  private let names: ArticleSpeakers

  /// How many are told when a name fits too many.
  private static let most = 9

  /// - Parameter hash: The article's.
  init(in article: ArticleKey, hash: String, _ db: Database) throws {
    self.db = db
    self.article = article
    names = try ArticleSpeakers(hash: hash, db)
  }

  /// - Parameter name: A public id, a full name or an alias; a new name makes a new speaker, of the
  ///   kind that stands after it as in ids (`Harbour Trust~organisation`), or a person.
  func speaker(named name: String) throws -> AttributedSpeaker {
    if let id = try ids("speaker.slug = \(name)").first { return try speaker(id, named: name) }
    guard let typed = SpeakerText.speaker(of: name) else { throw DecisionError.noName(name) }
    let key = NameKey(typed.name).text
    let kind: SQL = name.contains("~") ? "root.kind = \(typed.kind.rawValue)" : "1"
    let full = try ids(
      """
      speaker.id IN (
        SELECT speaker_id FROM alias WHERE key = \(key) AND origin IN ('name', 'person'))
        AND \(kind)
      """)
    if full.count > 1 { throw DecisionError.ambiguous(name: name, ids: full) }
    if let id = full.first { return try speaker(id, named: name) }
    guard !name.contains("~") else { return typed }
    let longer = try ids(
      "root.article_id IS NULL AND speaker.id IN (SELECT speaker_id FROM alias WHERE key = \(key))")
    if longer.isEmpty { return typed }
    throw DecisionError.partOfName(name: name, ids: longer)
  }

  /// Who is known in another article alone cannot be meant.
  private func ids(_ condition: SQL) throws -> [String] {
    let ids = try SpeakerNaming(db: db).roots(
      "\(condition) AND ifnull(root.article_id, \(article.row)) = \(article.row)")
    return Array(ids.sorted().prefix(SpeakerMatch.most))
  }

  /// By the name that stands for this speaker here.
  private func speaker(_ id: String, named name: String) throws -> AttributedSpeaker {
    guard let speaker = try names.printed(id), try names.id(of: speaker, in: article.id) == id
    else {
      throw DecisionError.splitOff(name: name, id: id)
    }
    return speaker
  }
}
