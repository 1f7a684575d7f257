import GRDB
import QuoteModel

/// Verifies that every speaker has the id that its name gives it, and is found by that name.
struct SpeakerCheck {
  let db: Database

  func run(_ found: (Fault) throws -> Void) throws {
    try report("SELECT slug \(hasWrongID)", as: "its id is not that of its name", found)
    try report(
      """
      SELECT slug FROM speaker
      WHERE NOT EXISTS (
        SELECT 1 FROM alias WHERE alias.key = speaker.key AND alias.speaker_id = speaker.id)
      """, as: "no alias is its name, so that no search finds it", found)
    try report(
      """
      SELECT speaker.slug FROM speaker JOIN speaker AS root ON root.id = speaker.merged_into
      WHERE root.merged_into IS NOT NULL
      """, as: "it is merged into one that is merged itself", found)
  }

  /// - Parameter query: Gives the public ids of the speakers that have the problem.
  private func report(_ query: SQL, as problem: String, _ found: (Fault) throws -> Void) throws {
    let ids = try db.rows(query)
    while let id = try ids.next() { try found(Fault(id: id.text(0), problem: problem)) }
  }

  /// Who was split off has the article in the id, but is not bound to it.
  private var hasWrongID: SQL {
    """
    FROM speaker LEFT JOIN article ON article.id = speaker.article_id
    WHERE slug <> replace(key, ' ', '-')
      || iif(ifnull(met_kind, kind) = 'person', '', '~' || ifnull(met_kind, kind))
      || ifnull('~' || substr(article.hash, 1, 16), '')
      AND NOT EXISTS (
        SELECT 1 FROM decision
        WHERE subject_kind = 'speaker' AND field = 'split' AND value = slug)
    """
  }
}

// MARK: Repair

extension SpeakerCheck {
  /// Id, folded name and name say the same; where one differs, the other two are believed.
  func repair() throws -> [String] {
    let speakers = try db.rows(
      """
      SELECT speaker.id, slug, key, ifnull(met_name, name), ifnull(met_kind, kind),
        substr(article.hash, 1, 16) \(hasWrongID)
      """
    ).all(NamedRow.init(row:))
    let count = try speakers.count { try restoreID(of: $0) }
    return count == 0 ? [] : ["the id or folded name of \(counted(count, "speaker")) was restored"]
  }

  private struct NamedRow {
    let row: Int64
    let slug: String
    let key: NameKey
    let name: NameKey
    let kind: String
    let articleID: String?

    init(row: StoredRow) throws {
      self.row = try row.value(0)
      slug = try row.text(1)
      key = NameKey(try row.text(2))
      name = NameKey(try row.text(3))
      kind = try row.text(4)
      articleID = try row.optionalText(5)
    }
  }

  private func restoreID(of speaker: NamedRow) throws -> Bool {
    let (row, key, name) = (speaker.row, speaker.key, speaker.name)
    if let identity = SpeakerIdentity(slug: speaker.slug),
      identity.key == key || identity.key == name
    {
      var article: Int64?
      if let id = identity.articleID {
        article = try ArticleRows(db).row(of: id)
        guard article != nil else { return false }
      }
      try db.execute(
        literal: """
          UPDATE speaker SET key = \(identity.key.text), article_id = \(article),
            kind = iif(met_kind IS NULL, \(identity.kind.rawValue), kind),
            met_kind = iif(met_kind IS NULL, NULL, \(identity.kind.rawValue))
          WHERE id = \(row)
          """)
      return true
    }
    guard key == name, let kind = SpeakerKind(rawValue: speaker.kind) else { return false }
    let identity = SpeakerIdentity(key: key, kind: kind, articleID: speaker.articleID)
    guard try SpeakerRows(db).row(of: identity.slug) == nil else { return false }
    try db.execute(literal: "UPDATE speaker SET slug = \(identity.slug) WHERE id = \(row)")
    return true
  }
}
