import Testing

/// What people say of speakers besides, and lists of speakers as filters.
@Suite struct AttributeTests {
  private let tool: Tool

  init() throws {
    tool = try Tool()
    try tool.write(
      "“It holds,” said Luis Ortega. “It leaks,” said Ana Ruiz. “It is old,” said Pim Kessler.",
      to: "a.txt")
    let outcome = try tool.run("import", "-q", "a.txt")
    precondition(outcome.status == 0, outcome.messages)
    try tool.write(
      """
      name,kind,wikidata,aliases,note,Party,home town
      Luis Ortega,person,,,,Green,Brill
      Ana Ruiz,person,,,,Blue,Brill
      Ida Strand,person,,,,Green,

      """, to: "s.csv")
  }

  private func speakers(_ list: String...) throws -> [String] {
    let outcome = try tool.run(list: ["search", "--sort", "speaker", "--csv"] + list)
    #expect(outcome.status == 0, "\(outcome.messages)")
    return try StrictCSV(outcome.bytes).records.compactMap { $0["speaker"] }
  }

  @Test func `further columns of a list are attributes that filter, until undone`() throws {
    #expect(try tool.run("speakers", "load", "s.csv").status == 0)
    #expect(try speakers("--attribute", "party=green") == ["Luis Ortega"])
    #expect(try speakers("--attribute", "Home Town=Brill") == ["Ana Ruiz", "Luis Ortega"])
    #expect(try speakers("--attribute", "party=Green", "--attribute", "party=Blue").count == 2)
    #expect(
      try speakers("--attribute", "party=Blue", "--attribute", "home_town=Brill") == ["Ana Ruiz"])
    #expect(
      try speakers("--attribute", "home_town=Brill", "--speaker", "Ortega") == ["Luis Ortega"])
    #expect(
      try tool.run("speakers", "show", "Ortega", "--json").text.contains(
        #""attributes":{"home_town":"Brill","party":"Green"}"#))
    let late = #"{"text":"“It rains,” said Ida Strand."}"#
    #expect(try tool.run("import", "-q", "-", input: late).status == 0)
    #expect(try speakers("--attribute", "party=Green") == ["Ida Strand", "Luis Ortega"])
    #expect(try tool.run("speakers", "load", "s.csv").messages.contains("0 decisions new"))
    #expect(try tool.run("verify").status == 0)
    let none = try tool.run("search", "--attribute", "party=Red")
    #expect(none.status == 66)
    #expect(none.messages.contains("no such speaker has party=Red"))

    #expect(try tool.run("speakers", "set", "Ortega", "--attribute", "party=Blue").status == 0)
    #expect(try speakers("--attribute", "party=Blue") == ["Ana Ruiz", "Luis Ortega"])
    #expect(try tool.run("speakers", "merge", "Pim Kessler", "Ana Ruiz").status == 0)
    #expect(try speakers("--attribute", "party=Blue").count == 3)
    for _ in 1...3 { #expect(try tool.run("speakers", "undo").status == 0) }
    #expect(try tool.run("search", "--attribute", "party=Green").status == 66)
    #expect(try tool.run("verify").status == 0)
  }

  @Test(arguments: ["export", "search", "sample"])
  func `attributes are columns, also of joint statements and merged speakers`(command: String)
    throws
  {
    try tool.write(
      "“We will go,” Luis Ortega and Ana Ruiz said. “No,” said Ida Strand.", to: "b.txt")
    #expect(try tool.run("import", "-q", "b.txt").status == 0)
    #expect(try tool.run("speakers", "load", "s.csv").status == 0)
    #expect(try tool.run("speakers", "merge", "Luis Ortega", "Pim Kessler").status == 0)
    let outcome = try tool.run(command, "--columns", "speaker,Party,home_town", "--csv")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let rows = try StrictCSV(outcome.bytes).records
    let found = Set(
      rows.map { [$0["speaker"], $0["party"], $0["home_town"]].map { $0 ?? "-" } })
    #expect(
      found == [
        ["Pim Kessler", "Green", "Brill"], ["Ana Ruiz", "Blue", "Brill"],
        ["Pim Kessler | Ana Ruiz", "Green | Blue", "Brill | Brill"], ["Ida Strand", "Green", ""],
      ])
    #expect(try tool.run(command, "--columns", "speaker,party,party").status == 64)
    let unknown = try tool.run(command, "--columns", "speaker,colour", "--csv")
    #expect(unknown.status == 64)
    #expect(unknown.messages.contains("there is no column 'colour'"), "\(unknown.messages)")
    #expect(unknown.messages.contains("copy_of, retrieved, home_town, party"))
    let json = try tool.run(command, "--columns", "party", "--json")
    #expect(json.text.contains(#"{"party":"Blue"}"#))
  }

  @Test func `a workbook has attributes for columns, too`() throws {
    #expect(try tool.run("speakers", "load", "s.csv").status == 0)
    #expect(try tool.run("export", "--columns", "speaker,party", "q.xlsx").status == 0)
    #expect(try tool.run("export", "--columns", "speaker,colour", "none.xlsx").status == 64)
    #expect(!tool.exists("none.xlsx"))
  }

  @Test func `quotes are counted by an attribute, also against something else`() throws {
    #expect(try tool.run("speakers", "load", "s.csv").status == 0)
    let counts = try StrictCSV(tool.run("stats", "--by", "Party", "--csv").bytes).records
    #expect(counts.map { $0["value"] } == ["", "Blue", "Green"])
    #expect(counts.map { $0["quotes"] } == ["1", "1", "1"])
    let table = try tool.run("stats", "--by", "home_town", "--by", "speaker", "--csv")
    #expect(table.status == 0)
    #expect(table.lines.count { $0.contains("Brill") } == 2, "\(table.text)")
    #expect(try tool.run("stats", "--by", "home_town", "--by", "kind").text.contains("Brill"))
    let unknown = try tool.run("stats", "--by", "colour")
    #expect(unknown.status == 64)
    #expect(unknown.messages.contains("polarity, home_town, party"), "\(unknown.messages)")
  }

  @Test(arguments: ["Luis Ortega\nana-ruiz\n", "speaker,party\nAna Ruiz,Blue\nLuis Ortega,Green\n"])
  func `a file of speakers is a filter`(file: String) throws {
    try tool.write(file, to: "who.csv")
    #expect(try speakers("--speakers-from", "who.csv") == ["Ana Ruiz", "Luis Ortega"])
    #expect(try tool.run("search", "--speakers-from", "none.csv").status == 66)
  }
}
