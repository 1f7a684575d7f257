import Foundation
import Testing

/// Thirty-odd decisions by the command, as a team makes them, and all that may come after.
@Suite struct DecisionSessionTests {
  @Test func `decisions outlive a new extraction, a second import, a merge and a move`() throws {
    let tool = try Tool()
    try tool.copyArticles()
    #expect(try tool.run("import", "-q", "articles").status == 0)
    try decide(in: tool)
    let decided = try tool.statuses()
    let export = try tool.run("export", "-q").bytes
    let speakers = try tool.run("speakers", "--csv").bytes
    #expect(decided.count == 26)
    #expect(decided.filter { $0.hasSuffix("in force") }.count == 24)
    #expect(try tool.run("verify").text == "")

    #expect(try tool.run("reparse", "--all", "--csv").lines.count == 1)
    #expect(try tool.run("import", "articles").messages.contains("0 new"))
    #expect(try tool.run("export", "-q").bytes == export)

    let second = try self.second(beside: tool)
    #expect(try tool.run("merge", "second.sqlite").status == 0)
    #expect(try tool.read("second.sqlite") == second)
    #expect(try tool.run("reparse", "--all", "--csv").lines.count == 1)
    #expect(try tool.run("verify").text == "")
    #expect(try tool.statuses().count == decided.count + 1)
    #expect(try tool.statuses().filter { decided.contains($0) }.count == decided.count)
    // But for what came with the second one, all is as it was.
    let merged = try tool.run("export", "-q").text
    let lines = String(decoding: export, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.allSatisfy { merged.contains($0) })

    #expect(try tool.run("corrections", "export", "decisions.csv").status == 0)
    try moved(tool, export: tool.run("export", "-q").bytes)
    #expect(try tool.run("speakers", "--csv").bytes != speakers)
  }

  /// Takes the decisions to an archive that gets the articles only afterwards.
  private func moved(_ tool: Tool, export: [UInt8]) throws {
    #expect(try tool.run("import", "-q", "-a", "new.sqlite", "other.txt").status == 0)
    #expect(try tool.run("corrections", "import", "-a", "new.sqlite", "decisions.csv").status == 0)
    #expect(try tool.run("import", "-q", "-a", "new.sqlite", "articles").status == 0)
    #expect(try tool.run("export", "-q", "-a", "new.sqlite").bytes == export)
    #expect(try tool.run("verify", "-a", "new.sqlite").text == "")
    let again = try tool.run("corrections", "import", "-a", "new.sqlite", "decisions.csv")
    #expect(again.messages.contains(" 0 new"))
    #expect(
      try tool.run("corrections", "export", "-a", "new.sqlite").bytes == tool.read("decisions.csv"))
  }

  private func second(beside tool: Tool) throws -> [UInt8] {
    try tool.write("“The ferry is late,” said Ana Reyes.\n", to: "other.txt")
    #expect(try tool.run("import", "-q", "-a", "second.sqlite", "other.txt").status == 0)
    let id = try #require(tool.ids(in: "second.sqlite").first)
    #expect(
      try tool.run("correct", "-a", "second.sqlite", id, "--accept", "--by", "Two").status == 0)
    return try tool.read("second.sqlite")
  }

  private func decide(in tool: Tool) throws {
    let ids = try tool.ids(in: "quotes.sqlite")
    func run(_ arguments: String...) throws {
      let outcome = try tool.run(list: arguments + ["--because", "I read it", "--by", "One"])
      #expect(outcome.status == 0, "\(arguments): \(outcome.messages)")
    }
    func span(_ id: String) throws -> [String] {
      let record = try StrictCSV(tool.run("export", "-q").bytes).records.first {
        $0["quote_id"] == id
      }
      return [record?["start"] ?? "", record?["end"] ?? ""]
    }
    for (id, name) in zip(
      ids, ["Ana Reyes", "Jo Pérez", "steve-witkoff", "Harbour Trust~organisation"])
    {
      try run("correct", id, "--speaker", name)
    }
    try run("correct", ids[4], "--speaker", "Ana Reyes", "--speaker", "Jo Pérez")
    for id in ids[5..<8] { try run("correct", id, "--no-speaker") }
    for id in ids[8..<12] { try run("correct", id, "--not-a-quote") }
    for id in ids[12..<15] { try run("correct", id, "--kind", "mixed") }
    for id in ids[15..<20] { try run("correct", id, "--accept") }
    for id in ids[20..<23] {
      let ends = try span(id).compactMap { Int($0) }
      try run("correct", id, "--span", "\(ends[0] + 1)", "\(ends[1])")
    }
    try run("correct", ids[0], "--kind", "indirect")
    try run("correct", ids[1], "--not-a-quote")
    try run("correct", ids[5], "--accept")
    for id in [ids[1], ids[12]] { #expect(try tool.run("correct", id, "--undo").status == 0) }

    let article = String(ids[30].prefix(16))
    let there = try StrictCSV(tool.run("export", "-q").bytes).records
      .first { $0["article_id"] == article && $0["speaker"] == "Steve Witkoff" }
    try run("speakers", "merge", "Jo Pérez", "Ana Reyes")
    try run("speakers", "merge", "Kirill Dmitriev", "Luis Ortega")
    #expect(try tool.run("speakers", "undo").status == 0)
    try run("speakers", "alias", "Ana Reyes", "The Boss")
    try run("speakers", "rename", "Ida Strand", "Ida M. Strand")
    let witkoff =
      try there
      ?? StrictCSV(tool.run("export", "-q").bytes).records
      .first { $0["speaker"] == "Steve Witkoff" }
    try run("speakers", "split", "Steve Witkoff", "--article", witkoff?["article_id"] ?? "")
  }
}

extension Tool {
  /// Copies the sample articles into the folder `articles`.
  func copyArticles() throws {
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/articles")
    try FileManager.default.copyItem(at: fixtures, to: url("articles"))
  }

  fileprivate func ids(in archive: String) throws -> [String] {
    try run("export", "-q", "-a", archive, "--columns", "quote_id").lines.dropFirst().map { $0 }
  }

  /// Each decision with its status, by quote and field.
  fileprivate func statuses() throws -> [String] {
    try StrictCSV(run("corrections", "--csv").bytes).records.map { record in
      ["quote_id", "made_at", "field", "value", "status"].map { record[$0] ?? "" }
        .joined(separator: " ")
    }
  }
}
