import Foundation
import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct RepairTests {
  struct Damage: Sendable, CustomTestStringConvertible {
    let sql: String
    /// What the repair says of it.
    let deed: String
    var testDescription: String { sql }

    init(_ sql: String, _ deed: String) {
      self.sql = sql
      self.deed = deed
    }
  }

  private static let repairable = [
    Damage("INSERT INTO quote_fts (quote_fts) VALUES ('delete-all')", "full-text index"),
    Damage(
      """
      INSERT INTO quote_fts (quote_fts, rowid, text, speaker)
      SELECT 'delete', id, text, speaker FROM quote_words
      """, "full-text index"),
    Damage("INSERT INTO quote_fts (rowid, text, speaker) VALUES (99, 'x', '')", "full-text index"),
    Damage("DROP TABLE quote_fts", "the table quote_fts was rebuilt"),
    Damage("DROP TABLE title_fts", "the table title_fts was rebuilt"),
    Damage("UPDATE article SET folded_title = 'x'", "folded titles put right"),
    Damage("DELETE FROM title_fts_data", "the index of titles was rebuilt"),
    Damage("DROP VIEW quote_view", "the view quote_view was rebuilt"),
    Damage("DROP VIEW quote_words", "the view quote_words was rebuilt"),
    Damage("DROP INDEX quote_by_date", "the index quote_by_date was rebuilt"),
    Damage("DROP TABLE alias", "the table alias was rebuilt"),
    Damage("DROP TABLE article_author", "the table article_author was rebuilt"),
    Damage("UPDATE quote SET published = '1999-01-01'", "the date of 3 quotes"),
    Damage("UPDATE quote SET text = 'it broke' WHERE id = 1", "1 article extracted again"),
    Damage("UPDATE quote SET cue_text = 'x'", "articles extracted again"),
    Damage("UPDATE quote SET start = start + 1", "articles extracted again"),
    Damage("UPDATE span SET \"end\" = 999 WHERE part = 'cue'", "articles extracted again"),
    Damage("UPDATE span SET start = 0 WHERE part = 'content'", "articles extracted again"),
    Damage("DELETE FROM span", "articles extracted again"),
    Damage("DELETE FROM span WHERE part = 'content'", "articles extracted again"),
    Damage(
      "PRAGMA foreign_keys = OFF; INSERT INTO span VALUES (99, 'cue', 1, 2)", "1 row of span"),
    Damage(
      "PRAGMA foreign_keys = OFF; INSERT INTO article_author VALUES ('x', 99)",
      "1 row of article_author"),
    Damage(
      "PRAGMA foreign_keys = OFF; DELETE FROM speaker WHERE slug = 'jd-vance'",
      "1 article extracted again"),
    Damage(
      "PRAGMA foreign_keys = OFF; UPDATE quote SET speaker_id = 99 WHERE speaker_id IS NOT NULL",
      "articles extracted again"),
    Damage("UPDATE speaker SET slug = 'x' WHERE slug = 'jd-vance'", "of 1 speaker"),
    Damage("UPDATE speaker SET key = 'x' WHERE slug = 'jd-vance'", "of 1 speaker"),
    Damage("UPDATE speaker SET article_id = 1 WHERE slug = 'jd-vance'", "of 1 speaker"),
    Damage("DELETE FROM alias", "the keys of speakers"),
    Damage("UPDATE alias SET origin = 'person' WHERE origin = 'part'", "the keys of speakers"),
    Damage("INSERT INTO alias SELECT 'x', id, 'spelling' FROM speaker", "the keys of speakers"),
    Damage("DELETE FROM alias WHERE origin = 'person'", "the keys of speakers"),
    Damage("UPDATE speaker SET note = 'x' WHERE note IS NOT NULL", "what people decided"),
    Damage("UPDATE speaker SET met_kind = kind", "what people decided"),
    Damage("UPDATE speaker SET merged_into = NULL", "what people decided"),
    Damage("UPDATE speaker SET merged_into = id", "what people decided"),
    Damage("UPDATE speaker SET name = 'x' WHERE met_name IS NOT NULL", "what people decided"),
    Damage("DELETE FROM article_author", "the keys of authors"),
    Damage("UPDATE article_author SET key = 'x' WHERE key = 'doe'", "the keys of authors"),
    Damage("UPDATE quote SET copy = 1", "what counts as a copy was marked again"),
    Damage("UPDATE quote SET reviewed = 0", "quotes of 1 article put into effect"),
    Damage("UPDATE quote SET reviewed = 1", "put into effect"),
    Damage("UPDATE quote SET kind = 'indirect' WHERE reviewed = 1", "put into effect"),
    Damage("DELETE FROM inference", "quotes of 1 article put into effect"),
    Damage(
      """
      UPDATE quote SET published = NULL; DELETE FROM span; DELETE FROM alias; DROP VIEW quote_words;
      DELETE FROM article_author; UPDATE speaker SET merged_into = NULL
      """, "the view quote_words was rebuilt"),
  ]

  @Test(arguments: repairable)
  func `what follows from texts and decisions is rebuilt as it was`(damage: Damage) throws {
    let archive = try RepairTests.archive()
    let before = try RepairTests.state(of: archive)
    try RepairTests.damage(archive, damage.sql)
    #expect(!RepairTests.isSound(archive))
    let deeds = try archive.repair(with: RepairTests.extractor)
    #expect(deeds.contains { $0.contains(damage.deed) }, "\(deeds)")
    #expect(try archive.faults() == [])
    #expect(try RepairTests.state(of: archive) == before)
    #expect(try archive.repair(with: RepairTests.extractor) == [])
  }

  @Test(arguments: [
    "UPDATE article SET body = body || '!'", "UPDATE article SET url = 'https://example.org/x'",
    "UPDATE speaker SET slug = 'x', key = 'y' WHERE slug = 'jd-vance'",
    "UPDATE decision SET field = 'x'",
  ])
  func `texts, ids and decisions are not guessed at`(sql: String) throws {
    let archive = try RepairTests.archive()
    try RepairTests.damage(archive, sql)
    let faults = try archive.faults()
    #expect(!faults.isEmpty)
    let bodies = try RepairTests.texts(of: archive)
    _ = try archive.repair(with: RepairTests.extractor)
    #expect(try !archive.faults().isEmpty)
    #expect(try RepairTests.texts(of: archive) == bodies)
  }

  @Test func `spans tell the words of an article that another parser extracted`() throws {
    let archive = try RepairTests.archive()
    let before = try RepairTests.state(of: archive)
    try RepairTests.damage(
      archive, "UPDATE quote SET text = 'it broke', cue_text = 'x' WHERE reviewed = 0")
    let other = Extractor(version: "9.9.9") { _, _, _ in [] }
    let deeds = try archive.repair(with: other)
    #expect(deeds.contains { $0.contains("the words of 2 quotes taken from the text") }, "\(deeds)")
    #expect(try archive.faults() == [])
    #expect(try RepairTests.state(of: archive) == before)
    // Without spans there is nothing to cut out, and the quotes stay.
    try RepairTests.damage(archive, "DELETE FROM span WHERE part = 'content'")
    #expect(try !archive.repair(with: other).contains { $0.contains("extracted") })
    #expect(try archive.faults().contains { $0.contains("no span of its content") })
    #expect(try archive.quotes.count(matching: QuoteQuery()) == 3)
  }

  @Test func `a file whose pages are broken is not written to`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a"
      let archive = try Archive.openOrCreate(at: path)
      try archive.add((0..<40).map { Sample("\($0) said: it holds.", [.init(words: "it holds")]) })
      let page = try archive.connection.read {
        try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'quote'") ?? 0
      }
      try archive.close()
      var broken = try bytes(of: path)
      let start = (page - 1) * 32_768
      broken.replaceSubrange(start + 8..<start + 2000, with: Data(repeating: 0xA5, count: 1992))
      try broken.write(to: URL(fileURLWithPath: path))
      let opened = try Archive.openForWriting(at: path)
      #expect(throws: ArchiveError.self) { try opened.repair(with: RepairTests.extractor) }
      try opened.close()
      #expect(try bytes(of: path) == broken)
    }
  }

  // MARK: The archive

  private static let samples = [
    Sample(
      "He said: it holds.", url: "https://example.org/a", author: "Jane Doe",
      [.init(words: "it holds", speakers: [.ortega])]),
    Sample(
      "She said: it broke twice.", url: "https://example.org/b", author: "Sam Lee and Jane Doe",
      [.init(words: "it broke twice", speakers: [.vance])]),
    Sample(
      "Both said: it rains.", outlet: "Another", published: nil,
      [.init(words: "it rains", speakers: [.ortega, .critics])]),
  ]

  private static let extractor = Extractor(version: "0.1.0") { body, _, _ in
    samples.first { $0.article.body == body }?.parsed.attributions ?? []
  }

  /// With a correction, an alias, a name, a note and a merge.
  private static func archive() throws -> Archive {
    let archive = try Archive.holding(samples)
    let author = Decision.Author(time: "2026-03-01T09:00:00Z")
    let quote = try #require(archive.quotes.ids(matching: QuoteQuery()).first)
    _ = try archive.decisions.decide([.kind(.mixed)], on: quote, by: author)
    try archive.decisions.decide(.alias("Boss Man", of: "luis-ortega"), by: author)
    try archive.decisions.decide(.set([.note: "a note"], of: "luis-ortega"), by: author)
    try archive.decisions.decide(.rename("luis-ortega", to: "Luis A. Ortega"), by: author)
    try archive.add([
      Sample("Nobody said a word.", url: "https://example.org/d", author: "Émile Roy")
    ])
    let critics = try #require(archive.speakers.find(named: "critics").first)
    try archive.decisions.decide(.merge([critics.id], into: "jd-vance"), by: author)
    // Until it ends, an import may leave indexes out.
    try archive.imports.finish(2, at: "2026-03-01T09:00:00Z", counts: ImportCounts())
    #expect(try archive.faults() == [])
    return archive
  }

  private static func damage(_ archive: Archive, _ sql: String) throws {
    try archive.connection.writer?.writeWithoutTransaction { db in
      try db.execute(sql: sql)
      try db.execute(sql: "PRAGMA foreign_keys = ON")
    }
  }

  /// A missing table ends the proof with an error, which is a fault too.
  private static func isSound(_ archive: Archive) -> Bool {
    (try? archive.faults().isEmpty) ?? false
  }

  /// All that a user can see, without the numbers of rows.
  private static func state(of archive: Archive) throws -> [String] {
    try archive.connection.read { db in
      let sentences = [
        "SELECT * FROM quote_view ORDER BY quote_id",
        "SELECT slug, alias.key, origin FROM alias JOIN speaker ON id = speaker_id ORDER BY 1, 2",
        """
        SELECT speaker.slug, speaker.name, speaker.key, speaker.kind, speaker.note, root.slug
        FROM speaker LEFT JOIN speaker AS root ON root.id = speaker.merged_into ORDER BY 1
        """,
        "SELECT key, hash FROM article_author JOIN article ON id = article_id ORDER BY 1, 2",
        "SELECT attributions FROM inference",
        "SELECT part, span.start, \"end\" FROM span ORDER BY 1, 2, 3",
      ]
      return try sentences.flatMap { try Row.fetchAll(db, sql: $0).map(\.description) }
    }
  }

  private static func texts(of archive: Archive) throws -> [String] {
    try archive.connection.read {
      try String.fetchAll(
        $0, sql: "SELECT body || hash FROM article UNION ALL SELECT value FROM decision")
    }
  }
}
