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

  @Test func `who was joined by middle initials or a merge is separated, and stays so`() throws {
    let tool = try Tool()
    let articles = [
      "“It snows,” said Luis A. Ortega, the engineer.", "“It thaws,” said Luis Ortega, the mayor.",
      "“It melts,” said Ana Ruiz.",
    ]
    let lines = articles.map { #"{"text":"\#($0)"}"# }.joined(separator: "\n")
    #expect(try tool.run("import", "-q", "-", input: lines).status == 0)
    #expect(try quotes(of: "luis-ortega", in: tool) == 2)
    let before = try tool.run("speakers", "--csv").bytes
    let root = try tool.run("speakers", "unmerge", "Luis Ortega")
    #expect(root.status == 65)
    #expect(root.messages.contains("name one that is merged into it: luis-a-ortega"))
    #expect(try tool.run("speakers", "unmerge", "Ana Ruiz").messages.contains("nothing to change"))
    #expect(try tool.run("speakers", "unmerge", "Nobody Else").status == 66)

    let outcome = try tool.run("speakers", "unmerge", "Luis A. Ortega", "--because", "two")
    #expect(outcome.messages.contains("luis-a-ortega is separate"), "\(outcome.messages)")
    for _ in 1...2 {
      #expect(try quotes(of: "luis-ortega", in: tool) == 1)
      #expect(try quotes(of: "luis-a-ortega", in: tool) == 1)
      #expect(try tool.run("verify").status == 0)
      #expect(try tool.run("reparse", "--all", "-q").status == 0)
    }
    let late = #"{"text":"“It rains,” said Luis A. Ortega."}"#
    #expect(try tool.run("import", "-q", "-", input: late).status == 0)
    #expect(try quotes(of: "luis-a-ortega", in: tool) == 2)
    #expect(try tool.run("remove", "--words", "rains", "--because", "x").status == 0)
    #expect(try tool.run("speakers", "undo").status == 0)
    #expect(try tool.run("speakers", "--csv").bytes == before)

    #expect(try tool.run("speakers", "merge", "Ana Ruiz", "Luis Ortega").status == 0)
    #expect(try tool.run("speakers", "unmerge", "Ana Ruiz").status == 0)
    #expect(try tool.run("speakers", "--csv").bytes == before)
    #expect(try tool.run("verify").status == 0)
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
    "list", "show", "suggest", "alias", "merge", "unmerge", "distinct", "split", "single", "rename",
    "set", "load", "undo", "history",
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

  /// Articles of alternate outlets, a day apart.
  private static func tool(_ texts: [String]) throws -> Tool {
    let tool = try Tool()
    let lines = texts.enumerated().map { place, text in
      #"{"outlet":"\#(place % 2 == 0 ? "Brill Post" : "Coastal Wire")","#
        + #""published":"2026-01-\#(place + 10)","text":"\#(text)"}"#
    }
    let outcome = try tool.run("import", "-q", "-", input: lines.joined(separator: "\n"))
    precondition(outcome.status == 0, outcome.messages)
    return tool
  }

  private static func said(_ number: Int, by whom: String) -> String {
    "Note \(number). “Point \(number) is settled,” said \(whom)."
  }

  @Test(
    arguments: [
      (["Brill councillor", "Norland councillor", "Brill councillor"], "two places"),
      (["councillor for Brill", "councillor for Norland", "councillor for Brill"], "two places"),
      (["goalkeeper", "finance minister", "goalkeeper", "finance minister"], "two roles"),
      // One article that has both, or a word in common, leads from the one to the other.
      (["Brill councillor", "Brill mayor", "Norland mayor", "Norland and Brill councillor"], nil),
      (["goalkeeper", "finance minister", "goalkeeper and finance minister", "minister"], nil),
      // Who changes offices does so once.
      (["Brill councillor", "Brill councillor", "Norland councillor", "Norland councillor"], nil),
      (["mayor", "plant manager", "mayor"], nil),
    ] as [([String], String?)])
  func `one name with roles or places that contradict each other may be two people`(
    roles: [String], likeness: String?
  ) throws {
    let texts = roles.enumerated().map { place, role in
      Self.said(place, by: "John Smith, a \(role)")
    }
    let tool = try Self.tool(texts)
    let found = try StrictCSV(tool.run("speakers", "suggest", "--csv").bytes).records
    let stored = try tool.run("search", "--columns", "speaker_id,role", "--csv").text
    #expect(
      found.compactMap { $0["likeness"] } == [likeness].compactMap(\.self), "\(stored)")
    guard let first = found.first else { return }
    #expect(first["speaker_id"] == "john-smith" && first["other_id"] == "john-smith")
    let articles = (first["articles"] ?? "").components(separatedBy: " | ")
    #expect(articles.count == (likeness == "two places" ? 1 : 2))
    let split = try tool.run(list: ["speakers", "split", "john-smith", "--article"] + articles)
    #expect(split.status == 0, "\(split.messages)")
    #expect(try tool.run("speakers", "suggest", "--csv").lines.count == 1)
    #expect(try tool.run("verify").status == 0)
  }

  @Test func `suggestions are taken at a key, one or all that are shown, and undone`() throws {
    let tool = try Self.tool(
      ["Vince Reyes", "Vincent Reyes", "Pim Kesslar", "Pim Kessler", "Oksar Vane", "Oskar Vane"]
        .enumerated().map { Self.said($0, by: $1) }
        + (6...8).map { Self.said($0, by: "\($0 == 7 ? "Brill" : "Norland") mayor John Smith") })
    let before = try tool.run("speakers", "--csv").bytes
    #expect(try tool.run("speakers", "suggest", "--decide").status == 64)
    let session = try PseudoTerminal(
      tool, ["speakers", "suggest", "--decide", "--by", "Mara"], isRead: true)
    #expect(session.waits(for: "may be two"))
    #expect(session.waits(for: "(4 left)"))
    session.type("z")
    #expect(session.waits(for: "no such key"))
    session.type("x")
    #expect(session.waits(for: "which of them is wrong"))
    session.type("z")
    #expect(session.waits(for: "no such key"))
    session.type("u")
    #expect(session.waits(for: "there is nothing to undo"))
    #expect(session.waits(for: "(4 left)"))
    session.type("1")
    #expect(session.waits(for: "(3 left)"))
    session.type("u")
    #expect(session.waits(for: "undone: "))
    #expect(session.waits(for: "(4 left)"))
    #expect(try tool.run("speakers", "--csv").bytes == before)
    session.type("a")
    #expect(session.waits(for: "4 taken, 0 left"))
    #expect(session.end() == 0)
    #expect(session.isCooked)
    #expect(try tool.run("speakers", "suggest").messages.contains("no two speakers"))
    let history = try StrictCSV(tool.run("speakers", "history", "--csv").bytes).records
    #expect(history.allSatisfy { $0["made_by"] == "Mara" || $0["by"] == "Mara" }, "\(history)")
    #expect(try tool.run("verify").status == 0)
    for _ in 1...4 { #expect(try tool.run("speakers", "undo").status == 0) }
    #expect(try tool.run("speakers", "--csv").bytes == before)
  }

  @Test func `what is rejected at a key comes no more, until that is undone`() throws {
    let tool = try Self.tool(
      ["Pim Kesslar", "Pim Kessler", "Oksar Vane", "Oskar Vane"].enumerated()
        .map { Self.said($0, by: $1) }
        + (6...8).map { Self.said($0, by: "\($0 == 7 ? "Brill" : "Norland") mayor John Smith") })
    let session = try PseudoTerminal(
      tool, ["speakers", "suggest", "--decide", "--by", "Mara", "--because", "read it"],
      isRead: true)
    #expect(session.waits(for: "(3 left)"))
    for left in [2, 1, 0] {
      session.type("x")
      #expect(session.waits(for: "which of them is wrong"))
      session.type("1")
      #expect(session.waits(for: left == 0 ? "3 rejected, 0 left" : "(\(left) left)"))
    }
    #expect(session.end() == 0)
    #expect(try tool.run("speakers", "suggest").messages.contains("no two speakers"))
    #expect(try tool.run("speakers", "--csv").lines.count == 6)
    let history = try StrictCSV(tool.run("speakers", "history", "--csv").bytes).records
    #expect(history.map { $0["action"] } == ["single", "distinct", "distinct"])
    #expect(history.allSatisfy { $0["made_by"] == "Mara" && $0["reason"] == "read it" })
    #expect(try tool.run("verify").status == 0)
    for count in 1...3 {
      #expect(try tool.run("speakers", "undo").status == 0)
      #expect(try tool.run("speakers", "suggest", "--csv").lines.count == 1 + count)
    }
  }

  /// How many suggestions there are, by the archive.
  private static func count(in tool: Tool, _ archive: String = "quotes.sqlite") throws -> Int {
    try StrictCSV(tool.run("speakers", "suggest", "-a", archive, "--csv").bytes).records.count
  }

  @Test func `two who are not one stay so in other archives, and for what comes later`() throws {
    let texts = [
      "Vince Reyes", "Vincent Reyes", "Vinnie Reyes", "Luis Ortega", "Luis A. Ortega",
    ].enumerated().map { Self.said($0, by: $1) }
    let tool = try Self.tool(texts)
    #expect(try Self.count(in: tool) == 3)
    let decided = try tool.run(
      "speakers", "distinct", "Vince Reyes", "Vincent Reyes", "--because", "brothers", "--by",
      "Mara")
    #expect(decided.messages.contains("vince-reyes is not vincent-reyes"), "\(decided.messages)")
    let again = try tool.run("speakers", "distinct", "Vincent Reyes", "Vince Reyes")
    #expect(again.messages.contains("it is so already"))
    #expect(try Self.count(in: tool) == 2)
    #expect(
      try tool.run("speakers", "show", "Vincent Reyes").text.contains("vince-reyes is not"))
    // Whoever goes by one of the two is not the other, either.
    #expect(try tool.run("speakers", "merge", "Vinnie Reyes", "Vincent Reyes").status == 0)
    #expect(try Self.count(in: tool) == 0)
    #expect(try tool.run("speakers", "undo").status == 0)
    // Who is merged is to be separated first, and that lasts as well.
    let joined = try tool.run("speakers", "distinct", "Luis Ortega", "luis-a-ortega")
    #expect(joined.status == 65 && joined.messages.contains("both luis-ortega so far"))
    #expect(try tool.run("speakers", "unmerge", "luis-a-ortega").status == 0)
    #expect(try Self.count(in: tool) == 2)

    #expect(try tool.run("reparse", "--all").status == 0)
    #expect(try Self.count(in: tool) == 2)
    #expect(try tool.run("corrections", "export", "decisions.csv").status == 0)
    // Decisions come before the articles, after them, or with them.
    let lines = texts.map { #"{"outlet":"Brill Post","text":"\#($0)"}"# }.joined(separator: "\n")
    #expect(try tool.run("import", "-q", "-a", "late.sqlite", "-", input: lines).status == 0)
    #expect(try Self.count(in: tool, "late.sqlite") == 3)
    #expect(
      try tool.run("import", "-q", "-a", "early.sqlite", "-", input: #"{"text":"None."}"#).status
        == 0)
    for name in ["late.sqlite", "early.sqlite"] {
      #expect(try tool.run("corrections", "import", "-a", name, "decisions.csv").status == 0)
    }
    #expect(try tool.run("import", "-q", "-a", "early.sqlite", "-", input: lines).status == 0)
    #expect(
      try tool.run("import", "-q", "-a", "joined.sqlite", "-", input: #"{"text":"None."}"#).status
        == 0)
    #expect(try tool.run("merge", "-a", "joined.sqlite", "quotes.sqlite").status == 0)
    for name in ["late.sqlite", "early.sqlite", "joined.sqlite"] {
      #expect(try Self.count(in: tool, name) == 2, "\(name)")
      #expect(try tool.run("verify", "-a", name).status == 0, "\(name)")
    }
  }

  @Test func `those whom a middle initial would join stay apart if somebody said so before`() throws
  {
    let tool = try Self.tool(
      ["Luis Ortega", "Luis A. Ortega"].enumerated().map { Self.said($0, by: $1) })
    #expect(try tool.run("speakers", "--csv").lines.count == 2)
    let row =
      "subject_kind,subject,start,end,article_hash,field,value,value_before,reason,made_by,made_at,"
      + "undone_at,batch\nspeaker,luis-a-ortega,,,,distinct,luis-ortega,,father,Mara,"
    try tool.write(row + "2026-01-22T09:30:00Z,,1\n", to: "one.csv")
    try tool.write(row + "2026-01-22T09:30:00Z,2026-01-23T09:30:00Z,1\n", to: "undone.csv")
    try tool.write(
      row.replacing(",luis-ortega,", with: ",,") + "2026-01-22T09:30:00Z,,1\n", to: "none.csv")
    #expect(try tool.run("corrections", "import", "one.csv").status == 0)
    #expect(try tool.run("speakers", "--csv").lines.count == 3)
    #expect(try tool.run("speakers", "suggest", "--csv").lines.count == 1)
    #expect(try tool.run("verify").status == 0)
    #expect(try tool.run("corrections", "import", "undone.csv").status == 0)
    #expect(try tool.run("speakers", "--csv").lines.count == 2)
    #expect(try tool.run("verify").status == 0)
    #expect(try tool.run("corrections", "import", "none.csv").status != 0)
  }

  @Test func `a surname is not said to be somebody who it is not`() throws {
    let tool = try Self.tool(["Luis Ortega", "Ortega"].enumerated().map { Self.said($0, by: $1) })
    let rows = try StrictCSV(tool.run("speakers", "--csv").bytes).records
    let id = try #require(rows.compactMap { $0["speaker_id"] }.first { $0.hasPrefix("ortega~") })
    let page = try ServedPage(tool, "--edit")
    #expect(try tool.run("speakers", "show", id).text.contains("may be"))
    #expect(try page.get("/speaker/\(id)").body.contains("luis-ortega"))
    #expect(try tool.run("speakers", "distinct", id, "Luis Ortega").status == 0)
    #expect(try !tool.run("speakers", "show", id).text.contains("may be"))
    #expect(try !page.get("/speaker/\(id)").body.contains("/speaker/luis-ortega"))
  }

  @Test func `an import and the list of speakers point to what would tidy them`() throws {
    let tool = try Tool()
    let lines = [
      "Vince Reyes", "Vincent Reyes", "Volodymyr Zelensky", "Volodymyr Zelenskyy",
    ].enumerated().map { #"{"text":"\#(Self.said($0, by: $1))"}"# }
    let outcome = try tool.run("import", "-", input: lines.joined(separator: "\n"))
    let hints = [
      "2 suggestions of speakers who may be one, or two: 'quotes speakers suggest'",
      "1 well-known speaker under several names: 'quotes speakers load --well-known' merges them",
    ]
    for hint in hints { #expect(outcome.messageLines.contains(hint), "\(outcome.messages)") }
    let list = try tool.run("speakers", "--format", "table")
    for hint in hints { #expect(list.messageLines.contains(hint), "\(list.messages)") }
    #expect(try tool.run("speakers", "--csv").messages == "")
    #expect(try tool.run("speakers", "load", "--well-known").status == 0)
    #expect(try tool.run("speakers", "--format", "table").messages == "")
  }
}
