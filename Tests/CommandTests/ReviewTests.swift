import Foundation
import Running
import Testing

@Suite struct ReviewTests {
  @Test func `each answer is a key, and is saved at once`() throws {
    let tool = try Tool.withArchive()
    let session = try PseudoTerminal(tool, ["review", "--by", "Mara"], isRead: true)
    #expect(session.waits(for: "1 of 5"))
    #expect(session.waits(for: "quit"))
    #expect(!session.isCooked)
    session.type("a")
    #expect(session.waits(for: "2 of 5"))
    #expect(try statuses(in: tool) == ["accepted in force"])
    session.type("s")
    #expect(session.waits(for: "3 of 5"))
    session.type("x")
    #expect(session.waits(for: "4 of 5"))
    session.type("n")
    #expect(session.waits(for: "who said it?"))
    session.type("Jo\u{7F}o Pérez\r")
    #expect(session.waits(for: "'Jo Pérez' is new to this archive"))
    session.type("y")
    #expect(session.waits(for: "5 of 5"))
    session.type("q")
    #expect(session.waits(for: "1 accepted, 1 corrected, 1 not a quote; 2 left"))
    #expect(session.end() == 0)
    #expect(session.isCooked)
    #expect(
      Set(try statuses(in: tool)) == [
        "accepted in force", "rejected in force", "speaker in force",
      ])
    #expect(try tool.run("speakers", "--csv").text.contains("Jo Pérez"))
    #expect(try tool.run("verify").status == 0)
    #expect(try tool.run("review").lines.count == 3)
    #expect(try tool.run("corrections").text.contains("\tMara\t"))
  }

  @Test func `an answer can be taken back, and a candidate chosen`() throws {
    let tool = try Tool()
    let article = "“The dam holds,” said Luis Ortega. “It is dry,” said Ana Ruiz.\n"
    #expect(try tool.run("import", "-", input: article).status == 0)
    let session = try PseudoTerminal(tool, ["review"], isRead: true)
    #expect(session.waits(for: "1 of 2"))
    session.type("u")
    #expect(session.waits(for: "there is nothing to undo"))
    session.type("a")
    #expect(session.waits(for: "2 of 2"))
    session.type("u")
    #expect(session.waits(for: "undone"))
    #expect(session.waits(for: "1 of 2"))
    session.type("z\u{1B}[A?")
    #expect(session.waits(for: "no such key"))
    #expect(session.waits(for: "decide later"))
    session.type("1")
    #expect(session.waits(for: "2 of 2"))
    session.type("0")
    #expect(session.waits(for: "0 accepted, 2 corrected"))
    #expect(session.end() == 0)
    #expect(Set(try statuses(in: tool)) == ["accepted undone", "speaker in force"])
    #expect(try tool.run("verify").status == 0)
    #expect(try tool.run("review").messages == "nothing is left to review\n")
  }

  @Test
  func
    `a name that is a slip is not added, and words, notes and what stands before are a key away`()
    throws
  {
    let tool = try Tool()
    let article =
      "It rained.\n\nThe dam was built in 1950.\n\n“The dam holds,” said Luis Ortega, who was there.\n"
    #expect(try tool.run("import", "-", input: article).status == 0)
    let session = try PseudoTerminal(tool, ["review", "--by", "Mara"], isRead: true)
    #expect(session.waits(for: "1 of 1"))
    session.type("p")
    #expect(session.waits(for: "built in 1950"))
    session.type("pp")
    #expect(session.waits(for: "the beginning of the article"))
    session.type("nLuis Ortga\r")
    #expect(session.waits(for: "near it: Luis Ortega"))
    session.type("n")
    session.type("cto be asked again\r")
    #expect(session.waits(for: "note: to be asked again"))
    session.type("wthe road\r")
    #expect(session.waits(for: "these words do not stand in the article"))
    session.type("wdam holds\r")
    #expect(session.waits(for: "0 accepted, 1 corrected"))
    #expect(session.end() == 0)
    #expect(Set(try statuses(in: tool)) == ["note in force", "span in force"])
    #expect(try tool.run("export", "--columns", "text").lines == ["text", "dam holds"])
    #expect(!(try tool.run("speakers").text.contains("Ortga")))
    let accuracy = try tool.run("accuracy", "--csv").text
    #expect(accuracy.contains("all,,is a quote,1,1") && accuracy.contains("all,,right words,0,1"))
    #expect(try tool.run("verify").status == 0)
  }

  @Test func `each coder answers for the whole sample, and sees what the parser found`() throws {
    let tool = try Tool.withArchive()
    let sample = ["sample", "--n", "3", "--seed", "4", "--review", "--by"]
    for (coder, keys) in [("Mara", "xaa"), ("Jonas", "aaw\r")] {
      let session = try PseudoTerminal(tool, sample + [coder], isRead: true)
      #expect(session.waits(for: "1 of 3"))
      session.type(keys)
      #expect(session.end() == 0, "\(session.text)")
    }
    let again = try PseudoTerminal(tool, sample + ["Mara"], isRead: true)
    #expect(again.waits(for: "nothing is left to review"))
    _ = again.end()
    let rows = try StrictCSV(tool.run("agreement", "--csv").bytes).records
    #expect(rows.map { $0["measure"] } == ["is a quote", "right words", "speaker"])
    #expect(rows.map { $0["quotes"] } == ["3", "2", "2"])
    #expect(rows.map { $0["agreement"] } == ["0.6667", "0.5", "1.0"])
    let disputed = try StrictCSV(tool.run("agreement", "--disputed", "--csv").bytes).records
    #expect(disputed.map { $0["coder"] } == ["Jonas", "Mara", "Jonas", "Mara"])
    #expect(disputed.map { $0["answer"] } == ["yes", "no", "no", "yes"])
    let table = try tool.run("agreement", "--format", "table").text
    #expect(table.contains("66.7 %") && table.contains("Krippendorff's alpha"))
    #expect(try tool.run("agreement", "--by", "Mara").messages.contains("by two"))
    #expect(try tool.run("verify").status == 0)
  }

  @Test(arguments: [("q", 0), ("\u{3}", 130), ("\u{4}", 0), ("nAna\u{3}", 130)])
  func `the terminal is as it was after`(keys: String, status: Int32) throws {
    let tool = try Tool.withArchive()
    let session = try PseudoTerminal(tool, ["review"], isRead: true)
    #expect(session.waits(for: "quit"))
    session.type(keys)
    #expect(session.end() == status)
    #expect(session.isCooked)
    #expect(try statuses(in: tool) == [])
  }

  @Test func `SIGTERM ends a review in order`() throws {
    let tool = try Tool.withArchive()
    let session = try PseudoTerminal(tool, ["review"], isRead: true)
    #expect(session.waits(for: "quit"))
    session.process.send(SIGTERM)
    let status = session.end()
    #expect(status == 143, "\(session.text)")
    #expect(session.isCooked)
  }

  @Test func `control characters of an article never reach the terminal`() throws {
    let tool = try Tool()
    let article = "“The dam\u{1B}[31m holds,” said Luis Ortega.\n"
    #expect(try tool.run("import", "-", input: article).status == 0)
    let session = try PseudoTerminal(tool, ["review"], isRead: true)
    #expect(session.waits(for: "quit"))
    session.type("n\u{9B}\u{202E}\r")
    #expect(session.waits(for: "not a name"))
    session.type("q")
    _ = session.end()
    #expect(
      !session.text.unicodeScalars.contains { ["\u{1B}", "\u{9B}", "\u{202E}"].contains($0) })
  }

  @Test func `a random sample can be reviewed, and what is answered is not asked again`() throws {
    let tool = try Tool.withArchive()
    let sample = ["sample", "--n", "3", "--seed", "4", "--review"]
    let session = try PseudoTerminal(tool, sample, isRead: true)
    #expect(session.waits(for: "1 of 3"))
    session.type("a")
    #expect(session.waits(for: "2 of 3"))
    session.type("q")
    #expect(session.end() == 0)
    let next = try PseudoTerminal(tool, sample, environment: ["TERM": "xterm"], isRead: true)
    #expect(next.waits(for: "1 of 2"))
    next.type("aa")
    #expect(next.end() == 0)
    #expect(next.text.contains("\u{1B}[1m"))
    let accuracy = try tool.run("accuracy", "--csv")
    #expect(accuracy.messages == "")
    #expect(accuracy.lines.contains { $0.hasPrefix("all,,is a quote,3,3,1.0,") })
  }

  @Test func `without a terminal it prints the queue, the least sure first`() throws {
    let tool = try Tool.withArchive()
    let records = try StrictCSV(tool.run("review", "--csv").bytes).records
    let confidences = records.compactMap { $0["confidence"].flatMap(Double.init) }
    #expect(records.count == 5)
    #expect(confidences == confidences.sorted())
    #expect(
      try tool.run("review", "--json", "--outlet", "The Example").text.contains("\"quote_id\""))
    #expect(try tool.run("review", "--reviewed").status == 64)
    #expect(
      try tool.run("review", "--limit", "1").messages
        == "4 more quotes: --limit or --offset 1 shows them\n")
  }

  private func statuses(in tool: Tool) throws -> [String] {
    try StrictCSV(tool.run("corrections", "--csv").bytes).records.map {
      "\($0["field"] ?? "") \($0["status"] ?? "")"
    }
  }
}
