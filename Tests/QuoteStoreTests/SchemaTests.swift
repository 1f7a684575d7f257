import Foundation
import GRDB
import QuoteModel
import Running
import Testing

@testable import QuoteStore

@Suite struct SchemaTests {
  private static let shell = "/usr/bin/sqlite3"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: shell)))
  func `the sqlite3 shell makes the same empty archive from schema_sql`() throws {
    try withTemporaryFolder { folder in
      let script = Data(Archive.schema.utf8)
      try script.write(to: URL(fileURLWithPath: folder + "/schema.sql"))
      let process = try ChildProcess(
        URL(fileURLWithPath: SchemaTests.shell), ["shell", ".read schema.sql"],
        in: URL(fileURLWithPath: folder))
      #expect(process.waitUntilExit() == .exit(0))
      try Archive.openOrCreate(at: folder + "/own").close()
      let shell = try description(of: DatabaseQueue(path: folder + "/shell"))
      #expect(try shell == description(of: DatabaseQueue(path: folder + "/own")))
      #expect(shell.count > 20)
      #expect(try Archive.openForReading(at: folder + "/shell").faults() == [])
    }
  }

  @Test func `every column has its comment`() {
    let lines = Archive.schema.split(separator: "\n")
    for (line, next) in zip(lines, lines.dropFirst()) {
      let isColumn = next.contains(/^  [a-z_"]+ (TEXT|INTEGER|REAL)\b/)
      let isRemarked = line.hasPrefix("  --") || next.contains("--") || next.hasSuffix("(")
      #expect(!isColumn || isRemarked, "\(next)")
    }
  }

  @Test func `a migrated archive equals a fresh one, and a copy of the old is kept`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a"
      try old(at: path).close()
      let before = try bytes(of: path)
      let writer = try DatabaseQueue(path: path)
      try Archive.migrate(writer, at: path, migrations: migrations)
      try Archive.migrate(writer, at: path, migrations: migrations)

      let fresh = try old(at: folder + "/b")
      try fresh.connection.write { db in
        for migration in migrations { try migration.run(db) }
        try db.execute(sql: "PRAGMA user_version = \(version + 2)")
      }
      #expect(try description(of: writer) == description(of: #require(fresh.connection.writer)))
      #expect(try writer.read { try String.fetchAll($0, sql: "SELECT a FROM later") } == ["kept"])
      try writer.close()
      try fresh.close()
      #expect(
        try names(in: folder) == ["a", "a.v\(version)", "b"])
      let copy = try Archive.openForReading(at: path + ".v\(version)")
      #expect(try copy.articles.page(matching: .init()).total == 1)
      #expect(try bytes(of: path) != before)
      #expect(throws: ArchiveError.newer(path: path, version: version + 2)) {
        try Archive.openOrCreate(at: path)
      }
    }
  }

  @Test func `a migration that fails changes nothing`() throws {
    try withTemporaryFolder { folder in
      let writer = try #require(try old(at: folder + "/a").connection.writer)
      let before = try description(of: writer)
      let failing = Migration(version: version + 2) {
        try $0.execute(sql: "CREATE TABLE later (b)")
      }
      #expect(throws: DatabaseError.self) {
        try Archive.migrate(writer, at: folder + "/a", migrations: [migrations[0], failing])
      }
      #expect(try description(of: writer) == before)
    }
  }

  @Test func `every format after the first has its migration`() {
    #expect(Migration.all.map(\.version) == Array(1..<Archive.formatVersion).map { $0 + 1 })
  }

  private let version = Archive.formatVersion

  private let migrations = [
    Migration(version: Archive.formatVersion + 1) { db in
      try db.execute(sql: "CREATE TABLE later (a TEXT) STRICT")
    },
    Migration(version: Archive.formatVersion + 2) { db in
      try db.execute(sql: "INSERT INTO later SELECT 'kept'; ALTER TABLE article ADD COLUMN b TEXT")
    },
  ]

  private func old(at path: String) throws -> Archive {
    let archive = try Archive.openOrCreate(at: path)
    try archive.add([Sample("He said: it holds.", [.init(words: "it holds")])])
    return archive
  }

  /// All that makes the format, contents left aside.
  private func description(of database: some DatabaseReader) throws -> [String] {
    try database.read { db in
      try ["user_version", "application_id", "page_size"].map {
        "\($0) \(try Int.fetchOne(db, sql: "PRAGMA \($0)") ?? -1)"
      }
        + String.fetchAll(
          db,
          sql: "SELECT type || name || tbl_name || ifnull(sql, '') FROM sqlite_master ORDER BY 1")
    }
  }
}
