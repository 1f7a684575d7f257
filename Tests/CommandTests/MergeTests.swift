import Foundation
import Testing

@Suite struct MergeTests {
  @Test func `merging is the same as importing both`() throws {
    let tool = try Tool()
    try tool.copyArticles()
    try tool.write(Samples.lines, to: "a.jsonl")
    #expect(try tool.run("import", "-q", "-a", "both.sqlite", "articles", "a.jsonl").status == 0)
    #expect(try tool.run("import", "-q", "-a", "one.sqlite", "articles").status == 0)
    #expect(
      try tool.run(
        "import", "-q", "-a", "two.sqlite", "a.jsonl", "articles/brill-dam.json"
      ).status == 0)
    for (archive, other) in [("one.sqlite", "two.sqlite"), ("two.sqlite", "one.sqlite")] {
      let outcome = try tool.run("merge", "-a", archive, other)
      #expect(outcome.status == 0)
      #expect(try tool.run("verify", "-a", archive).text == "")
      for list in [["export", "-q"], ["speakers", "--csv"], ["articles", "--csv"]] {
        let merged = try tool.run(list: list + ["-a", archive]).bytes
        #expect(try merged == tool.run(list: list + ["-a", "both.sqlite"]).bytes, "\(list)")
      }
      #expect(try tool.run("merge", "-a", archive, other).messages.contains(": 0 new,"))
    }
  }

  @Test func `what is no other archive is told, and nothing changes`() throws {
    let tool = try Tool.withArchive()
    let before = try tool.run("export", "-q").bytes
    for (other, status) in [("quotes.sqlite", Int32(65)), ("a.jsonl", 66), ("none", 66), (".", 66)]
    {
      let outcome = try tool.run("merge", other)
      #expect(outcome.status == status)
      #expect(outcome.messageLines.count == 1)
    }
    #expect(try tool.run("export", "-q").bytes == before)
  }
}
