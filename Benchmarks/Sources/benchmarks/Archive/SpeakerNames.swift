/// What one speaker goes by.
struct SpeakerNames {
  /// The public id.
  let slug: String
  let name: String
  /// The folded name, which the full-text index has.
  let key: String

  /// - Returns: `nil` if nobody is known by full name.
  init?(mostQuotedIn archive: SQLite) throws {
    let statement = try SQLiteStatement(
      archive,
      """
      SELECT slug, name, key FROM speaker WHERE id = (
        SELECT speaker_id FROM quote JOIN speaker ON speaker.id = speaker_id
        WHERE speaker.article_id IS NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1)
      """)
    guard try statement.step() else { return nil }
    slug = statement.text(0)
    name = statement.text(1)
    key = statement.text(2)
  }
}
