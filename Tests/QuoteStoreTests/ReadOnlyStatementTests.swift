import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct ReadOnlyStatementTests {
  @Test(arguments: [
    "DELETE FROM quote", "UPDATE quote SET text = 'x'", "INSERT INTO import VALUES (9)",
    "DROP TABLE quote", "CREATE TABLE x (y)", "CREATE TEMP TABLE x (y)", "ALTER TABLE quote ADD x",
    "PRAGMA query_only = OFF", "PRAGMA user_version = 9", "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = DELETE", "ATTACH 'x' AS y", "DETACH main", "VACUUM", "VACUUM INTO 'x'",
    "BEGIN", "COMMIT", "SAVEPOINT x", "REINDEX", "ANALYZE",
    "INSERT INTO quote_fts (quote_fts) VALUES ('rebuild')",
    "INSERT INTO quote_fts (quote_fts) VALUES ('delete-all')",
    "WITH x AS (SELECT 1) DELETE FROM quote", "DELETE FROM quote RETURNING text",
    "EXPLAIN DELETE FROM quote",
  ])
  func `a statement that would write is refused`(sql: String) throws {
    #expect(throws: StatementError.notReadOnly) { try rows(of: sql) }
  }

  @Test(arguments: [
    ("", StatementError.empty), (" ; ", .empty), ("-- x", .empty), ("/* x", .empty),
    ("SELECT 1; SELECT 2", .several), ("SELECT 1; DELETE FROM quote", .notReadOnly),
    ("SELEC", .failed("near \"SELEC\": syntax error")),
    ("SELECT x", .failed("no such column: x")),
    ("UPDATE sqlite_master SET sql = ''", .failed("table sqlite_master may not be modified")),
    ("SELECT load_extension('x')", .failed("not authorized to use function: load_extension")),
    ("SELECT json('{')", .failed("malformed JSON")),
    ("SELECT 1\0", .failed("there is a NUL in it")),
  ])
  func `what cannot be run is explained in a line`(sql: String, error: StatementError) throws {
    #expect(throws: error) { try rows(of: sql) }
    #expect(!error.description.contains("\n"))
  }

  @Test(arguments: [
    ("SELECT text FROM quote_view", [[SQLValue.text("it holds")]]),
    ("SELECT 1, 2.5, NULL, x'00ff'", [[.integer(1), .real(2.5), .null, .blob([0, 255])]]),
    ("SELECT 'a' || char(0) || 'b'", [[.text("a\u{0}b")]]), ("SELECT '' WHERE 0", []),
    ("VALUES (1), (2); -- two", [[.integer(1)], [.integer(2)]]),
    ("SELECT text FROM quote_fts WHERE quote_fts MATCH 'holds'", [[.text("it holds")]]),
    ("SELECT count(*) FROM pragma_table_info('span')", [[.integer(4)]]),
    (
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 2) SELECT i FROM n",
      [[.integer(1)], [.integer(2)]]
    ),
  ])
  func `a read-only statement gives exactly its rows`(sql: String, expected: [[SQLValue]]) throws {
    #expect(try rows(of: sql) == expected)
  }

  private func rows(of sql: String) throws -> [[SQLValue]] {
    let archive = try Archive.holding([Sample("He said: it holds.", [.init(words: "it holds")])])
    var rows: [[SQLValue]] = []
    try archive.query(sql) { _ in
    } row: {
      rows.append($0)
    }
    return rows
  }
}
