import Foundation
import Testing

/// A quote inside another is kept, is said to be inside, and counts once.
@Suite struct InnerQuoteTests {
  private static let body =
    "“Mia Hollis told me that the mill was sold,” Luis Ortega said.\n\n“It rains,” Ana Reyes said.\n"

  private func archive() throws -> Tool {
    let tool = try Tool()
    let article = ["text": Self.body, "outlet": "The Example"]
    try tool.write(Array(JSONEncoder().encode(article)), to: "a.jsonl")
    #expect(try tool.run("import", "a.jsonl").status == 0)
    return tool
  }

  @Test func `JSON and CSV tell which quotes are inside others`() throws {
    let tool = try archive()
    let extracted = try tool.run("extract", "a.jsonl").text
    #expect(extracted.matches(of: /"inner":(true|false)/).map(\.1) == ["false", "true", "false"])
    for command in ["export", "search"] {
      let rows = try StrictCSV(tool.run(command, "--columns", "speaker,inner", "--csv").bytes)
      let inner = rows.records.filter { $0["inner"] == "true" }.map { $0["speaker"] }
      #expect(inner == ["Mia Hollis"], "\(command)")
      #expect(rows.records.count == 3)
    }
  }

  @Test func `one quote is shown to be inside another's words, the other not`() throws {
    let tool = try archive()
    let rows = try StrictCSV(tool.run("export", "--columns", "quote_id,inner").bytes).records
    for row in rows {
      let shown = try tool.run("show", try #require(row["quote_id"])).text
      #expect(shown.contains("inside another's words") == (row["inner"] == "true"))
    }
  }

  @Test func `each is counted for its own speaker`() throws {
    let tool = try archive()
    let counts = try StrictCSV(tool.run("stats", "--by", "speaker", "--csv").bytes).records
    #expect(counts.compactMap { $0["count"] ?? $0["quotes"] } == ["1", "1", "1"])
  }

  @Test func `its words count once where both are compared`() throws {
    let tool = try archive()
    try tool.write("“Snow fell,” Luis Ortega said.", to: "b.txt")
    #expect(try tool.run("import", "b.txt", "--outlet", "Another").status == 0)
    let rows = try StrictCSV(
      tool.run("compare", "The Example", "Another", "--csv").bytes
    ).records
    let mill = rows.first { $0["measure"] == "word" && $0["value"] == "mill" }
    #expect(mill?["first"] == "1")
  }
}
