import Foundation
import Testing

/// Articles can be read whole, and taken out without a trace but the decision.
@Suite struct RemoveTests {
  private static let articles = [
    #"{"title":"The Dam","outlet":"First Post","author":"Ida Strand","published":"2026-01-05","url":"https://example.org/1","text":"“The dam holds,” said Luis Ortega. “It\nheld.” Ruiz said the gate was shut."}"#,
    #"{"title":"The Gate","outlet":"Second Post","published":"2026-01-06","url":"https://example.org/2","text":"Ana Ruiz denied the gate had leaked. Luis Ortega hopes it holds."}"#,
    #"{"title":"Zebra crossing","outlet":"Zebra Post","published":"2026-01-07","url":"https://example.org/3","text":"“Zebras cross,” said Zoe Zander and Luis Ortega. Zander said it was late."}"#,
  ]

  private let tool: Tool

  init() throws {
    tool = try Tool()
    for (place, article) in Self.articles.enumerated() {
      try tool.write(article + "\n", to: "\(place + 1).jsonl")
      let outcome = try tool.run("import", "-q", "\(place + 1).jsonl")
      precondition(outcome.status == 0, outcome.messages)
    }
  }

  private func id(of outlet: String) throws -> String {
    let rows = try StrictCSV(tool.run("articles", "--outlet", outlet, "--csv").bytes).records
    return try #require(rows.first?["article_id"])
  }

  /// All that lists and counts show, and what is wrong with the archive.
  private func state() throws -> [String] {
    #expect(try tool.run("verify").text == "")
    return try [
      ["export", "-q"], ["speakers", "-q", "--csv"], ["articles", "-q", "--csv"],
      ["stats", "-q", "--csv"], ["search", "-q", "z*", "--csv"],
      ["search", "zebra", "-q", "--in", "titles", "--csv"],
      ["sql", "SELECT * FROM import", "--csv"],
      ["sql", "SELECT slug FROM speaker ORDER BY 1", "--csv"],
      ["sql", "SELECT key FROM alias ORDER BY 1", "--csv"], ["corrections", "-q", "--csv"],
    ].map { try tool.run(list: $0).text }
  }

  @Test func `an article is shown whole, with its quotes marked`() throws {
    let shown = try tool.run("articles", "show", id(of: "First Post"))
    #expect(shown.status == 0)
    #expect(
      shown.text.contains(
        "[1 “The dam holds,”] said Luis Ortega. [1 “It\nheld.”] Ruiz said [2 the gate was shut]."))
    #expect(shown.text.contains("title      The Dam"))
    #expect(shown.lines.contains { $0.hasPrefix("1  Luis Ortega") && $0.contains("direct") })
    let denied = try tool.run("articles", "show", id(of: "Second Post")).text
    #expect(denied.contains("indirect, negated"))
    #expect(denied.contains("thought"))
    let json = try JSONSerialization.jsonObject(
      with: Data(tool.run("articles", "show", id(of: "First Post"), "--json").bytes))
    let object = try #require(json as? [String: Any])
    #expect((object["body"] as? String)?.hasPrefix("“The dam holds,”") == true)
    #expect((object["quotes"] as? [[String: Any]])?.count == 2)
    let none = try tool.run("articles", "show", "0123456789abcdef")
    #expect(none.status == 66)
    #expect(none.messages.contains("there is no such article"))
  }

  @Test(arguments: [
    ["--article"], ["--outlet", "Zebra Post"], ["zebras"], ["--title", "zebra"], ["--import", "3"],
  ])
  func `nothing but the decision is left, and no import brings it back`(filter: [String]) throws {
    let other = try Tool()
    for place in 1...2 {
      try other.write(tool.read("\(place).jsonl"), to: "a.jsonl")
      #expect(try other.run("import", "-q", "a.jsonl").status == 0)
    }
    let article = try id(of: "Zebra Post")
    let chosen = filter == ["--article"] ? filter + [article] : filter
    let dry = try tool.run(list: ["remove"] + chosen + ["--dry-run", "--csv"])
    #expect(dry.text.contains(article) && dry.messages.contains("nothing removed: 1 article"))
    let removed = try tool.run(
      list: ["remove"] + chosen + ["--because", "not ours", "--by", "Mara", "--vacuum"])
    #expect(removed.status == 0)
    #expect(removed.messages.contains("removed: 1 article with 2 quotes"), "\(removed.messages)")
    for (list, without) in zip(try state(), try RemoveTests.state(of: other)) {
      // Runs and places differ.
      if !list.contains("started") && !list.contains(".jsonl") { #expect(list == without) }
    }
    let bytes = Data(try tool.read("quotes.sqlite"))
    for word in ["Zebra", "zebra", "Zander", "zander"] {
      #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word)")
    }
    let again = try tool.run("import", "3.jsonl")
    #expect(again.messages.contains("1 article passed over, which people removed"))
    #expect(again.messages.contains("0 new"))
    let list = try StrictCSV(tool.run("remove", "--list", "--csv").bytes).records
    #expect(list.map { $0["article_id"] } == [article])
    #expect(list.first?["reason"] == "not ours" && list.first?["made_by"] == "Mara")
    #expect(try tool.run("import", "3.jsonl", "--restore").messages.contains("1 new"))
    #expect(try id(of: "Zebra Post") == article)
    #expect(try tool.run("verify").text == "")
  }

  private static func state(of tool: Tool) throws -> [String] {
    try [
      ["export", "-q"], ["speakers", "-q", "--csv"], ["articles", "-q", "--csv"],
      ["stats", "-q", "--csv"], ["search", "-q", "z*", "--csv"],
      ["search", "zebra", "-q", "--in", "titles", "--csv"],
      ["sql", "SELECT * FROM import", "--csv"],
      ["sql", "SELECT slug FROM speaker ORDER BY 1", "--csv"],
      ["sql", "SELECT key FROM alias ORDER BY 1", "--csv"], ["corrections", "-q", "--csv"],
    ].map { try tool.run(list: $0).text }
  }

  @Test func `an import is undone as if it had not been, until something was decided`() throws {
    try tool.write(
      Self.articles[2].replacing("example.org/3", with: "example.org/4"), to: "4.jsonl")
    let before = try state()
    #expect(try tool.run("import", "-q", "4.jsonl").status == 0)
    #expect(try state() != before)
    let undone = try tool.run("remove", "--import", "4", "--undo")
    #expect(undone.messages.contains("undone: 1 article with 2 quotes"))
    #expect(try state() == before)
    #expect(try tool.run("import", "4.jsonl").messages.contains("1 new"))
    let quote = try tool.run(
      "search", "crossed OR cross", "--import", "4", "--columns", "quote_id", "--csv")
    let id = try #require(quote.lines.dropFirst().first)
    #expect(try tool.run("correct", id, "--accept").status == 0)
    let refused = try tool.run("remove", "--import", "4", "--undo")
    #expect(refused.status == 65)
    #expect(refused.messages.contains("something was decided"))
    #expect(try tool.run("remove", "--import", "9", "--undo").status != 0)
  }

  @Test func `what counted for others gives way to them`() throws {
    let text = (1...60).map { "word\($0)" }.joined(separator: " ") + " Ana Ruiz said it held."
    for (place, outlet) in ["A", "B", "C"].enumerated() {
      let line =
        #"{"outlet":"\#(outlet)","published":"2026-03-0\#(place + 1)","url":"https://example.org/\#(outlet)","text":"\#(text)"}"#
      #expect(try tool.run("import", "-q", "-", input: line).status == 0)
    }
    func counted() throws -> [String?] {
      try StrictCSV(tool.run("articles", "--copies", "once", "--from", "2026-03", "--csv").bytes)
        .records.map { $0["outlet"] }
    }
    #expect(try counted() == ["A"])
    #expect(try tool.run("remove", "--outlet", "A", "--because", "x").status == 0)
    #expect(try counted() == ["B"])
    #expect(try tool.run("verify").text == "")
  }

  @Test func `removals are decisions: filed, taken over, undone`() throws {
    let article = try id(of: "Zebra Post")
    try tool.write(tool.read("quotes.sqlite"), to: "other.sqlite")
    #expect(try tool.run("remove", "--article", article, "--because", "x").status == 0)
    #expect(try tool.run("corrections", "export", "d.csv").status == 0)
    #expect(String(decoding: try tool.read("d.csv"), as: UTF8.self).contains("article,"))
    #expect(try tool.run("corrections", "import", "d.csv", "-a", "other.sqlite").status == 0)
    #expect(
      try tool.run("articles", "--article", article, "-a", "other.sqlite").messages.contains(
        "no articles match"))
    #expect(try tool.run("verify", "-a", "other.sqlite").text == "")
    let undone = try tool.run("remove", "--undo", "--article", article)
    #expect(undone.messages.contains("1 article may be imported again"))
    #expect(try tool.run("import", "3.jsonl").messages.contains("1 new"))
  }

  @Test(arguments: [
    (["remove"], "name articles"), (["remove", "--outlet", "A"], "--because"),
    (["remove", "--undo", "--outlet", "A"], "--undo needs"),
    (["remove", "--undo", "--dry-run", "--import", "1"], "cannot be used together"),
  ])
  func `what is not said clearly removes nothing`(list: [String], words: String) throws {
    let outcome = try tool.run(list: list)
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
  }
}
