import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct VerifyingTests {
  struct Damage: Sendable, CustomTestStringConvertible {
    let sql: String
    let fault: String
    /// Whether it needs an archive in which people have decided something.
    let isDecided: Bool
    var testDescription: String { sql }

    init(_ sql: String, _ fault: String, decided: Bool = false) {
      self.sql = sql
      self.fault = fault
      isDecided = decided
    }
  }

  @Test func `a sound archive has no faults`() throws {
    #expect(try VerifyingTests.archive().faults() == [])
    #expect(try Archive.inMemory().faults() == [])
  }

  @Test(arguments: [
    Damage("UPDATE span SET \"end\" = 999 WHERE part = 'cue'", "the span 3–999 of its cue is not"),
    Damage("UPDATE span SET start = -1 WHERE part = 'content'", "no span of its content starts at"),
    Damage("UPDATE span SET \"end\" = start WHERE part = 'content'", "of its content is not in"),
    Damage("UPDATE span SET start = 4 WHERE part = 'cue'", "its cue is not what stands at its"),
    Damage("DELETE FROM span WHERE part = 'content'", "no span of its content starts at 9"),
    Damage("UPDATE quote SET published = NULL", "its date is not that of its article"),
    Damage("UPDATE article SET body = body || '!'", "is not that of its hash"),
    Damage("UPDATE article SET url = NULL", "is not that of its hash"),
    Damage("UPDATE quote SET text = 'it broke'", "its content is not what stands at its spans"),
    Damage("UPDATE quote SET text = 'IT HOLDS'", "its content is not what stands at its spans"),
    Damage("UPDATE quote_fts SET text = 'x'", "the full-text index has other words than"),
    Damage("UPDATE speaker SET key = 'x'", "the full-text index has other words than"),
    Damage(
      """
      INSERT INTO quote_fts (quote_fts, rowid, text, speaker)
      SELECT 'delete', id, text, speaker FROM quote_words
      """, "it is not in the full-text index"),
    Damage(
      "INSERT INTO quote_fts (rowid, text, speaker) VALUES (99, 'x', '')",
      "the full-text index has 1 quote too many"),
    Damage("UPDATE article SET folded_title = 'x'", "its folded title is not that of its title"),
    Damage("UPDATE article SET title = 'x'", "the full-text index of titles has other words than"),
    Damage(
      "INSERT INTO title_fts (rowid, title) VALUES (99, 'x')",
      "the full-text index of titles has other"),
    Damage("UPDATE speaker SET slug = 'x'", "its id is not that of its name"),
    Damage("UPDATE speaker SET merged_into = id", "it is merged into one that is merged itself"),
    Damage("DELETE FROM alias", "no alias is its name"),
    Damage(
      "UPDATE alias SET key = 'x' WHERE origin = 'part'", "it is not found by the part 'ortega'"),
    Damage(
      "INSERT INTO alias SELECT 'x', id, 'spelling' FROM speaker", "1 keys of speakers come from"),
    Damage("UPDATE speaker SET met_name = name", "its name was decided by nobody"),
    Damage("UPDATE speaker SET met_kind = kind", "its kind was decided by nobody"),
    Damage("UPDATE speaker SET name = 'x'", "its name is not what was decided", decided: true),
    Damage("UPDATE speaker SET note = 'x'", "its note is not what was decided", decided: true),
    Damage(
      "UPDATE speaker SET merged_into = NULL", "it is merged otherwise than was decided",
      decided: true),
    Damage(
      "DELETE FROM alias WHERE origin = 'person'", "it is not found by the person 'boss man'",
      decided: true),
    Damage(
      "UPDATE quote SET speaker_id = (SELECT id FROM speaker WHERE slug = 'luis-ortega')",
      "its quotes in", decided: true),
    Damage("DROP VIEW quote_view", "the view quote_view is missing"),
    Damage("DROP INDEX joint_by_speaker", "the index joint_by_speaker is missing"),
    Damage(
      "PRAGMA foreign_keys = OFF; DELETE FROM speaker", "names a row of speaker that does not"),
  ])
  func `damage is found and named`(damage: Damage) throws {
    let archive = try VerifyingTests.archive()
    if damage.isDecided { try VerifyingTests.decide(in: archive) }
    try archive.connection.writer?.writeWithoutTransaction { try $0.execute(sql: damage.sql) }
    let faults = try archive.faults()
    #expect(faults.contains { $0.contains(damage.fault) }, "\(faults)")
  }

  @Test func `a fault bears the id of its quote`() throws {
    let archive = try VerifyingTests.archive()
    let quotes = try archive.quotes.page(matching: QuoteQuery()).rows
    try archive.connection.write { try $0.execute(sql: "DELETE FROM span") }
    var ids: [String?] = []
    try archive.verify { ids.append($0.id) }
    #expect(ids == quotes.map(\.id))
  }

  /// A split, an alias, a name, a note and a merge.
  private static func decide(in archive: Archive) throws {
    let author = Decision.Author(time: "2026-03-01T09:00:00Z")
    let article = try #require(archive.articles.page(matching: QuoteQuery()).rows.first)
    try archive.decisions.decide(
      .split("luis-ortega", in: [article.id], as: "L. Ortega"), by: author)
    try archive.decisions.decide(.alias("Boss Man", of: "luis-ortega"), by: author)
    try archive.decisions.decide(.set([.note: "a note"], of: "luis-ortega"), by: author)
    try archive.add([
      Sample("She said: it broke.", [.init(words: "it broke", speakers: [.vance])])
    ])
    try archive.decisions.decide(.merge(["jd-vance"], into: "luis-ortega"), by: author)
    #expect(try archive.faults() == [])
  }

  private static func archive() throws -> Archive {
    try Archive.holding([
      Sample(
        "He said: it holds.", url: "https://example.org/a",
        [
          .init(words: "it holds", speakers: [.ortega])
        ])
    ])
  }
}
