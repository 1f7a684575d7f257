import Foundation
import Testing

/// `Tests/Fixtures/archives` says how the archives were made.
@Suite struct EarlierArchiveTests {
  @Test(arguments: 1...7)
  func `an archive of an earlier format keeps its quotes and all that was decided`(format: Int)
    throws
  {
    let tool = try Tool()
    try tool.copy("\(format).db", to: "quotes.sqlite")
    try tool.copy("decisions.csv", to: "decisions.csv")
    let before = try tool.read("quotes.sqlite")
    let refused = try tool.run("export")
    #expect(refused.status == 66)
    #expect(refused.messages.contains("older format (\(format))"))
    #expect(try tool.read("quotes.sqlite") == before)

    // The first format could keep decisions, but no program made any yet.
    let outcome = try tool.run("corrections", "import", "decisions.csv")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(
      outcome.messages.hasPrefix("28 decisions read: \(format == 1 ? 24 : 0) new, "),
      "\(outcome.messages)")
    // Columns that came later are not asked for.
    let columns = try tool.earlier("export.csv").prefix { $0 != 0x0D }
    for (list, file) in [
      (["export", "-q", "--columns", String(decoding: columns, as: UTF8.self)], "export.csv"),
      (["speakers", "--csv"], "speakers.csv"),
      (["corrections", "--csv"], "corrections.csv"),
    ] {
      #expect(try tool.run(list: list).bytes == tool.earlier(file), "\(list)")
    }
    let history = try tool.run("speakers", "history", "--csv")
    if format > 1 { #expect(try history.bytes == tool.earlier("history.csv")) }
    #expect(try tool.run("verify").text == "")
    let copy = try tool.run("export", "-a", "quotes.sqlite.v\(format)")
    #expect(copy.messages.contains("older format (\(format))"))
  }

  @Test(arguments: ["csv", "jsonl"])
  func `a file of decisions makes of the same articles the same archive`(format: String) throws {
    let tool = try Tool()
    try tool.copy("3.db", to: "decided.sqlite")
    try tool.copy("1.db", to: "quotes.sqlite")
    #expect(try tool.run("speakers", "undo", "-a", "decided.sqlite").status == 0)
    let file = "decisions.\(format)"
    #expect(try tool.run("corrections", "export", "-a", "decided.sqlite", file).status == 0)
    #expect(try tool.run("corrections", "import", file).status == 0)
    for list in [
      ["export", "-q"], ["speakers", "--csv"], ["corrections", "--csv"],
      ["corrections", "export", "--format", format],
    ] {
      let decided = try tool.run(list: list + ["-a", "decided.sqlite"]).bytes
      #expect(try tool.run(list: list).bytes == decided, "\(list)")
    }
    #expect(try tool.run("corrections", "export", "--format", format).bytes == tool.read(file))
    #expect(try tool.run("corrections", "import", file).messages.contains(" 0 new, 28 already"))
    #expect(try tool.run("verify").text == "")
  }

  @Test(arguments: [
    ("{}\n", "'' is neither quote nor speaker: d.jsonl:1"),
    ("{\"subject_kind\":\n", "it is no JSON object of texts and numbers: d.jsonl:1"),
    ("\n{\"subject_kind\":\"quote\",\"subject\":\"12\"}\n", "it is no JSON object"),
    (#"{"subject_kind":"quote","subject":"12","start":1,"end":2}"#, "'12' is no hash"),
    (#"{"subject_kind":"quote","start":1,"end":2}"#, "the hash of the article is missing"),
    (#"{"subject_kind":"speaker","subject":["ana"]}"#, "it is no JSON object"),
  ])
  func `a bad line of JSON is named`(text: String, message: String) throws {
    let tool = try Tool.withArchive()
    try tool.write(text, to: "d.jsonl")
    let outcome = try tool.run("corrections", "import", "d.jsonl")
    let isFirstLine = text.hasPrefix("{")
    #expect(outcome.status == 65)
    #expect(
      outcome.messages.contains(isFirstLine ? message : "this is no file of corrections"),
      "\(outcome.messages)")
  }
}

extension Tool {
  fileprivate func copy(_ name: String, to copy: String) throws {
    try FileManager.default.copyItem(at: Self.archives.appendingPathComponent(name), to: url(copy))
  }

  fileprivate func earlier(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: Self.archives.appendingPathComponent(name)))
  }

  private static var archives: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/archives")
  }
}
