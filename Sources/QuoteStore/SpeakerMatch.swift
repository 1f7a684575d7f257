import GRDB
import QuoteModel

/// Whom a person means by a name in one article.
struct SpeakerMatch {
  private struct Candidate {
    let id: String
    let speaker: AttributedSpeaker
  }

  private let db: Database
  /// The row of the article; speakers that are known in another one alone cannot be meant.
  private let article: Int64

  /// How many are told when a name fits too many.
  private static let most = 9

  init(in article: Int64, _ db: Database) {
    self.db = db
    self.article = article
  }

  /// - Parameter name: A public id, a full name or an alias; a new name makes a new speaker, of the
  ///   kind that stands after it as in ids (`Harbour Trust~organisation`), or a person.
  func speaker(named name: String) throws -> AttributedSpeaker {
    if let found = try candidates("speaker.slug = \(name)").first { return found.speaker }
    guard let typed = SpeakerText.speaker(of: name) else { throw CorrectionError.noName(name) }
    let key = NameKey(typed.name).text
    let full = try candidates(
      """
      speaker.id IN (SELECT speaker_id FROM alias WHERE key = \(key) AND origin IN ('name', 'person'))
      """)
    let sameKind = full.filter { $0.speaker.kind == typed.kind }
    let found = name.contains("~") ? sameKind : full
    if found.count > 1 { throw CorrectionError.ambiguous(name: name, ids: found.map(\.id)) }
    if let found = found.first { return found.speaker }
    guard !key.contains(" ") else { return typed }
    let longer = try candidates(
      """
      speaker.article_id IS NULL
        AND speaker.id IN (SELECT speaker_id FROM alias WHERE key = \(key) AND origin NOT IN ('name', 'person'))
      """)
    if longer.isEmpty { return typed }
    throw CorrectionError.partOfName(name: name, ids: longer.map(\.id))
  }

  /// Those merged into another stand for it.
  private func candidates(_ condition: SQL) throws -> [Candidate] {
    let rows = try SQLRequest<Row>(
      literal: """
        SELECT DISTINCT root.slug, ifnull(root.met_name, root.name), ifnull(root.met_kind, root.kind),
          root.article_id IS NOT NULL
        FROM speaker JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
        WHERE \(condition) AND ifnull(root.article_id, \(article)) = \(article)
        ORDER BY root.slug LIMIT \(SpeakerMatch.most)
        """
    ).fetchCursor(db)
    return try Array(
      rows.map { row in
        Candidate(id: row.text(0), speaker: StoredQuote.speaker(row, from: 1))
      })
  }
}
