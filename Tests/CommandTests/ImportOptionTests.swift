import Foundation
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
    let process = tool.process(["import", "-", "--progress", style])
    let (input, messages) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardError = messages
    try process.run()
    try await Task.sleep(for: .seconds(10.5))
    try input.fileHandleForWriting.write(contentsOf: Data(Samples.rain(days: 100).utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    let lines = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.count == (isShown ? 2 : 1))
    #expect(lines.first?.contains(" MB, ") == isShown)
  }
}
