import Foundation
import Testing

/// Outlets that people joined or renamed.
@Suite struct OutletTests {
  private static let articles = [
    ("Metro", "https://metro.example/1", "“The dam holds,” said Luis Ortega."),
    ("Metro.co.uk", "https://metro.example/2", "“The gate is shut,” said Ana Ruiz."),
    ("metro.co.uk", nil, "“The bell is loud,” said Ana Ruiz."),
    ("The Brill Post", nil, "“The mill is old,” said Ana Ruiz."),
    ("Brill Post", nil, "“The hill is high,” said Ana Ruiz."),
    ("Brill Post", nil, "“The sea is cold,” said Ana Ruiz."),
    ("Coastal Wire", "https://wire.example/1", "“The road is wet,” said Ana Ruiz."),
  ]

  private let tool: Tool

  init() throws {
    tool = try Tool()
    let lines = Self.articles.map { outlet, url, text in
      #"{"outlet":"\#(outlet)",\#(url.map { #""url":"\#($0)","# } ?? "")"text":"\#(text)"}"#
    }
    try tool.write(lines.joined(separator: "\n") + "\n", to: "a.jsonl")
    let outcome = try tool.run("import", "-q", "a.jsonl")
    precondition(outcome.status == 0, outcome.messages)
  }

  private func rows(_ list: [String]) throws -> [[String: String]] {
    let outcome = try tool.run(list: list + ["--csv"])
    #expect(outcome.status == 0, "\(list): \(outcome.messages)")
    return try StrictCSV(outcome.bytes).records
  }

  private func counts() throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try rows(["outlets"]).map { ($0["outlet"] ?? "", $0["articles"] ?? "") }
    )
  }

  @Test func `names that may be one are proposed, with why`() throws {
    let pairs = try rows(["outlets", "suggest"])
    #expect(pairs.map { $0["outlet"] } == ["Metro", "The Brill Post"])
    #expect(pairs.map { $0["other"] } == ["Metro.co.uk", "Brill Post"])
    #expect(pairs[0]["because"]?.contains("metro.example") == true)
  }

  @Test func `merged outlets are one everywhere, for later articles too, until it is undone`()
    throws
  {
    let before = try tool.run("export").bytes
    #expect(try counts()["Metro.co.uk"] == "2")
    let merge = try tool.run(
      "outlets", "merge", "metro.co.uk", "Metro", "--because", "one newsroom")
    #expect(merge.status == 0)
    #expect(merge.messages.contains("is merged into Metro"), "\(merge.messages)")
    #expect(
      try counts() == ["Metro": "3", "Brill Post": "2", "The Brill Post": "1", "Coastal Wire": "1"])
    for name in ["Metro", "Metro.co.uk", "METRO.CO.UK"] {
      #expect(try rows(["search", "--outlet", name]).count == 3, "\(name)")
    }
    #expect(try rows(["stats", "--by", "outlet"]).first?["value"] == "Metro")
    let page = try ServedPage(tool)
    for address in ["/search.json", "/articles.json"] {
      let answer = try page.get("\(address)?outlet=Metro.co.uk").body
      #expect(answer.contains("dam holds") || address == "/articles.json")
      #expect(answer.contains("metro.example/1") && answer.contains("metro.example/2"))
    }
    #expect(try page.get("/search.json?outlet=Metro.co.uk").json["total"] as? Int == 3)
    #expect(try page.get("/outlet/Metro.co.uk").body.contains("<h1>Metro</h1>"))
    #expect(try tool.run("compare", "metro.co.uk", "Brill Post", "--csv").status == 0)
    #expect(try tool.run("verify").status == 0)
    let again = try tool.run("import", "a.jsonl", "--json")
    #expect(again.text.contains(#""new":0,"duplicate":7"#))

    let late = #"{"outlet":"Metro.co.uk","text":"“The lamp is lit,” said Ana Ruiz."}"#
    #expect(try tool.run("import", "-", "-q", input: late).status == 0)
    #expect(try counts()["Metro"] == "4")
    #expect(try tool.run("verify").status == 0)
    #expect(try tool.run("import", "-", "--json", input: late).text.contains(#""duplicate":1"#))

    #expect(try tool.run("outlets", "rename", "Metro", "Metro UK").status == 0)
    #expect(try counts()["Metro UK"] == "4")
    for name in ["Metro", "Metro.co.uk", "Metro UK"] {
      #expect(try rows(["articles", "--outlet", name]).count == 4, "\(name)")
    }
    #expect(try rows(["outlets"]).first?["other_names"] == "Metro | Metro.co.uk")
    #expect(try tool.run("outlets", "undo").messages.contains("undone: Metro is shown as"))
    #expect(try counts()["Metro"] == "4")
    #expect(try tool.run("outlets", "undo").status == 0)
    #expect(try tool.run("outlets", "undo").messages.contains("nothing to undo"))
    #expect(try rows(["outlets", "history"]).count == 2)
    #expect(try tool.run("verify").status == 0)
    #expect(
      try tool.run("remove", "--outlet", "Metro.co.uk", "--words", "lamp", "--because", "x").status
        == 0)
    #expect(try tool.run("export").bytes == before)
  }

  @Test func `an alias comes before its articles, and decisions go to others`() throws {
    #expect(try tool.run("outlets", "alias", "Brill Post", "Brill Post Online").status == 0)
    #expect(try tool.run("outlets", "merge", "The Brill Post", "Brill Post").status == 0)
    let late = #"{"outlet":"Brill Post Online","text":"“The lamp is lit,” said Ana Ruiz."}"#
    #expect(try tool.run("import", "-", "-q", input: late).status == 0)
    #expect(try counts()["Brill Post"] == "4")

    #expect(try tool.run("corrections", "export", "d.csv").status == 0)
    #expect(try tool.run("import", "-a", "other.sqlite", "-q", "a.jsonl").status == 0)
    #expect(try tool.run("corrections", "import", "-a", "other.sqlite", "d.csv").status == 0)
    #expect(try rows(["search", "-a", "other.sqlite", "--outlet", "Brill Post"]).count == 3)

    #expect(
      try tool.run("import", "-a", "third.sqlite", "-", "-q", input: Samples.articles[0]).status
        == 0)
    #expect(try tool.run("merge", "-a", "third.sqlite", "quotes.sqlite").status == 0)
    #expect(try rows(["search", "-a", "third.sqlite", "--outlet", "Brill Post Online"]).count == 4)
    #expect(try tool.run("verify", "-a", "third.sqlite").status == 0)
  }

  @Test func `two that are not one are proposed no more, here and elsewhere, until it is undone`()
    throws
  {
    let decided = try tool.run(
      "outlets", "distinct", "metro.co.uk", "Metro", "--because", "two countries", "--by", "Mara")
    #expect(decided.messages.contains("Metro is not Metro.co.uk"), "\(decided.messages)")
    #expect(
      try tool.run("outlets", "distinct", "Metro", "Metro.co.uk").messages.contains("so already"))
    #expect(try rows(["outlets", "suggest"]).map { $0["outlet"] } == ["The Brill Post"])
    #expect(try rows(["outlets", "history"]).map { $0["reason"] } == ["two countries"])
    #expect(try tool.run("outlets", "distinct", "Metro", "metro").status == 65)
    #expect(try tool.run("outlets", "distinct", "Metro", "Nowhere").status == 66)
    #expect(try tool.run("outlets", "distinct", "Metro").status == 64)
    // By another name, it is still another.
    #expect(try tool.run("outlets", "rename", "Metro", "Metro UK").status == 0)
    #expect(try tool.run("outlets", "undo").status == 0)
    #expect(try tool.run("corrections", "export", "d.csv").status == 0)
    #expect(try tool.run("import", "-a", "other.sqlite", "-q", "a.jsonl").status == 0)
    #expect(try rows(["outlets", "suggest", "-a", "other.sqlite"]).count == 2)
    #expect(try tool.run("corrections", "import", "-a", "other.sqlite", "d.csv").status == 0)
    for archive in ["quotes.sqlite", "other.sqlite"] {
      #expect(try rows(["outlets", "suggest", "-a", archive]).count == 1)
      #expect(try tool.run("verify", "-a", archive).status == 0)
    }
    #expect(try tool.run("outlets", "undo").messages.contains("undone: Metro is not"))
    #expect(try rows(["outlets", "suggest"]).count == 2)
  }

  @Test func `an outlet that there is not is named`() throws {
    let outcome = try tool.run("outlets", "merge", "Nowhere", "Metro")
    #expect(outcome.status == 66)
    #expect(outcome.messages.contains("there is no outlet 'Nowhere'"))
  }
}
