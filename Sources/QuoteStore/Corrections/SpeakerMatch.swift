import GRDB
import QuoteModel

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
    guard let typed = SpeakerText.speaker(of: name) else { throw CorrectionError.noName(name) }
    let key = NameKey(typed.name).text
    let kind: SQL = name.contains("~") ? "root.kind = \(typed.kind.rawValue)" : "1"
    let full = try ids(
      """
      speaker.id IN (
        SELECT speaker_id FROM alias WHERE key = \(key) AND origin IN ('name', 'person'))
        AND \(kind)
      """)
    if full.count > 1 { throw CorrectionError.ambiguous(name: name, ids: full) }
    if let id = full.first { return try speaker(id, named: name) }
    guard !name.contains("~") else { return typed }
    let longer = try ids(
      "root.article_id IS NULL AND speaker.id IN (SELECT speaker_id FROM alias WHERE key = \(key))")
    if longer.isEmpty { return typed }
    throw CorrectionError.partOfName(name: name, ids: longer)
  }

  /// Public ids; who was merged into another stands for that one, and who is known in another
  /// article alone cannot be meant.
  private func ids(_ condition: SQL) throws -> [String] {
    try SQLRequest<String>(
      literal: """
        SELECT DISTINCT root.slug
        FROM speaker JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
        WHERE \(condition) AND ifnull(root.article_id, \(article.row)) = \(article.row)
        ORDER BY root.slug LIMIT \(SpeakerMatch.most)
        """
    ).fetchAll(db)
  }

  /// By the name that stands for this speaker here.
  private func speaker(_ id: String, named name: String) throws -> AttributedSpeaker {
    guard let speaker = try names.printed(id), try names.id(of: speaker, in: article.id) == id
    else {
      throw CorrectionError.splitOff(name: name, id: id)
    }
    return speaker
  }
}
