import GRDB
import QuoteModel

/// Whom a person means by a name, an alias or a public id.
struct SpeakerNaming {
  let db: Database

  private static let mostToldOf = 8

  /// - Returns: The public id of the one who is meant, or of whom that one is merged into.
  /// - Throws: `DecisionError`, if nobody or several are called so.
  func slug(of name: String) throws -> String {
    try only(of: candidates(for: name), name)
  }

  /// As `slug`, but surnames alone give way to the one who has the surname and a full name.
  func likeliest(for name: String) throws -> String {
    let found = try candidates(for: name)
    let shared = try found.filter { try !isBound($0) }
    return try only(of: shared.count == 1 ? shared : found, name)
  }

  /// The one who bears the name in full, or the id, and goes by another.
  ///
  /// - Returns: `nil` for one that is merged into nobody, and whom nobody is merged into.
  /// - Throws: `DecisionError`, also for one into whom others are merged: they are to be named.
  func merged(_ name: String) throws -> String? {
    let groups = SpeakerGroups(db: db)
    let ids: [String] = try db.values("SELECT slug FROM speaker WHERE slug = \(name)")
    let bearers = try ids.isEmpty ? groups.shared(named: NameKey(name)) : ids
    let merged = try bearers.filter { try groups.root(of: $0) != $0 }
    guard merged.isEmpty else { return try only(of: merged, name) }
    let slug = try slug(of: name)
    let members: [String] = try db.values(
      """
      SELECT member.slug FROM speaker JOIN speaker AS member ON member.merged_into = speaker.id
      WHERE speaker.slug = \(slug) ORDER BY member.slug
      """)
    guard members.isEmpty else { throw DecisionError.notMerged(id: slug, members: members) }
    return nil
  }

  private func only(of found: [String], _ name: String) throws -> String {
    guard let first = found.first else { throw DecisionError.unknown(name: name) }
    guard found.count == 1 else {
      throw DecisionError.several(
        name: name, ids: Array(found.prefix(SpeakerNaming.mostToldOf)), count: found.count)
    }
    return first
  }

  private func isBound(_ slug: String) throws -> Bool {
    try db.value("SELECT article_id IS NOT NULL FROM speaker WHERE slug = \(slug)") ?? false
  }

  /// The ids of all who may be meant, those of all articles before those of one.
  ///
  /// A public id is taken at its word, and so is a full name or an alias that people share across
  /// articles; parts of names and surnames alone are looked at only where there is none. But one
  /// word may be anybody's surname, whoever else is called so: *Obama*.
  private func candidates(for name: String) throws -> [String] {
    let exact = try roots("speaker.slug = \(name)")
    guard exact.isEmpty else { return exact }
    let key = NameKey(name).text
    let full = try roots(
      """
      speaker.article_id IS NULL AND speaker.id IN (
        SELECT speaker_id FROM alias
        WHERE key = \(key) AND (origin = 'name' AND \(key.contains(" ")) OR origin = 'person'))
      """)
    guard full.isEmpty else { return full }
    return try roots(SpeakerLookup([name], in: db).condition(on: "speaker.id"))
  }

  /// Public ids; who was merged into another stands for that one.
  func roots(_ condition: SQL) throws -> [String] {
    try db.values(
      """
      SELECT DISTINCT root.slug FROM speaker
      JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
      WHERE \(condition) ORDER BY root.article_id IS NOT NULL, root.slug
      """)
  }
}
