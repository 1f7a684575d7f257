import Foundation
import GRDB
import Testing

/// An archive may come from a stranger: nothing of the SQL that its schema has may run.
@Suite struct ForeignSchemaTests {
  /// Never ends, and would tell if it began.
  private static let endless = """
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n
    """

  /// What stands in place of what an archive has.
  static let replacements = [
    "ALTER TABLE quote RENAME TO other; CREATE VIEW quote AS \(endless)",
    "ALTER TABLE article RENAME TO other; CREATE VIEW article AS SELECT * FROM other, (\(endless))",
    "ALTER TABLE alias RENAME TO other; CREATE VIEW alias AS \(endless)",
    "ALTER TABLE import RENAME TO other; CREATE VIRTUAL TABLE import USING fts5 (started)",
    "DROP VIEW quote_words; CREATE VIEW quote_words AS SELECT i AS id, '' AS text, '' AS speaker FROM (\(endless))",
    "DROP VIEW quote_view; CREATE VIEW quote_view AS \(endless)",
    """
    DROP TABLE quote_fts; CREATE VIEW mine AS \(endless);
    CREATE VIRTUAL TABLE quote_fts USING fts5 (text, speaker, content = 'mine', content_rowid = 'i')
    """,
  ]

  @Test(arguments: replacements)
  func `what stands in place of a table or view is refused`(sql: String) throws {
    let tool = try Tool.withArchive()
    try tool.write(try tool.read("quotes.sqlite"), to: "own.sqlite")
    try change(tool, sql)
    let before = try tool.read("quotes.sqlite")
    try tool.write(Samples.dam, to: "new.txt")
    for command in [
      ["search", "dam"], ["speakers"], ["export"], ["verify"], ["verify", "--repair"],
      ["import", "new.txt"], ["reparse"], ["merge", "-a", "own.sqlite", "quotes.sqlite"],
      ["merge", "own.sqlite"], ["backup", "copy.sqlite"], ["sql", "SELECT * FROM quote"],
    ] {
      let outcome = try tool.run(list: command, shell: "ulimit -t 10")
      #expect(outcome.status == 66, "\(command): \(outcome.status) \(outcome.messages)")
      #expect(outcome.messages.contains("is not that of an archive of quotes"), "\(command)")
    }
    #expect(try tool.read("quotes.sqlite") == before)
  }

  @Test func `triggers never run, and what was added beside is left alone`() throws {
    let tool = try Tool.withArchive()
    try change(
      tool,
      """
      CREATE TABLE mark (what TEXT); CREATE VIEW mine AS \(Self.endless);
      CREATE TRIGGER a AFTER INSERT ON article BEGIN INSERT INTO mark VALUES ('article'); END;
      CREATE TRIGGER b AFTER INSERT ON quote BEGIN DELETE FROM article; END;
      CREATE TRIGGER c BEFORE UPDATE ON speaker BEGIN SELECT RAISE(ABORT, 'no'); END;
      CREATE TRIGGER d AFTER INSERT ON decision BEGIN DELETE FROM decision; END
      """)
    try tool.write(try tool.read("quotes.sqlite"), to: "other.sqlite")
    try tool.write(Samples.dam, to: "new.txt")
    for command in [
      ["import", "new.txt"], ["search", "dam"], ["speakers", "rename", "Ana Ruiz", "A. Ruiz"],
      ["reparse"], ["merge", "other.sqlite"],
      ["verify"], ["verify", "--repair"], ["backup", "copy.sqlite"],
    ] {
      let outcome = try tool.run(list: command, shell: "ulimit -t 10")
      #expect(outcome.status == 0, "\(command): \(outcome.status) \(outcome.messages)")
    }
    #expect(try tool.run("sql", "SELECT count(*) AS n FROM mark", "--csv").lines == ["n", "0"])
    #expect(
      try tool.run("sql", "SELECT count(*) AS n FROM article", "--csv").lines == ["n", "6"])
    #expect(try tool.run("speakers", "history").text.contains("A. Ruiz"))
  }

  private func change(_ tool: Tool, _ sql: String) throws {
    let queue = try DatabaseQueue(path: tool.url("quotes.sqlite").path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON")
      try db.execute(sql: sql)
    }
    try queue.close()
  }
}
