import Testing

@Suite struct UsageTests {
  @Test(arguments: [
    "frobnicate", "search --frobnicate", "search --from 2026-13", "search --to 2023-02-29",
    "search --from 2026-02 --to 2026-01", "search --kind loud", "search --limit -1",
    "search --min-confidence 2", "search --json --csv", "search --format xml", "import",
    "import a.jsonl --published yesterday", "import a.jsonl --map colour=x",
    "import a.jsonl --encoding klingon", "show", "export --format table", "stats --by two-words",
    "articles --archive", "export --columns text,text", "export --columns text,,kind",
    "export --columns=", "export --format jsonl --csv", "search --archive=",
  ])
  func `wrong usage is one line that says where help is`(line: String) throws {
    let tool = try Tool()
    let outcome = try tool.run(list: line.split(separator: " ").map(String.init))
    #expect(outcome.status == 64)
    #expect(outcome.bytes.isEmpty)
    #expect(outcome.messageLines.count == 1)
    #expect(outcome.messages.hasPrefix("quotes: "))
    #expect(outcome.messages.contains("--help'"))
  }

  @Test(arguments: [
    "import", "extract", "search", "show", "speakers", "articles", "stats", "export", "verify",
  ])
  func `every command has help, with an example where it takes arguments`(command: String) throws {
    let tool = try Tool()
    let outcome = try tool.run(command, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("USAGE: quotes \(command)"))
    #expect(outcome.messages == "")
    #expect(try tool.run("help", command).text == outcome.text)
  }

  @Test func `the version is told`() throws {
    #expect(try Tool().run("--version").text.split(separator: ".").count == 3)
  }
}
