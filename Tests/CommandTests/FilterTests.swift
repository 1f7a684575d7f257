import Foundation
import Testing

/// Words and filters on articles are the same on all commands.
@Suite struct FilterTests {
  private static let articles = [
    #"{"title":"The Dam Holds","section":"Region","date_download":"2026-01-07 06:00:00","tags":["dam","water"],"language":"en","outlet":"First Post","published":"2026-01-05","url":"https://example.org/a/1","text":"“The dam holds,” said Luis Ortega. Ana Ruiz said the gate was shut. Snow fell."}"#,
    #"{"title":"Of Gates","section":"region","keywords":"gates, Water","language":"en-GB","outlet":"Second Post","published":"2026-01-06","url":"https://example.org/b/2","text":"Ana Ruiz said the dam had held. “Not the gate,” she said."}"#,
    #"{"title":"Rain","section":"Weather","language":"en-AU","outlet":"Second Post","published":"2026-02-06","url":"https://example.net/3","text":"“It rained on the bridge,” said Luis Ortega."}"#,
  ]

  private let tool: Tool

  init() throws {
    tool = try Tool()
    try tool.write(Self.articles.joined(separator: "\n") + "\n", to: "a.jsonl")
    let outcome = try tool.run("import", "-q", "a.jsonl")
    precondition(outcome.status == 0, outcome.messages)
  }

  private func sum(_ list: [String], of column: String?) throws -> Int {
    let outcome = try tool.run(list: list + ["--csv"])
    #expect(outcome.status == 0, "\(list): \(outcome.messages)")
    let records = try StrictCSV(outcome.bytes).records
    return column.map { name in records.reduce(0) { $0 + (Int($1[name] ?? "") ?? 0) } }
      ?? records.count
  }

  @Test(arguments: [
    (["--words", "dam"], 2), (["--words", "dam OR bridge"], 3), (["--words", "-dam"], 3),
    (["--words", "\"the gate\""], 2), (["--words", "hold"], 1),
    (["--words", "hold", "--exact"], 0),
    (["--words", "ga*", "--words", "shut"], 1), (["--title", "gates"], 2),
    (["--title", "-dam"], 3),
    (["--title", "hold", "--exact"], 0), (["--text", "snow"], 2),
    (["--text", "snow OR bridge"], 3),
    (["--text", "dam", "--title", "gate"], 2), (["--url", "https://example.org/*"], 4),
    (["--url", "*/b/2", "--url", "*/3"], 3), (["--language", "en-GB"], 2),
    (["--language", "en-au"], 1),
    (["--section", "Region"], 4), (["--section", "Weather", "--section", "region"], 5),
    (["--keyword", "water"], 4), (["--keyword", "gate"], 0), (["--keyword", "gates"], 2),
    (["--section", "region", "--words", "dam", "--speaker", "Ana Ruiz"], 1),
  ])
  func `all commands take the same filters`(filter: [String], count: Int) throws {
    for (list, column) in [
      (["search"], nil), (["export"], nil), (["review"], nil), (["sample", "--n", "100"], nil),
      (["articles"], "quotes"), (["stats", "--by", "kind"], "quotes"), (["timeline"], "quotes"),
      (["speakers"], "quotes"), (["stats", "--by", "section"], "quotes"),
    ] as [([String], String?)] {
      #expect(try sum(list + filter, of: column) == count, "\(list) \(filter)")
    }
    if !filter.contains("--speaker") {
      let rows = try StrictCSV(
        tool.run(list: ["compare", "Ana Ruiz", "Luis Ortega", "--csv"] + filter).bytes)
      let quotes = rows.records.first
      #expect((Int(quotes?["first"] ?? "") ?? 0) + (Int(quotes?["second"] ?? "") ?? 0) == count)
    }
    #expect(try tool.run(list: ["export", "--package", "out"] + filter).status == 0)
    #expect(try StrictCSV(tool.read("out/quotes.csv")).records.count == count)
    let package = String(decoding: try tool.read("out/datapackage.json"), as: UTF8.self)
    #expect(package.contains(filter[0]))
    let reparsed = try tool.run(list: ["reparse", "--all", "--dry-run"] + filter)
    #expect(reparsed.messages.contains(count == 0 ? "nothing to do" : "article"))
  }

  @Test(arguments: ["search", "articles", "stats", "timeline", "sample", "review", "reparse"])
  func `words are arguments where a command has no others`(command: String) throws {
    for words in [["dam", "-gate"], ["--words", "dam"], ["dam", "--words", "hold"]] {
      let outcome = try tool.run(
        list: [command] + words + (command == "reparse" ? ["--dry-run"] : []))
      #expect(outcome.status == 0, "\(words): \(outcome.messages)")
    }
    let outcome = try tool.run(command, "dam", "--limit", "-1")
    #expect(outcome.status == 64)
  }

  @Test func `an article is chosen by its id, and one that is not there is said`() throws {
    let ids = try tool.run("articles", "--format", "tsv").lines.dropFirst().map { $0.prefix(16) }
    #expect(try sum(["search", "--article", String(ids[0])], of: nil) == 1)
    #expect(
      try sum(
        ["stats", "--by", "kind", "--article", String(ids[0]), "--article", String(ids[1])],
        of: "quotes") == 3)
    let none = try tool.run("search", "--article", "0123456789abcdef")
    #expect(none.messages.contains("there is no article '0123456789abcdef'"))
    let section = try tool.run("stats", "--section", "Wether")
    #expect(section.messages.contains("there is no section 'Wether'; near it: Weather"))
  }

  @Test func `sections, keywords and when a page was fetched are kept and exported`() throws {
    let columns = "section,keywords,retrieved,quote_id"
    let rows = try StrictCSV(tool.run("export", "--columns", columns).bytes)
    #expect(
      rows.records.map { $0["retrieved"] }
        == Array(repeating: "2026-01-07 06:00:00", count: 2) + Array(repeating: "", count: 3))
    #expect(
      rows.records.map { $0["section"] } == ["Region", "Region", "region", "region", "Weather"])
    #expect(
      rows.records.map { $0["keywords"] } == [
        "dam; water", "dam; water", "gates; Water", "gates; Water", "",
      ])
  }

  @Test func `rows of a search are all of them unless a limit is set`() throws {
    let lines = (1...60).map {
      #"{"url":"https://example.org/r/\#($0)","text":"“Rain fell \#($0) times,” said Ana Ruiz."}"#
    }
    #expect(try tool.run("import", "-q", "-", input: lines.joined(separator: "\n")).status == 0)
    for format in [["--csv"], ["--json"], ["--format", "jsonl"], []] {
      let rows = try tool.run(list: ["search", "rain", "--columns", "quote_id"] + format)
      #expect(rows.lines.filter { $0.contains(".") }.count == 61, "\(format)")
      #expect(rows.messages.isEmpty)
    }
    #expect(try tool.run("search", "rain", "--csv", "--limit", "5").lines.count == 6)
    let shown = try PseudoTerminal.output(of: tool, "search", "rain")
    #expect(
      shown.components(separatedBy: "— Ana Ruiz").count
        + shown.components(separatedBy: "— Luis Ortega").count == 52)
    let context = try StrictCSV(tool.run("search", "snow OR shut", "--context", "1", "--csv").bytes)
    #expect(context.records.first?["context_after"] == ". Snow fell.")
  }
}
