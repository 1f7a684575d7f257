import Foundation
import Testing

/// Questions that were once answered wrongly, each of its kind, asked of one archive by the built command.
@Suite struct SearchCaseTests {
  /// What an answer must be.
  enum Answer: Sendable {
    case rows(Int)
    /// Of each row in one column.
    case column(String, [String])
    case message(String)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let command: String
    let answer: Answer

    init(_ command: String, _ answer: Answer) { (self.command, self.answer) = (command, answer) }

    var testDescription: String { command }

    var arguments: [String] {
      command.split(separator: " ").map { String($0).replacing("_", with: " ") }
    }
  }

  private let tool: Tool

  init() throws {
    tool = try Tool()
    var articles = [
      ("BBC", "2025-11", "“We wai\u{AD}ted at the lock,” said Luis Ortega."),
      ("BBC", "2025-12", "“They wai\u{200B}ted at the weir,” said Luis Ortega."),
      ("BBC", "2026-01", "“All wai-\\nted at the mill,” said Luis Ortega."),
      ("Brill Post", "2026-01", "“A ﬁsh was in it,” said Ana Reyes."),
      ("Brill Post", "2026-02", "Ana Reyes claimed that Łódź is far from Ærø."),
      ("Brill Post", "2026-03", "“The Straße is shut,” said Ana Reyes."),
      ("Brill Post", "2026-03", "“I am his son,” said Luis Ortega Jr. on Monday."),
      ("Brill Post", "2026-03", "Luis Ortega hopes the ferry will come."),
    ]
    articles += (1...60).map { ("Coastal Wire", "2026-04", "“Dam \($0) holds,” said Pim Kessler.") }
    let lines = articles.enumerated().map { place, article in
      #"{"id":"\#(place)","outlet":"\#(article.0)","published":"\#(article.1)-10","#
        + #""text":"\#(article.2)"}"#
    }
    let outcome = try tool.run("import", "-q", "-", input: lines.joined(separator: "\n"))
    precondition(outcome.status == 0, outcome.messages)
  }

  @Test(arguments: [
    // What readers do not see, or read as one.
    Case("search waited --csv", .rows(3)), Case("search fish --csv", .rows(1)),
    Case("search lodz --csv", .rows(1)), Case("search aero --csv", .rows(1)),
    Case("search strasse --csv", .rows(1)), Case("search Łódź --exact --csv", .rows(1)),
    // All rows, where no limit is asked for.
    Case("search dam --csv", .rows(60)), Case("export --words dam", .rows(60)),
    Case("search dam --csv --limit 50", .rows(50)),
    // One person is one, without thoughts, for whoever counts.
    Case("search --csv --speaker Luis_Ortega", .rows(3)),
    Case("search --csv --speaker luis-ortega", .rows(3)),
    Case("export --speaker Luis_Ortega", .rows(3)),
    Case("speakers --csv --speaker Luis_Ortega", .column("quotes", ["3"])),
    Case("stats --csv --by speaker --speaker Luis_Ortega", .column("quotes", ["3"])),
    Case("timeline --csv --by year --speaker Luis_Ortega", .column("quotes", ["2", "1"])),
    Case("articles --csv --speaker Luis_Ortega", .column("quotes", ["1", "1", "1"])),
    Case("search --csv --speaker Ortega", .rows(4)),
    // What is not there is said, with what is near.
    Case("search --outlet bcb", .message("there is no outlet 'bcb'; near it: BBC")),
    Case("search --cue claims", .message("there is no cue 'claims'; near it: claim")),
    Case("search --speaker Ana_Ryees", .message("no speaker 'Ana Ryees'; near it: Ana Reyes")),
    // A limit keeps the latest months, as it keeps the most frequent of other values.
    Case("stats --csv --by month --limit 2", .column("value", ["2026-03", "2026-04"])),
    // Of one table of two by two, both rows are as far from chance.
    Case(
      "compare BBC Brill_Post --outlets --cue say --cue claim --csv",
      .column("z", ["0.61", "-0.61"])),
  ])
  func `the answer is what readers would count`(asked: Case) throws {
    let outcome = try tool.run(list: asked.arguments)
    #expect(outcome.status == 0, "\(outcome.messages)")
    switch asked.answer {
    case .rows(let count): #expect(try StrictCSV(outcome.bytes).records.count == count)
    case .column("z", let values):
      let cues = try StrictCSV(outcome.bytes).records.filter { $0["measure"] == "cue" }
      #expect(
        cues.compactMap { $0["z"].flatMap { Double($0) } }.map { String(format: "%.2f", $0) }
          == values)
    case .column(let name, let values):
      #expect(try StrictCSV(outcome.bytes).records.map { $0[name] } == values)
    case .message(let part): #expect(outcome.messages.contains(part), "\(outcome.messages)")
    }
  }

  @Test func `brat and programs that read its text count CR LF alike`() throws {
    let tool = try Tool()
    let text = "“It holds,” said Luis Ortega.\\r\\n\\r\\n“It rains,” said Ana Reyes."
    #expect(try tool.run("import", "-q", "-", input: "{\"text\":\"\(text)\"}").status == 0)
    #expect(try tool.run("export", "--format", "brat", "folder").status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: tool.url("folder").path)
    let name = try #require(names.first { $0.hasSuffix(".txt") })
    let written = String(decoding: try tool.read("folder/\(name)"), as: UTF8.self)
    #expect(!written.contains("\r"))
    #expect(written.unicodeScalars.count == text.replacing("\\r\\n", with: "__").count)
    let notes = String(
      decoding: try tool.read("folder/\(name.dropLast(3))ann"), as: UTF8.self)
    let parts = notes.split(separator: "\n").filter { $0.hasPrefix("T") }.map {
      $0.split(separator: "\t")
    }
    #expect(parts.count == 8)
    for part in parts {
      let place = part[1].split(separator: " ").dropFirst().compactMap { Int($0) }
      let scalars = written.unicodeScalars.dropFirst(place[0]).prefix(place[1] - place[0])
      #expect(String(String.UnicodeScalarView(scalars)) == part[2])
    }
  }
}
