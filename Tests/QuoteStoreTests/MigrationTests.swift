import Foundation
import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

/// `Tests/Fixtures/schemas` holds `schema.sql` as each earlier format had it.
@Suite struct MigrationTests {
  @Test(arguments: 1..<Archive.formatVersion)
  func `an archive of an earlier format becomes one of this`(version: Int) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a"
      try MigrationTests.makeArchive(at: path, version: version)
      #expect(throws: ArchiveError.needsMigration(path: path, version: version)) {
        try Archive.openForReading(at: path)
      }
      try Archive.openOrCreate(at: path).close()
      try Archive.openOrCreate(at: folder + "/b").close()
      #expect(
        try MigrationTests.format(of: path) == MigrationTests.format(of: folder + "/b"))
      #expect(try names(in: folder) == ["a", "a.v\(version)", "b"])

      let archive = try Archive.openForReading(at: path)
      #expect(try archive.faults() == [])
      for name in ["Zelensky", "Володимир Зеленський", "Volodymyr Zelenskiy"] {
        #expect(try archive.texts { $0.speakers = [name] } == ["It holds"], "\(name)")
      }
      var query = QuoteQuery()
      query.words = "dam holding"
      #expect(try archive.articles.search(titles: query).total == 1)
    }
  }

  @Test func `a view of an earlier format is made anew from schema_sql`() throws {
    let archive = try Archive.inMemory()
    let (before, after) = try archive.connection.write { db in
      let sql = "SELECT sql FROM sqlite_schema WHERE name = 'quote_view'"
      let before = try String.fetchOne(db, sql: sql)
      try db.execute(sql: "DROP VIEW quote_view; CREATE VIEW quote_view AS SELECT text FROM quote")
      try Migration.view("quote_view", version: Archive.formatVersion + 1).run(db)
      return (before, try String.fetchOne(db, sql: sql))
    }
    #expect(before != nil)
    #expect(before == after)
  }

  @Test(arguments: 1..<Archive.formatVersion)
  func `a migration that is stopped half-way is rolled back, and done by the next`(version: Int)
    throws
  {
    try withTemporaryFolder { folder in
      let path = folder + "/a"
      try MigrationTests.makeArchive(at: path, version: version)
      let before = try MigrationTests.format(of: path)
      let stopped = Migration(version: version + 1) { db in
        try Migration.all[version - 1].run(db)
        throw ArchiveError.diskFull(path: path)
      }
      let writer = try DatabaseQueue(path: path)
      #expect(throws: ArchiveError.self) {
        try Archive.migrate(writer, at: path, migrations: [stopped])
      }
      try writer.close()
      #expect(try MigrationTests.format(of: path) == before)
      try Archive.openOrCreate(at: path).close()
      #expect(try Archive.openForReading(at: path).faults() == [])
    }
  }

  @Test(arguments: [2, 3])
  func `each decision is the same in the one log, in force or undone`(version: Int) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a"
      try FileManager.default.copyItem(
        at: MigrationTests.fixtures.appendingPathComponent("archives/\(version).db"),
        to: URL(fileURLWithPath: path))
      func decisions(_ sql: String) throws -> [String] {
        try DatabaseQueue(path: path).read { try Row.fetchAll($0, sql: sql).map(\.description) }
      }
      let before = try decisions(
        """
        SELECT 'quote' AS a, article_hash AS b, start AS c, "end" AS d, NULL AS e, field AS f,
          value AS g, inferred AS h, reason AS i, made_by AS j, made_at AS k, undone_at AS l
        FROM correction
        UNION ALL SELECT 'speaker', speaker, NULL, NULL, article_hash, action, value, inferred,
          reason, made_by, made_at, undone_at
        FROM speaker_decision ORDER BY a, b, c, f, k, g
        """)
      try Archive.openOrCreate(at: path).close()
      let after = try decisions(
        """
        SELECT subject_kind AS a, subject AS b, start AS c, "end" AS d, article_hash AS e,
          field AS f, value AS g, value_before AS h, reason AS i, made_by AS j, made_at AS k,
          undone_at AS l
        FROM decision ORDER BY a, b, c, f, k, g
        """)
      #expect(before.count == 28)
      #expect(after == before)
    }
  }

  /// With one article in which one speaker says one thing.
  private static func makeArchive(at path: String, version: Int) throws {
    let schema = fixtures.appendingPathComponent("schemas/\(version).sql")
    let body = "“It holds,” said Volodymyr Zelenskyy."
    let hash = ArticleIdentity(body: body, source: "").hash
    let database = try DatabaseQueue(path: path)
    try database.writeWithoutTransaction { db in
      try db.execute(sql: String(contentsOf: schema, encoding: .utf8))
      try db.execute(
        literal: """
          INSERT INTO import (started, inputs, parser_version)
          VALUES ('2026-02-01T09:00:00Z', '["a.txt"]', '0.1.0');
          INSERT INTO article (hash, import_id, input, title, parser_version, body)
          VALUES (\(hash), 1, 'a.txt', 'Dams that Hold', '0.1.0', \(body));
          INSERT INTO speaker (slug, key, name, kind)
          VALUES ('volodymyr-zelenskyy', 'volodymyr zelenskyy', 'Volodymyr Zelenskyy', 'person');
          INSERT INTO alias VALUES
            ('volodymyr zelenskyy', 1, 'name'), ('zelenskyy', 1, 'part');
          INSERT INTO quote (
            article_id, start, kind, mode, text, speaker_id, polarity, rule, confidence)
          VALUES (1, 1, 'direct', 'speech', 'It holds', 1, 'affirmed', 'Q C S', 0.9);
          INSERT INTO span VALUES (1, 'content', 1, 9);
          INSERT INTO quote_fts (rowid, text, speaker) SELECT id, text, speaker FROM quote_words;
          """)
      if version > 1 {
        let names = AliasKeys(NameKey("volodymyr zelenskyy"), kind: .person)
        for (key, origin) in names.origins where origin == .spelling {
          try db.execute(literal: "INSERT INTO alias VALUES (\(key), 1, 'spelling')")
        }
      }
      if version > 2 { try db.execute(sql: "INSERT INTO title_fts (title_fts) VALUES ('rebuild')") }
    }
    try database.close()
  }

  private static let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")

  /// All that makes the format; comments are none of it, nor is how the text is laid out.
  private static func format(of path: String) throws -> [String] {
    try DatabaseQueue(path: path).read { db in
      let objects = try String.fetchAll(
        db, sql: "SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_schema")
      let settings = try ["user_version", "application_id", "page_size"].map {
        "\($0) \(try Int.fetchOne(db, sql: "PRAGMA \($0)") ?? -1)"
      }
      return settings
        + objects.map { $0.replacing(/--.*/, with: "").replacing(/\s+/, with: "") }.sorted()
    }
  }
}
