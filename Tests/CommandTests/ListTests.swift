import Foundation
import Testing

@Suite struct ListTests {
  @Test func `a search is found by words and by speaker, in every format`() throws {
    let tool = try Tool.withArchive()
    let tsv = try tool.run("search", "dam", "--speaker", "ortega")
    #expect(tsv.status == 0)
    #expect(tsv.lines.count == 2)
    #expect(tsv.lines.first?.hasPrefix("quote_id\tkind\tmode\ttext\tspeaker\t") == true)
    #expect(tsv.lines.last?.contains("\tLuis Ortega\t") == true)
    #expect(try tool.run("search", "dam", "--json").text.contains(#""speaker":"Luis Ortega""#))
    #expect(try tool.run("search", "dam", "--format", "jsonl").lines.count == 1)
    #expect(try StrictCSV(tool.run("search", "dam", "--csv").bytes).records.count == 1)
    let table = try tool.run("search", "dam", "--format", "table").text
    #expect(table.contains("— Luis Ortega, plant manager · The Example · 2026-01-22 · "))
  }

  @Test func `the parts of a split statement are shown apart, and exported as one`() throws {
    let tool = try Tool()
    let article = "“It,” Luis Ortega told reporters, “holds.”\n"
    #expect(try tool.run("import", "-", input: article).status == 0)
    #expect(
      try tool.run("search", "--format", "table").text.hasPrefix(
        "“It,” … “holds.”\n    — Luis Ortega"))
    #expect(try tool.run("search", "--json").text.contains(#""text":"It, holds.""#))
    let record = try StrictCSV(tool.run("export").bytes).records.first
    #expect(record?["text"] == "It, holds.")
    #expect(record?["spans"] == "[[0,5],[34,42]]")
  }

  @Test func `a search that finds nothing is no error and says so`() throws {
    let tool = try Tool.withArchive()
    let words = try tool.run("search", "zebra")
    #expect(words.status == 0)
    #expect(words.lines.count == 1)
    #expect(words.messages == "no quotes match\n")
    let speaker = try tool.run("search", "--speaker", "Nobody Here")
    #expect(speaker.messages.contains("there is no speaker 'Nobody Here'"))
    #expect(try tool.run("search", "zebra", "-q").messages == "")
    #expect(try tool.run("search", "zebra", "--json").text == "[]\n")
  }

  @Test func `filters hold together`() throws {
    let tool = try Tool.withArchive()
    func ids(_ filter: String...) throws -> Int {
      var arguments = ["export", "-q"]
      arguments += filter
      return try StrictCSV(tool.run(list: arguments).bytes).records.count
    }
    #expect(try ids("--from", "2026-02") == ids("--from", "2026-02-03"))
    #expect(try ids("--to", "2026-01") == 1)
    #expect(try ids("--outlet", "The Example") == 2)
    #expect(try ids("--outlet", "The Example", "--kind", "indirect") == 0)
    #expect(try ids("--author", "Ida Strand") >= 1)
    #expect(try ids("--import", "2") == 0)
    #expect(try ids("--min-confidence", "1.0", "--speaker", "zelenskyy") == 0)
  }

  @Test func `a list that its limit has cut says how many more there are`() throws {
    let tool = try Tool.withArchive()
    let articles = try tool.run("articles", "--limit", "2")
    #expect(articles.lines.count == 3)
    #expect(articles.messages == "3 more articles: --limit or --offset 2 shows them\n")
    #expect(try tool.run("articles", "--limit", "2", "--offset", "3").messages == "")
    #expect(
      try tool.run("articles", "--offset", "9", "--limit", "2").messages
        == "nothing to show at --offset 9: the list has 5 articles\n")
    #expect(try tool.run("speakers", "--limit", "1").messages.contains("1 more speaker"))
    #expect(try tool.run("search", "--limit", "1").messages.contains("more quotes"))
  }

  @Test func `speakers are listed with their counts`() throws {
    let tool = try Tool.withArchive()
    let records = try StrictCSV(tool.run("speakers", "--csv").bytes).records
    #expect(Set(records.compactMap { $0["speaker"] }) == ["Ana Ruiz", "Luis Ortega"])
    #expect(records.first { $0["speaker"] == "Luis Ortega" }?["quotes"] == "2")
    #expect(try tool.run("speakers", "--format", "table").lines.first?.hasPrefix("speaker") == true)
  }

  @Test(arguments: ["speaker", "outlet", "month", "kind", "cue", "mode"])
  func `quotes are counted by each facet`(facet: String) throws {
    let tool = try Tool.withArchive()
    let records = try StrictCSV(tool.run("stats", "--by", facet, "--csv").bytes).records
    #expect(records.allSatisfy { $0["by"] == facet })
    let quotes = try StrictCSV(tool.run("export", "-q").bytes).records.count
    #expect(records.compactMap { $0["quotes"].flatMap { Int($0) } }.reduce(0, +) == quotes)
    #expect(try tool.run("stats", "--by", facet, "--format", "table").text.contains("█"))
  }

  @Test func `a quote is shown in its paragraph, with all that is known of it`() throws {
    let tool = try Tool.withArchive()
    let id = try #require(try tool.run("search", "dam", "--columns", "quote_id").lines.last)
    let text = try tool.run("show", id).text
    for part in [
      "[Q “The dam holds,”] [C said] [S Luis Ortega], the plant manager.", "rule ", "The Example",
      "a.jsonl:1", id,
    ] {
      #expect(text.contains(part))
    }
    #expect(
      try tool.run("show", id, "--json").text.contains(#""paragraph":"“The dam holds,” said"#))
    let unknown = try tool.run("show", "nothing.0")
    #expect(unknown.status == 66)
    #expect(unknown.messageLines.count == 1)
  }

  @Test func `control characters of an article reach no terminal`() throws {
    let tool = try Tool()
    let article = #"{"title":"A\u001b[31mB\u202e","outlet":"C\u009bD\rE\nF","text":"It rained."}"#
    #expect(try tool.run("import", "-", input: article).status == 0)
    let shown = try PseudoTerminal.output(of: tool, "articles")
    #expect(shown.contains("A␛[31mB<U+202E>"))
    #expect(shown.contains("C<U+009B>D E F"))
    let rows = try PseudoTerminal.output(of: tool, "articles", "--format", "tsv")
    #expect(rows.contains("A␛[31mB<U+202E>"))
    #expect(rows.contains("C<U+009B>D E F"))
  }

  @Test func `names are shown before ids where a table is narrow`() throws {
    let tool = try Tool()
    let name = "Bartholomew Montgomery Featherstone"
    #expect(
      try tool.run("import", "-", input: #"{"text":"“It holds,” said \#(name)."}"#).status == 0)
    for (width, shows) in [(110, (true, true)), (72, (true, false))] {
      let session = try PseudoTerminal(tool, ["speakers"], shell: "stty cols \(width) <&1")
      let table = session.readToEnd()
      #expect(table.contains("Bartholomew Mont") == shows.0, "\(table)")
      #expect(table.contains("bartholomew-montgomery-featherstone") == shows.1, "\(table)")
      #expect(table.split(whereSeparator: \.isNewline).allSatisfy { $0.count <= width })
    }
    let rows = try tool.run("speakers", "--csv").text
    #expect(rows.contains("bartholomew-montgomery-featherstone"))
  }

  @Test func `wide characters count as two columns in a table`() throws {
    let tool = try Tool()
    let title = String(repeating: "水坝", count: 60)
    let article = #"{"title":"\#(title)","outlet":"水坝","text":"It rained."}"#
    #expect(try tool.run("import", "-", input: article).status == 0)
    let table = try PseudoTerminal.output(of: tool, "articles")
    for line in table.split(whereSeparator: \.isNewline) {
      let columns = line.unicodeScalars.map { "水坝".unicodeScalars.contains($0) ? 2 : 1 }.reduce(
        0, +)
      #expect(columns <= PseudoTerminal.columns)
    }
    #expect(table.contains("水坝…"))
  }

  @Test func `a terminal gets a table within its width, styled only if it may be`() throws {
    let tool = try Tool.withArchive()
    let plain = try PseudoTerminal.output(of: tool, "search", "dam")
    #expect(plain.contains("— Luis Ortega, plant manager"))
    #expect(!plain.contains("\u{1B}"))
    let styled = try PseudoTerminal.output(
      of: tool, "search", "dam", environment: ["TERM": "xterm"])
    #expect(styled.contains("\u{1B}[1mLuis Ortega\u{1B}[0m"))
    let refused = try PseudoTerminal.output(
      of: tool, "search", "dam", environment: ["TERM": "xterm", "NO_COLOR": "1"])
    #expect(!refused.contains("\u{1B}"))
    let table = try PseudoTerminal.output(of: tool, "articles")
    #expect(
      table.split(whereSeparator: \.isNewline).allSatisfy {
        $0.unicodeScalars.count <= PseudoTerminal.columns
      })
  }
}
