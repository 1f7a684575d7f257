import Testing

@Suite struct SQLTests {
  @Test func `an answer comes in every format`() throws {
    let tool = try Tool.withArchive()
    let sql = "SELECT 1 AS n, 'a,b' AS t, NULL AS x, 2.5 AS n"
    #expect(try tool.run("sql", sql).lines == ["n\tt\tx\tn_2", "1\ta,b\t\t2.5"])
    #expect(try tool.run("sql", sql, "--csv").text == "n,t,x,n_2\r\n1,\"a,b\",,2.5\r\n")
    let object = #"{"n":1,"t":"a,b","x":null,"n_2":2.5}"#
    #expect(try tool.run("sql", sql, "--format", "jsonl").text == object + "\n")
    #expect(try tool.run("sql", sql, "--json").text == "[\n\(object)\n]\n")
    #expect(try tool.run("sql", "-", input: sql).lines.count == 2)
    #expect(try tool.run("sql", "SELECT 1 AS n WHERE 0", "--csv").text == "n\r\n")
  }

  @Test func `a terminal gets a table, and no control character`() throws {
    let tool = try Tool.withArchive()
    let sql = "SELECT char(27) || '[31m' || char(0) || char(155) AS \"a\u{1B}b\", x'0aff' AS b"
    let table = try PseudoTerminal.output(of: tool, "sql", sql)
    #expect(table.contains("␛[31m␀<U+009B>"))
    #expect(table.contains("0aff"))
    #expect(!table.contains("\u{1B}"))
    let raw = try tool.run("sql", "SELECT 'a' || char(0) || 'b' AS t", "--json")
    #expect(raw.text.contains(#""a\u0000b""#))
  }

  @Test func `a long answer is printed as it comes`() throws {
    let tool = try Tool.withArchive()
    let sql =
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 2000) SELECT i FROM n"
    for format in ["tsv", "table"] {
      #expect(try tool.run("sql", sql, "--format", format).lines.count == 2001)
    }
    #expect(try tool.run("sql", sql, "--format", "table").lines.last == "2000")
  }

  @Test(arguments: [
    ("DELETE FROM quote", 64), ("SELECT 1; SELECT 2", 64), ("", 64), ("SELEC", 65),
    ("SELECT nothing FROM quote", 65), ("ATTACH 'x' AS y", 64), ("VACUUM INTO 'x'", 64),
  ])
  func `what is no question is refused in a line, and changes nothing`(sql: String, status: Int32)
    throws
  {
    let tool = try Tool.withArchive()
    let before = try tool.read("quotes.sqlite")
    let outcome = try tool.run("sql", sql)
    #expect(outcome.status == status)
    #expect(outcome.bytes.isEmpty)
    #expect(outcome.messageLines.count == 1)
    #expect(try tool.read("quotes.sqlite") == before)
    #expect(!tool.exists("x"))
  }
}
