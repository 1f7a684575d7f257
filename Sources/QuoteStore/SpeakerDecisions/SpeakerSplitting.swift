import GRDB
import QuoteModel

/// Tells two people of one name apart: whose quotes are another's in which articles.
struct SpeakerSplitting {
  private let editing: SpeakerEditing
  private let db: Database
  /// Of whom the quotes are split off; and those merged with it, who may have some of them.
  private let root: String
  private let members: [String]

  init(of name: String, by editing: SpeakerEditing) throws {
    self.editing = editing
    db = editing.db
    root = try SpeakerNaming(db).slug(of: name)
    members = try SQLRequest<String>(
      literal: """
        SELECT member.slug FROM speaker
        JOIN speaker AS member ON member.id = speaker.id OR member.merged_into = speaker.id
        WHERE speaker.slug = \(root) ORDER BY member.merged_into IS NOT NULL, member.slug
        """
    ).fetchAll(db)
  }

  /// - Parameters:
  ///   - articles: Public ids.
  ///   - newName: `nil` to keep the name.
  func decisions(in articles: [String], as newName: String?) throws -> [SpeakerDecision] {
    let splits = try articles.flatMap { try self.splits(in: $0) }
    var decisions: [SpeakerDecision] = []
    var newSlugs: [String: String] = [:]
    for (member, hash) in splits {
      if try isBound(member) {
        // Nobody's but this article's; it is enough that it stands for itself again.
        decisions.append(editing.decision(.merge, of: member, nil))
        newSlugs[member] = member
      } else {
        let slug = try newSlugs[member] ?? newSlug(for: member, as: newName, among: splits)
        newSlugs[member] = slug
        decisions.append(editing.decision(.split, of: member, slug, in: hash))
      }
    }
    return try decisions + gathering(splits.compactMap { newSlugs[$0.member] }, as: newName)
  }

  /// One speaker of all that are split off, under the one name.
  private func gathering(_ slugs: [String], as newName: String?) throws -> [SpeakerDecision] {
    guard let first = slugs.first else { return [] }
    let shown = try SQLRequest<String>(literal: "SELECT name FROM speaker WHERE slug = \(root)")
      .fetchOne(db)
    return [editing.decision(.name, of: first, newName ?? shown)]
      + Set(slugs).subtracting([first]).sorted().map { editing.decision(.merge, of: $0, first) }
  }

  private func splits(in article: String) throws -> [(member: String, hash: String)] {
    guard let row = try ArticleReading(db).row(of: article),
      let hash = try String.fetchOne(
        db, sql: "SELECT hash FROM article WHERE id = ?", arguments: [row])
    else { throw SpeakerError.noSuchArticle(id: article) }
    let quoted = try SQLRequest<String>(
      literal: """
        SELECT slug FROM speaker WHERE id IN (
          SELECT speaker_id FROM quote WHERE article_id = \(row)
          UNION SELECT joint_speaker.speaker_id FROM quote
          JOIN joint_speaker ON joint_speaker.quote_id = quote.id WHERE quote.article_id = \(row))
        """
    ).fetchSet(db)
    let splits = members.filter(quoted.contains).map { ($0, hash) }
    guard !splits.isEmpty else { throw SpeakerError.noQuotes(id: root, article: article) }
    return splits
  }

  private func isBound(_ slug: String) throws -> Bool {
    try SQLRequest<Bool>(
      literal: "SELECT article_id IS NOT NULL AND slug <> \(root) FROM speaker WHERE slug = \(slug)"
    ).fetchOne(db) ?? false
  }

  private func newSlug(
    for member: String, as newName: String?, among splits: [(member: String, hash: String)]
  ) throws -> String {
    guard let identity = SpeakerIdentity(slug: member) else { return member }
    let key = newName.map { NameKey($0) } ?? identity.key
    guard !key.text.isEmpty else { throw SpeakerError.noName(newName ?? "") }
    let slugs = splits.filter { $0.member == member }.map {
      SpeakerIdentity(key: key, kind: identity.kind, articleID: String($0.hash.prefix(16))).slug
    }
    guard let slug = slugs.first(where: { $0 != member }) else {
      throw SpeakerError.sameArticle(id: member)
    }
    return slug
  }
}
