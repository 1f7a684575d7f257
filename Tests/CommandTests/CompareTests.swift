import Testing

@Suite struct CompareTests {
  @Test func `two speakers or two outlets are told apart by what there is`() throws {
    let tool = try Tool.withArchive()
    let speakers = try StrictCSV(tool.run("compare", "Luis Ortega", "ana-ruiz", "--csv").bytes)
    let counts = try #require(speakers.records.first)
    #expect(counts["measure"] == "quotes")
    #expect(counts["first_name"] == "Luis Ortega" && counts["second_name"] == "Ana Ruiz")
    #expect(counts["first"] == "2" && counts["second"] == "3")
    #expect(
      Set(speakers.records.compactMap { $0["measure"] }).isSuperset(of: [
        "quotes", "articles", "first_published", "undated", "kind", "mode", "cue", "word",
      ]))
    let outlets = try StrictCSV(tool.run("compare", "the example", "Another, Inc.", "--csv").bytes)
    #expect(outlets.records.first?["first_name"] == "The Example")
    #expect(outlets.records.first?["second"] == "3")
    let narrowed = try StrictCSV(
      tool.run("compare", "The Example", "Another, Inc.", "--speaker", "Ruiz", "--csv").bytes)
    #expect(narrowed.records.first?["first"] == "1" && narrowed.records.first?["second"] == "2")
  }

  @Test func `a table shows both side by side`() throws {
    let tool = try Tool.withArchive()
    let table = try PseudoTerminal.output(of: tool, "compare", "Ortega", "Ruiz")
    for part in ["Luis Ortega", "Ana Ruiz", "months with quotes", "distinctive words of Ana Ruiz"] {
      #expect(table.contains(part))
    }
  }

  @Test func `only so many quotes are read for their words, which is told`() throws {
    let tool = try Tool.withArchive()
    let outcome = try tool.run("compare", "Ortega", "Ruiz", "--newest", "1", "--json")
    #expect(
      outcome.messages.contains("words of Ana Ruiz: only the newest 1 of 3 quotes were compared"))
  }

  @Test(arguments: [
    (["Ortega", "Nobody Here"], 66, "'Nobody Here'"),
    (["Ortega", "The Example"], 65, "name two speakers or two outlets"),
    (["Ortega", "Ruiz", "--outlets"], 66, "there is no outlet 'Ortega'"),
    (["The Example", "Another, Inc.", "--speakers"], 66, "there is no speaker 'The Example'"),
    (["Ortega", "Ruiz", "--speakers", "--outlets"], 64, "cannot be used together"),
    (["Ortega", "Ruiz", "--speaker", "x"], 64, "--speaker cannot be used to compare speakers"),
    (
      ["The Example", "Another, Inc.", "--outlet", "x"], 64,
      "--outlet cannot be used to compare outlets"
    ),
    (["Ortega"], 64, "second"),
  ])
  func `what cannot be compared is told in a line`(names: [String], status: Int32, part: String)
    throws
  {
    let tool = try Tool.withArchive()
    let outcome = try tool.run(list: ["compare"] + names)
    #expect(outcome.status == status)
    #expect(outcome.bytes.isEmpty)
    #expect(outcome.messageLines.count == 1)
    #expect(outcome.messages.contains(part))
  }

  @Test func `names that are speakers and outlets have to be told`() throws {
    let tool = try Tool()
    let articles = ["Harbour Trust", "Coast Union"].map {
      #"{"outlet":"\#($0)","url":"https://example.org/\#($0)","text":"“It rained,” the \#($0) said."}"#
    }.joined(separator: "\n")
    #expect(try tool.run("import", "-q", "-", input: articles).status == 0)
    let unclear = try tool.run("compare", "Harbour Trust", "Coast Union")
    #expect(unclear.status == 65)
    #expect(unclear.messages.contains("add --speakers or --outlets"))
    #expect(try tool.run("compare", "Harbour Trust", "Coast Union", "--outlets").status == 0)
    #expect(try tool.run("compare", "Harbour Trust", "Coast Union", "--speakers").status == 0)
  }
}
