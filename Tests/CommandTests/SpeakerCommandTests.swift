import Foundation
import Testing

@Suite struct SpeakerCommandTests {
  /// Three people of two names, in four articles with known ids.
  private static func tool() throws -> Tool {
    let tool = try Tool()
    let articles = [
      "“The dam holds,” said John Smith, the plant manager. “It rained,” said Ana Ruiz.",
      "“The road is dry,” said John Smith, the mayor.",
      "“The bridge is open,” said Jon Smith.",
      "“The water is clear,” Ruiz said.",
      "“The harbour is full,” said Olena Zelenska. “So is the lake,” said Petro Hordienko.",
    ]
    let lines = articles.enumerated().map {
      "{\"url\":\"https://example.org/\($0)\",\"outlet\":\"The Example\","
        + "\"published\":\"2026-01-0\($0 + 1)\",\"text\":\"\($1)\"}"
    }
    let outcome = try tool.run("import", "-q", "-", input: lines.joined(separator: "\n"))
    precondition(outcome.status == 0, outcome.messages)
    return tool
  }

  private func quotes(of name: String, in tool: Tool) throws -> Int {
    try StrictCSV(tool.run("search", "-q", "--speaker", name, "--csv").bytes).records.count
  }

  private func article(quoting words: String, in tool: Tool) throws -> String {
    let found = try tool.run("search", "-q", words, "--columns", "article_id")
    return try #require(found.lines.last)
  }

  @Test func `what is split off can be of another kind, which its name says as elsewhere`() throws {
    let tool = try Tool.withArchive()
    let ids = try StrictCSV(tool.run("articles", "--title", "Dam", "--csv").bytes).records
    let id = try #require(ids.first?["article_id"])
    let outcome = try tool.run(
      "speakers", "split", "Luis Ortega", "--article", id, "--as", "Ortega Works~organisation")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let rows = try StrictCSV(tool.run("speakers", "--csv").bytes).records
    let works = try #require(rows.first { $0.values.contains("Ortega Works") })
    #expect(works["kind"] == "organisation")
    #expect(try tool.run("verify").status == 0)
    #expect(
      try tool.run("speakers", "split", "Luis Ortega", "--article", id, "--as", "X~robot").status
        != 0)
  }

  @Test func `a session of decisions is recorded, undone step by step, and leaves no fault`() throws
  {
    let tool = try Self.tool()
    func speakers(_ arguments: String...) throws -> Tool.Outcome {
      let outcome = try tool.run(
        list: ["speakers"] + arguments + ["--because", "I asked", "--by", "ada"])
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(outcome.bytes.isEmpty)
      return outcome
    }
    let before = try tool.run("speakers", "--csv").text
    let mayor = try article(quoting: "road", in: tool)
    var outcome = try speakers("merge", "Jon Smith", "John Smith")
    #expect(outcome.messageLines[0] == "jon-smith is merged into john-smith")
    #expect(outcome.messageLines[1] == "'quotes speakers undo' takes it back")
    #expect(try quotes(of: "jon smith", in: tool) == 3)
    outcome = try speakers(
      "split", "John Smith", "--article", mayor, "--as", "John Smith (mayor)")
    #expect(try quotes(of: "john-smith", in: tool) == 2)
    #expect(try quotes(of: "John Smith mayor", in: tool) == 1)
    _ = try speakers("rename", "ana-ruiz", "Ana Ruíz")
    _ = try speakers("alias", "Ana Ruiz", "A. N. Ruiz")
    _ = try speakers("set", "ana-ruiz", "--kind", "organisation", "--note", "a firm")
    #expect(try speakers("set", "ana-ruiz", "--note", "a firm").messages.contains("nothing to"))
    let history = try StrictCSV(tool.run("speakers", "history", "--csv").bytes).records
    #expect(Set(history.map { $0["command"] }).count == 5)
    #expect(history.allSatisfy { $0["reason"] == "I asked" && $0["made_by"] == "ada" })
    #expect(try tool.run("speakers", "undo", "--list", "--csv").text.contains("jon-smith"))
    // All of it outlives another import.
    let again = "{\"url\":\"https://example.org/9\",\"text\":\"“It is late,” said A. N. Ruiz.\"}"
    #expect(try tool.run("import", "-q", "-", input: again).status == 0)
    #expect(try quotes(of: "Ana Ruiz", in: tool) == 2)
    #expect(try tool.run("speakers", "--csv").text.contains("Ana Ruíz,organisation,2"))
    #expect(try tool.run("verify", "-q").status == 0)
    for _ in 0..<5 { #expect(try tool.run("speakers", "undo").messages.contains("undone: ")) }
    #expect(try tool.run("speakers", "undo").messages == "there is nothing to undo\n")
    let after = try tool.run("speakers", "--csv").text
    #expect(
      after.split(separator: "\r\n").filter { !$0.hasPrefix("an-ruiz,") }
        == before.split(separator: "\r\n"))
    #expect(try tool.run("verify", "-q").status == 0)
  }

  @Test(arguments: [
    ("speakers alias Nobody x", 66), ("speakers show Nobody", 66),
    ("speakers merge smith john-smith", 65), ("speakers rename john-smith —", 65),
    ("speakers set john-smith --wikidata 42", 65), ("speakers set john-smith", 64),
    ("speakers merge john-smith", 64), ("speakers split john-smith", 64),
    ("speakers split john-smith --article 0123456789abcdef", 66),
    ("speakers set john-smith --kind thing", 64), ("speakers load", 64),
    ("speakers load missing.csv", 66), ("speakers load --well-known x.csv", 64),
    ("speakers alias john-smith x --archive missing.sqlite", 66), ("speakers john-smith", 64),
  ])
  func `what cannot be decided is one line, and changes nothing`(line: String, status: Int32) throws
  {
    let tool = try Self.tool()
    let before = try tool.read("quotes.sqlite")
    let outcome = try tool.run(list: line.split(separator: " ").map(String.init))
    #expect(outcome.status == status, "\(outcome.messages)")
    #expect(outcome.bytes.isEmpty)
    #expect(outcome.messageLines.count == 1)
    #expect(outcome.messages.hasPrefix("quotes: "))
    #expect(try tool.read("quotes.sqlite") == before)
    if line.contains("merge smith") {
      #expect(
        outcome.messages.contains("2 speakers are named 'smith': give the id of one of them: "))
      #expect(outcome.messages.contains("john-smith, jon-smith"))
    }
  }

  @Test func `a speaker is shown with roles, counts and company`() throws {
    let tool = try Self.tool()
    let text = try tool.run("speakers", "show", "John Smith").text
    for part in [
      "john-smith", "2 quotes in 2 articles, 2026-01-01 to 2026-01-02", "plant manager", "mayor",
      "The Example  2", "2026-01  2", "say  2", "Ana Ruiz in 1 article",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    let object = try tool.run("speakers", "show", "Ruiz", "--json")
    #expect(object.lines.count == 1)
    #expect(object.text.contains(#""speaker_id":"ana-ruiz""#))
    let alone = try article(quoting: "water", in: tool)
    let surname = try tool.run("speakers", "show", "ruiz~\(alone)").text
    #expect(surname.contains("person, a surname alone"))
    #expect(surname.contains("Ana Ruiz (ana-ruiz, 1 quote)"))
    #expect(try tool.run("speakers", "--format", "table").text.contains("surname alone"))
  }

  @Test func `speakers who may be one are proposed, with what speaks for it`() throws {
    let tool = try Tool()
    let articles = [
      "“It holds,” said Olena Hrytsenko, the mayor.",
      "“It rains,” said Olena Gritsenko, the mayor.",
      // With two initials, nobody knows whose the name without is.
      "“It snows,” said Luis M. Ortega.", "“It thaws,” said Luis Ortega.",
      "“It melts,” said Luis B. Ortega.",
      "“We met,” said Pavel Soloviev. “We did,” said Pavel Solovyev.",
      "“It is late,” Mayor Hrytsenko said.", "“It is early,” said Ana Ruiz.",
    ]
    let lines = articles.map { "{\"outlet\":\"The Example\",\"text\":\"\($0)\"}" }
    #expect(try tool.run("import", "-q", "-", input: lines.joined(separator: "\n")).status == 0)
    let found = try StrictCSV(tool.run("speakers", "suggest", "--csv").bytes).records
    let pairs = found.map { "\($0["likeness"] ?? ""): \($0["speaker"] ?? "") \($0["other"] ?? "")" }
    #expect(
      pairs.prefix(2) == [
        "spelling: Olena Gritsenko Olena Hrytsenko", "shorter name: Luis B. Ortega Luis Ortega",
      ], "\(pairs)")
    #expect(!pairs.contains { $0.contains("Solov") })
    #expect(found.first?["roles"] == "mayor")
    let merged = try tool.run(
      "speakers", "merge", found[0]["speaker_id"] ?? "", found[0]["other_id"] ?? "")
    #expect(merged.status == 0)
    let rest = try StrictCSV(tool.run("speakers", "suggest", "--csv").bytes).records
    #expect(rest.first?["likeness"] == "shorter name")
  }

  @Test func `a list is taken over once, before or after its speakers, and bad lines are named`()
    throws
  {
    let tool = try Self.tool()
    try tool.write(
      """
      name,kind,wikidata,aliases,note
      John Smith,person,Q42,Jon Smith | Smith,a mayor
      Ana Ruiz,person,42,,
      Harbour Trust,firm,,,
      "broken

      """, to: "list.csv")
    let outcome = try tool.run("speakers", "load", "list.csv")
    #expect(outcome.status == 1)
    #expect(outcome.messageLines.filter { $0.hasPrefix("quotes: list.csv:") }.count == 3)
    #expect(outcome.messages.contains("quotes: list.csv:3: not a Wikidata id: '42'"))
    #expect(outcome.messages.contains("quotes: list.csv:4: no such kind: 'firm'"))
    #expect(outcome.messages.contains("4 lines read, 3 rejected; 4 decisions new"))
    #expect(try quotes(of: "jon-smith", in: tool) == 3)
    #expect(try tool.run("speakers", "load", "list.csv").messages.contains("0 decisions new"))
    #expect(try tool.run("speakers", "undo").messageLines.count == 4)
    #expect(try quotes(of: "jon-smith", in: tool) == 1)
    try tool.write("name,aliases\nx,y\n", to: "other.csv")
    #expect(try tool.run("speakers", "load", "other.csv").status == 65)
  }

  @Test func `the well-known speakers are all taken over, and join no surname`() throws {
    let tool = try Tool()
    let articles = [
      "“It holds,” said Volodymyr Zelensky.", "“It rains,” Zelensky said.",
      "“It thaws,” said the U.N.",
    ]
    let lines = articles.map { "{\"text\":\"\($0)\"}" }.joined(separator: "\n")
    #expect(try tool.run("import", "-q", "-", input: lines).status == 0)
    let outcome = try tool.run("speakers", "load", "--well-known")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.messages.contains(" 0 rejected"))
    #expect(try quotes(of: "volodymyr-zelenskyy", in: tool) == 1)
    #expect(try quotes(of: "Zelenskyy", in: tool) == 2)
    let again = try tool.run("speakers", "load", "--well-known")
    #expect(again.messages.contains("; 0 decisions new"))
    #expect(try tool.run("verify", "-q").status == 0)
  }

  @Test(arguments: [
    "list", "show", "suggest", "alias", "merge", "split", "rename", "set", "load", "undo",
    "history",
  ])
  func `every command about speakers has help, and says where it is`(command: String) throws {
    let tool = try Tool()
    let outcome = try tool.run("speakers", command, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("USAGE: quotes speakers \(command)"))
    let wrong = try tool.run("speakers", command, "--frobnicate")
    #expect(wrong.status == 64)
    #expect(wrong.messages.contains("see 'quotes speakers \(command) --help'"))
  }
}

/// Who is proposed as one person or body.
@Suite struct SuggestionTests {
  @Test(arguments: [
    ("Vince Ortega", "Vincent Ortega", "nickname"), ("Bill Reyes", "William Reyes", "nickname"),
    ("L. Ortega", "Luis Ortega", "initials"),
    ("Hillary Rodham", "Hillary Rodham Ortega", "beginning"),
    ("Pim Kesslar", "Pim Kessler", "misprint"), ("Oksar Vane", "Oskar Vane", "misprint"),
    ("Luis Ortega", "Luis Ortega Jr.", nil), ("Luis Ortega Sr.", "Luis Ortega Jr.", nil),
    ("Luis Ortega", "Lois Ortega", "misprint"), ("Ivan Petrov", "Ivan Petrova", nil),
    ("Vince Ortega", "Vincent Reyes", nil), ("Bill Reyes", "Ana Reyes", nil),
    ("Mike Ortega", "Mick Ortega", "nickname"), ("Ana Ruiz", "Eva Ruiz", nil),
  ])
  func `names that may be one person's are proposed, a son never with his father`(
    name: String, other: String, likeness: String?
  ) throws {
    let tool = try Tool()
    let lines = [name, other].enumerated().map {
      #"{"text":"Note \#($0). “It holds,” said \#($1)."}"#
    }
    #expect(try tool.run("import", "-q", "-", input: lines.joined(separator: "\n")).status == 0)
    #expect(try tool.run("speakers", "--csv").lines.count == 3)
    let found = try StrictCSV(tool.run("speakers", "suggest", "--csv").bytes).records
    #expect(
      found.compactMap { $0["likeness"] } == [likeness].compactMap(\.self), "\(name), \(other)")
  }

  @Test func `a body is proposed with its acronym`() throws {
    let tool = try Tool()
    let lines = [
      "The Norland Farmers Association said rain was due.", "The NFA said rain was late.",
    ].map { #"{"text":"\#($0)"}"# }
    #expect(try tool.run("import", "-q", "-", input: lines.joined(separator: "\n")).status == 0)
    let found = try StrictCSV(tool.run("speakers", "suggest", "--csv").bytes).records
    #expect(found.compactMap { $0["likeness"] } == ["acronym"])
  }
}
