import Testing

/// What nobody said is never shown as what somebody said.
@Suite struct PolarityTests {
  private static let article = """
    Luis Ortega denied that he had planned to close the dam. Ana Ruiz dismissed reports that the \
    water was bad. Ana Ruiz opposed the new bridge. Luis Ortega did not say that the road was open. \
    Luis Ortega said the gate was shut. He rejected the idea as “a joke.”
    """

  private let tool: Tool

  init() throws {
    tool = try Tool()
    try tool.write(Self.article, to: "a.txt")
    let outcome = try tool.run("import", "-q", "a.txt")
    precondition(outcome.status == 0, outcome.messages)
  }

  private func id(of words: String, _ polarity: String = "affirmed") throws -> String {
    let found = try tool.run(
      "search", words, "--mode", "speech", "--mode", "thought", "--polarity", polarity,
      "--columns", "quote_id", "--csv")
    return try #require(found.lines.dropFirst().first)
  }

  @Test(arguments: [
    ("planned", "denied: that he had planned to close the dam"),
    ("water", "dismissed: reports that the water was bad"),
    ("road", "did not say: that the road was open"),
  ])
  func `lists, show and review say what was denied`(words: String, line: String) throws {
    // What was dismissed are reports, which somebody made: they are found too.
    let denied = try tool.run("search", words, "--polarity", "negated", "--format", "table")
    #expect(denied.lines.first == line)
    #expect(try tool.run("search", words, "--format", "table").lines.contains(line))
    let shown = try tool.run("show", id(of: words, "negated")).text
    let label = String(line.prefix { $0 != ":" })
    #expect(shown.contains("not affirmed  \(label)"))
    let queue = try tool.run("review", "--format", "table", "--polarity", "negated")
    #expect(queue.text.contains(line))
  }

  @Test func `what was said is shown as before`() throws {
    #expect(try tool.run("search", "gate", "--format", "table").lines.first == "the gate was shut")
    #expect(try !tool.run("show", id(of: "gate")).text.contains("not affirmed"))
  }

  @Test func `a citation says denied that`() throws {
    let cited = try tool.run("cite", id(of: "planned", "negated"))
    #expect(cited.text.contains("Luis Ortega denied that he had planned to close the dam"))
  }

  @Test func `polarity filters lists, counts and exports alike`() throws {
    func count(_ arguments: String...) throws -> Int {
      try StrictCSV(tool.run(list: arguments + ["--csv"]).bytes).records.count
    }
    #expect(try count("search", "--polarity", "negated") == 3)
    #expect(try count("export", "--polarity", "negated") == 3)
    #expect(try count("search", "--polarity", "affirmed", "--polarity", "hypothetical") == 3)
    let thoughts = ["--mode", "thought", "--polarity", "negated"]
    #expect(try tool.run(list: ["search"] + thoughts).text.contains("the new bridge"))
    let stats = try StrictCSV(
      tool.run("stats", "--by", "polarity", "--mode", "speech", "--csv").bytes)
    #expect(
      stats.records.map { [$0["value"], $0["quotes"]] } == [["affirmed", "3"], ["negated", "3"]])
    let compared = try tool.run("compare", "Ortega", "Ruiz", "--csv").text
    #expect(compared.contains("polarity,negated"))
  }

  @Test func `forms that cannot tell a denial leave it out, and brat tells it`() throws {
    try tool.write(
      "“It leaks” was what Luis Ortega denied. Luis Ortega denied “any wrongdoing.”", to: "b.txt")
    #expect(try tool.run("import", "-q", "b.txt").status == 0)
    let gqg = try tool.run("export", "--preset", "gqg")
    #expect(!gqg.text.contains(#""quote":"any wrongdoing"#))
    #expect(gqg.messages.contains("not affirmed left out"))
    let asked = try tool.run("export", "--preset", "gqg", "--polarity", "negated")
    #expect(asked.text.contains(#""quote":"any wrongdoing"#))
    #expect(try tool.run("export", "--format", "brat", "out").status == 0)
    let article = try #require(tool.run("articles", "--csv").lines.last?.prefix(16))
    let notes = String(decoding: try tool.read("out/\(article).ann"), as: UTF8.self)
    #expect(notes.contains("\tPolarity E"))
  }
}
