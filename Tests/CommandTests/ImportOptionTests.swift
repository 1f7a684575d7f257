import Foundation
import Running
import Testing

/// Which articles an import takes, and how it tells of them.
@Suite struct ImportOptionTests {
  @Test(arguments: [
    (["--limit", "2"], #""read":2,"new":2,"#, "stopped after 2 articles: --limit"),
    (["--since", "2026-02-04"], #""read":3,"new":3,"#, "2 articles skipped: dated before"),
    (
      ["--since", "2026-02"], #""read":4,"new":4,"#,
      "1 article skipped: dated before 2026-02-01"
    ),
    (["--since", "2026-02", "--limit", "1"], #""read":1,"new":1,"#, "1 article skipped"),
    (["--since", "2027", "--dry-run"], #""read":2,"new":2,"#, "3 articles skipped"),
  ])
  func `what is left out is said, and is not among what was read`(
    options: [String], counts: String, message: String
  ) throws {
    let tool = try Tool()
    try tool.write(Samples.lines, to: "a.jsonl")
    let outcome = try tool.run(list: ["import", "a.jsonl", "--json"] + options)
    #expect(outcome.status == 0)
    #expect(outcome.text.contains(counts))
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
  }

  @Test func `--name reads fields from the names of files, and tells of those named otherwise`()
    throws
  {
    let tool = try Tool()
    try tool.write("The ferry stopped on Tuesday.", to: "f/Post_2021-03-03_Ferry_stopped.txt")
    try tool.write("The pier held on Monday.", to: "f/pier.txt")
    let pattern = "{outlet}_{published}_{title}"
    let outcome = try tool.run("import", "f", "--name", pattern, "--json")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains(#""other_names":1"#))
    #expect(outcome.messages.contains("f/pier.txt: its name does not fit --name '\(pattern)'"))
    #expect(outcome.messages.contains("1 file named otherwise than --name says"))
    let list = try tool.run("articles", "--csv").text
    #expect(list.contains(",2021-03-03,Post,Ferry stopped,"), "\(list)")
    #expect(try tool.run("import", "f", "--name", "{day}").messages.contains("'{day}' is no field"))
  }

  @Test func `articles that are all too old are no error`() throws {
    let tool = try Tool()
    try tool.write(Samples.articles[0], to: "a.jsonl")
    let outcome = try tool.run("import", "a.jsonl", "--since", "2027", "--json")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains(#""read":0,"new":0,"#))
  }

  @Test(arguments: [
    ([], "null", true), (["--dates", "day-first"], "2026-02-01", false),
    (["--dates", "month-first"], "2026-01-02", false),
  ])
  func `--dates says what a date means that can mean two days`(
    options: [String], day: String, isWarned: Bool
  ) throws {
    let tool = try Tool()
    try tool.write(#"{"text":"“It holds,” Ana Reyes said.","date":"1/2/2026"}"#, to: "a.json")
    let outcome = try tool.run(list: ["import", "a.json"] + options)
    #expect(outcome.messages.contains("can mean two days: --dates") == isWarned)
    let articles = try tool.run("articles", "--json")
    #expect(articles.text.contains(day), "\(articles.text)")
  }

  @Test func `a limit counts rejected records, and nothing after it is rejected`() throws {
    let tool = try Tool()
    try tool.write(
      ["no JSON", Samples.articles[0], "nor this"].joined(separator: "\n"), to: "a.jsonl")
    let outcome = try tool.run(
      "import", "a.jsonl", "--limit", "2", "--json", "--report", "report.jsonl")
    #expect(outcome.status == 1)
    #expect(outcome.text.contains(#""read":2,"new":1,"duplicate":0,"updated":0,"rejected":1"#))
    #expect(!outcome.messages.contains("a.jsonl:3"))
    #expect(try tool.read("report.jsonl").count { $0 == 0x0A } == 2)
  }

  @Test(arguments: [
    ["--limit", "0"], ["--limit", "x"], ["--since", "soon"], ["--progress", "loud"],
    ["--wait", "-1"], ["--dates", "1/2/2026"],
  ])
  func `options that mean nothing are refused`(options: [String]) throws {
    let tool = try Tool()
    try tool.write(Samples.lines, to: "a.jsonl")
    let outcome = try tool.run(list: ["import", "a.jsonl"] + options)
    #expect(outcome.status == 64)
    #expect(outcome.messageLines.count == 1)
    #expect(!tool.exists("quotes.sqlite"))
  }

  @Test(arguments: [("plain", true), ("auto", false), ("none", false)])
  func `progress is a plain line every ten seconds if asked for`(style: String, isShown: Bool)
    async throws
  {
    let tool = try Tool()
    let process = try tool.start(
      ["import", "-", "--progress", style], input: .pipe, errors: tool.newFile("messages"))
    try await Task.sleep(for: .seconds(10.5))
    process.write(Array(Samples.rain(days: 100).utf8))
    try process.closeInput()
    process.waitUntilExit()
    let lines = String(decoding: try tool.read("messages"), as: UTF8.self).split(separator: "\n")
    #expect(lines.count { $0.contains(" MB, ") } == (isShown ? 1 : 0))
    #expect(lines.first?.contains(" MB, ") == isShown)
  }
}

/// What an import says of what it stored and passed over, and the commands that show it.
@Suite struct ImportSummaryTests {
  private static let long = String(repeating: "It rained on the hill and in the town. ", count: 9)

  /// - Returns: A line of JSON with a text of its own.
  private static func article(_ number: Int, _ fields: String, _ text: String = long) -> String {
    #"{"url":"https://example.org/\#(number)",\#(fields)"text":"Note \#(number). \#(text)"}"#
  }

  private static let full = #""published":"2026-01-05","outlet":"Brill Post","#
  private static let articles = [
    article(1, full),
    article(2, #""outlet":"Brill Post","#, "It was cold, and the river was high. " + long),
    article(
      3, #""published":"2026-01-05","#, "The gate was shut, and it was dark in the hall. " + long),
    article(4, full, "The gate is shut."),
    article(
      5, full,
      String(repeating: "Der Fluss war hoch, und auf der Straße lag der Schnee. ", count: 8)),
  ]

  private let tool: Tool

  init() throws {
    tool = try Tool()
    try tool.write(Self.articles.joined(separator: "\n"), to: "f/a.jsonl")
    try tool.write("%PDF", to: "f/b.pdf")
    try tool.write("%PDF", to: "f/c.pdf")
    try tool.write("x", to: "f/.hidden.txt")
    try tool.write("x", to: "f/README")
  }

  private func rows(_ command: String) throws -> Int {
    let arguments = command.split(separator: " ").dropFirst().map(String.init)
    let outcome = try tool.run(list: arguments + ["--csv"])
    #expect(outcome.status == 0, "\(command): \(outcome.messages)")
    return try StrictCSV(outcome.bytes).records.count
  }

  @Test func `what a person must know is said, and each command shows so many`() throws {
    let first = try tool.run("import", "f", "--json", "--report", "report.jsonl")
    #expect(first.status == 0, "\(first.messages)")
    #expect(
      first.messages.contains("4 files skipped: 2 .pdf, 1 hidden, 1 without an ending: --report"))
    #expect(first.messages.contains("1 article without a date, which --from and --to leave out"))
    #expect(first.text.contains(#""without":{"date":1,"outlet":1,"text":1}"#), "\(first.text)")
    #expect(first.text.contains(#""skipped":{".pdf":2,"hidden":1,"without an ending":1}"#))
    let report = String(decoding: try tool.read("report.jsonl"), as: UTF8.self)
    #expect(
      report.contains(#"{"input":"f/b.pdf","status":"skipped","reason":".pdf"}"#), "\(report)")
    #expect(report.contains(#"{"input":"f/.hidden.txt","status":"skipped","reason":"hidden"}"#))

    // Another version of one, and another outlet's copy of another.
    try tool.write(
      [
        Self.article(1, Self.full, "It rains no more. " + Self.long),
        #"{"published":"2026-01-06","outlet":"Copy","text":"Note 3. The gate was shut, and it was dark in the hall. \#(Self.long)"}"#,
      ].joined(separator: "\n"), to: "b.jsonl")
    let second = try tool.run("import", "b.jsonl", "--json")
    #expect(second.messages.contains("1 new version of articles that were there"))
    #expect(second.messages.contains("1 article says what another one says"), "\(second.messages)")

    var shown = 0
    for line in first.messageLines + second.messageLines {
      guard let command = line.firstMatch(of: /'(quotes articles [^']*)'/) else { continue }
      let count = line.firstMatch(of: /[0-9]+/).flatMap { Int($0.0) }
      #expect(try rows(String(command.1)) == count, "\(line)")
      shown += 1
    }
    #expect(shown == 6)
  }

  @Test(arguments: [
    (["--format", "jsonl"], 5), (["--format", "txt"], 1), (["--only", "a.*"], 5),
    (["--only", "*.txt"], 1), (["--only", "f/z/*", "--only", "*.jsonl"], 7),
    (["--only", "f/z/*"], 2), (["--format", "html"], 1), (["--only-language", "en"], 6),
    (["--only-language", "de"], 1), (["--only-language", "de", "--only-language", "en"], 7),
    (["--only-language", "fr", "--only", "a.jsonl"], 0),
  ])
  func `of a folder only what is asked for is read`(options: [String], count: Int) throws {
    try tool.write("The mill was old, and it was for sale. " + Self.long, to: "f/z/d.txt")
    try tool.write(
      "<html><head><title>Mill</title></head><body><article><h1>Mill</h1><p>The mill is new. "
        + "\(Self.long)</p><p>It is not for sale. \(Self.long)</p></article></body></html>",
      to: "f/z/e.html")
    let outcome = try tool.run(list: ["import", "f", "--json"] + options)
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.text.contains(#""read":\#(count),"#), "\(options) \(outcome.messages)")
  }
}
