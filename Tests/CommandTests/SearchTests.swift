import Foundation
import Testing

@Suite struct SearchTests {
  /// One statement in four outlets, with a word changed at the end of a long one, and two others.
  private static let articles: [String] = {
    let long = (1...40).map { "gate\($0)" }.joined(separator: " and ")
    return [
      article(
        1, "First Post", "2026-01-05", "Rain. “\(long) holds,” said Luis Ortega. Snow fell. Hail."),
      article(2, "Second Post", "2026-01-03", "“\(long.uppercased()) holds!” said Luis Ortega."),
      article(3, "Third Post", "2026-01-04", "“\(long) breaks,” said Luis Ortega."),
      article(
        4, "Third Post", "2026-02-01", "“The dam was held, and the gate is shut,” said Ana Ruiz."),
      article(5, "Third Post", "2026-02-02", "“No comment on the water,” said Ana Ruiz."),
    ]
  }()

  private static func article(_ id: Int, _ outlet: String, _ day: String, _ text: String) -> String
  {
    #"{"title":"The Gates \#(id) Hold","outlet":"\#(outlet)","published":"\#(day)","url":"https://example.org/\#(id)","text":"\#(text)"}"#
      + "\n"
  }

  private let tool: Tool

  init() throws {
    tool = try Tool()
    try tool.write(Self.articles.joined(), to: "a.jsonl")
    let outcome = try tool.run("import", "-q", "a.jsonl")
    precondition(outcome.status == 0, outcome.messages)
  }

  @Test(arguments: [
    (["dam", "gate"], 1), (["\"the gate\""], 1), (["gate*"], 4), (["gate*", "-dam"], 3),
    (["gate*", "-\"the gate\""], 3), (["-dam"], 4), (["-q", "dam"], 1), (["dam OR comment"], 2),
    (["dam", "OR", "comment"], 2), (["NEAR(dam gate, 5)"], 1), (["NEAR(dam gate, 1)"], 0),
    (["hold", "gate1"], 2), (["hold"], 2), (["hold", "--exact"], 0), (["--exact", "held"], 1),
    (["-held", "dam"], 0), (["--", "-dam"], 4), (["-the", "-gate*"], 0), (["“the gate”"], 1),
  ])
  func `operators are typed as words of the command`(words: [String], count: Int) throws {
    let outcome = try tool.run(list: ["search"] + words.filter { $0 != "--" } + ["--csv"])
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try StrictCSV(outcome.bytes).records.count == count, "\(words)")
  }

  @Test(arguments: [
    ("—", "there is no word in '—': searched for these characters instead"),
    ("\"\"", "there is no word in '\"\"': ignored"),
    ("(zebra", "no quotes match"), ("NEAR(", "no quotes match"),
  ])
  func `what cannot be looked for is said, and is no error`(words: String, message: String) throws {
    let outcome = try tool.run("search", words)
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains(message))
  }

  @Test func `hostile words are no error`() throws {
    let hostile = [
      "\"", "\"\"\"", "'", "''; DROP TABLE quote; --", "a OR", "OR", "AND", "NOT", "NEAR", "NEAR(",
      "NEAR(a", "NEAR(a, b)", "NEAR/", "(", ")", "((((", "a)b(c", "*", "**", "a*b*", "-", "--",
      "- -",
      "-\"", "-(", "-*", "^a", "a:b", "{text}:a", "speaker : a", "rank MATCH 'x'", "\\", "%", "_",
      "?1",
      ":x", "@x", "$x", "\u{202E}abc", "\u{FEFF}", "\u{301}", "👩🏽‍🚀", "😀*", "-😀", "ا", "שלום", "𝒜",
      "\u{1}", "\u{7F}", "\u{1B}[31m", "1e999", "0x", "NaN", "a\nb", "a\tb", "\r\n",
      String(repeating: "x", count: 10_000), String(repeating: "a OR ", count: 2_000),
      String(repeating: "(", count: 10_000), String(repeating: "\"a\" ", count: 2_500),
    ]
    for words in hostile {
      let outcome = try tool.run("search", words, "--csv", "--limit", "1")
      #expect(outcome.status == 0, "\(words.prefix(40)): \(outcome.messages.prefix(200))")
      #expect(!outcome.messages.contains("fts5") && !outcome.messages.contains("SQL"))
    }
    for words in ["-x", "-", "OR OR", "\"", "a)"] {
      for place in ["titles", "articles"] {
        #expect(try tool.run("search", words, "--in", place).status == 0, "\(words)")
      }
    }
  }

  @Test func `options that are none are still told from words`() throws {
    #expect(try tool.run("search", "dam", "--speakr", "Ruiz").status == 64)
    #expect(try tool.run("search", "dam", "-a", "nothing.sqlite").status == 66)
    #expect(try tool.run("search", "dam", "--context", "-1").status == 64)
    for option in [["--group"], ["--context", "1"], ["--columns", "text"]] {
      let outcome = try tool.run(list: ["search", "dam", "--in", "titles"] + option)
      #expect(outcome.status == 64)
      #expect(outcome.messages.contains("\(option[0]) cannot be used with --in titles"))
    }
  }

  @Test func `hits are highlighted where colours may be used`() throws {
    func shown(_ arguments: String..., environment: [String: String] = ["TERM": "xterm"]) throws
      -> String
    {
      let session = try PseudoTerminal(tool, ["search"] + arguments, environment: environment)
      return session.readToEnd()
    }
    let hit = "“The \u{1B}[1;31mdam\u{1B}[0m was held, and the \u{1B}[1;31mgate\u{1B}[0m is shut,”"
    #expect(try shown("gates", "dam").contains(hit))
    #expect(try shown("\"the gate\"").contains("and \u{1B}[1;31mthe gate\u{1B}[0m is shut"))
    // A phrase that runs over the end of a line is coloured on both.
    let long = try shown("\"\((8...16).map { "gate\($0)" }.joined(separator: " and "))\"")
    for line in long.split(whereSeparator: \.isNewline) where line.contains("\u{1B}[1;31m") {
      #expect(line.contains("\u{1B}[0m"))
    }
    #expect(long.components(separatedBy: "\u{1B}[1;31m").count > 2)
    #expect(try shown("dam", environment: ["TERM": "dumb"]).contains("“The dam was held"))
    #expect(try !shown("dam", environment: ["TERM": "xterm", "NO_COLOR": "1"]).contains("\u{1B}"))
    #expect(try shown("gates", "--in", "titles").contains("The \u{1B}[1;31mGates\u{1B}[0m 1 Hold"))
    #expect(try shown("snow", "--in", "articles").contains("\u{1B}[1;31mSnow\u{1B}[0m fell"))
    #expect(try !tool.run("search", "dam", "--format", "table").text.contains("\u{1B}"))
  }

  @Test func `context is whole sentences, in every format`() throws {
    let shown = try tool.run(
      "search", "gate7 holds", "--outlet", "First Post", "--context", "1", "--format", "table")
    #expect(shown.lines.first == "    … Rain.")
    #expect(shown.lines.contains("    said Luis Ortega. Snow fell. …"))
    func record(_ context: String) throws -> [String: String]? {
      let outcome = try tool.run(
        "search", "gate7 holds", "--outlet", "First Post", "--context", context, "--csv")
      return try StrictCSV(outcome.bytes).records.first
    }
    #expect(try record("0")?["context_before"] == "")
    #expect(try record("0")?["context_after"] == "said Luis Ortega.")
    #expect(try record("2")?["context_after"] == "said Luis Ortega. Snow fell. Hail.")
    #expect(try record("9")?["context_before"] == "Rain.")
  }

  @Test func `printings of one statement are one row`() throws {
    let outcome = try tool.run("search", "gate7", "--group", "--csv", "--sort", "oldest")
    let records = try StrictCSV(outcome.bytes).records
    #expect(records.count == 1)
    #expect(records.first?["printings"] == "3")
    #expect(records.first?["outlets"] == "First Post | Second Post | Third Post")
    #expect(records.first?["first_published"] == "2026-01-03")
    #expect(records.first?["outlet"] == "Second Post")
    let table = try tool.run("search", "gate7", "--group", "--format", "table").text
    #expect(table.contains("3 printings, first on 2026-01-03: First Post, Second Post, Third Post"))
    let cut = try tool.run("search", "--group", "--limit", "1")
    #expect(cut.lines.count == 2)
    #expect(cut.messages.contains("2 more statements: --limit or --offset 1 shows them"))
    #expect(try tool.run("search", "gate7", "--json").text.contains("\"printings\"") == false)
  }

  @Test func `titles and articles are searched, and articles are the rows`() throws {
    let titles = try StrictCSV(tool.run("search", "gate hold", "--in", "titles", "--csv").bytes)
      .records
    #expect(titles.count == 5)
    #expect(titles.allSatisfy { $0["article_id"]?.count == 16 && $0["quotes"] == "1" })
    let some = try tool.run("search", "gate", "--in", "titles", "--speaker", "ruiz", "--limit", "1")
    #expect(some.lines.count == 2)
    #expect(some.messages == "1 more article: --limit or --offset 1 shows them\n")
    let bodies = try StrictCSV(tool.run("search", "snow", "--in", "articles", "--csv").bytes)
      .records
    #expect(bodies.map { $0["outlet"] } == ["First Post"])
    #expect(bodies.first?["excerpt"]?.hasSuffix("Snow fell. Hail.") == true)
    #expect(try tool.run("search", "zebra", "--in", "articles").messages == "no articles match\n")
    let table = try tool.run("search", "snow", "--in", "articles", "--format", "table").text
    #expect(table.contains("— The Gates 1 Hold · First Post · 2026-01-05 · 1 quote · "))
  }
}
