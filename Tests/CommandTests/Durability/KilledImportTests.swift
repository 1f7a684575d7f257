import Foundation
import Running
import Testing

@Suite struct KilledImportTests {
  /// Many enough for several transactions.
  private static let days = 400

  @Test func `killed at 20 random moments, an import loses nothing and ends as if undisturbed`()
    throws
  {
    let undisturbed = try Self.prepared()
    let time = try ContinuousClock().measure { try Self.complete(undisturbed) }
    let expected = try undisturbed.run("export").bytes
    var tool = try Self.prepared()
    var stored: Set<String> = []
    for _ in 0..<20 {
      let moment = time * Double.random(in: 0...1)
      let isComplete = try !Self.isKilled(after: moment, in: tool)
      let found = try Self.wholeArticles(in: tool)
      #expect(found.isSuperset(of: stored), "killed after \(moment)")
      stored = found
      guard isComplete else { continue }
      #expect(try tool.run("export").bytes == expected, "killed after \(moment)")
      (tool, stored) = (try Self.prepared(), [])
    }
    try Self.complete(tool)
    #expect(try tool.run("export").bytes == expected)
    #expect(try Self.wholeArticles(in: tool).count == Self.days)
  }

  private static func prepared() throws -> Tool {
    let tool = try Tool()
    try tool.write(Samples.rain(days: days), to: "a.jsonl")
    return tool
  }

  private static func complete(_ tool: Tool) throws {
    #expect(try tool.run("import", "a.jsonl").status == 0)
  }

  private static func isKilled(after moment: Duration, in tool: Tool) throws -> Bool {
    let process = try tool.start(["import", "a.jsonl", "-q"])
    usleep(UInt32(moment / .microseconds(1)))
    process.send(SIGKILL)
    return process.waitUntilExit() == .signal(SIGKILL)
  }

  /// What the archive holds, with the number of each article's quotes, after its proof.
  private static func wholeArticles(in tool: Tool) throws -> Set<String> {
    guard tool.exists("quotes.sqlite") else { return [] }
    let verified = try tool.run("verify")
    // Before its tables are there, the file is empty.
    if verified.status == 66 { return [] }
    #expect(verified.status == 0, "\(verified)")
    let articles = try tool.run("articles", "--limit", "\(days)", "--format", "tsv").lines
    return Set(articles.dropFirst())
  }
}
