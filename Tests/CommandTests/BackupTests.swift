import Foundation
import Running
import Testing

@Suite struct BackupTests {
  @Test func `a copy is whole, and the same archive`() throws {
    let tool = try Tool.withArchive()
    let outcome = try tool.run("backup", "copy.sqlite")
    #expect(outcome.status == 0)
    #expect(outcome.bytes.isEmpty)
    #expect(outcome.messages == "copied quotes.sqlite to copy.sqlite\n")
    #expect(try tool.run("verify", "-a", "copy.sqlite").status == 0)
    #expect(
      try tool.run("export", "-a", "copy.sqlite").bytes == tool.run("export").bytes)
    #expect(try tool.names.sorted() == ["a.jsonl", "copy.sqlite", "quotes.sqlite"])
  }

  @Test func `copies that are made while an import runs are archives, each of one moment`() throws {
    let tool = try Tool()
    for part in 1...6 { try tool.write(Samples.rain(days: 100 * part), to: "f/\(part).jsonl") }
    try tool.write(Samples.rain(days: 1), to: "first.jsonl")
    #expect(try tool.run("import", "-q", "first.jsonl").status == 0)
    let importing = try tool.start(["import", "-q", "f"])
    var counts: [Int] = []
    repeat {
      let copy = "copy-\(counts.count).sqlite"
      #expect(try tool.run("backup", copy).status == 0)
      #expect(try tool.run("verify", "-a", copy).status == 0)
      counts.append(try tool.run("export", "-a", copy, "--columns", "quote_id").lines.count)
    } while importing.isRunning
    #expect(importing.waitUntilExit() == .exit(0))
    #expect(counts == counts.sorted())
    #expect(try tool.run("verify").status == 0)
  }

  @Test func `nothing is replaced unasked, and never the archive`() throws {
    let tool = try Tool.withArchive()
    let before = try tool.read("quotes.sqlite")
    try tool.write("mine", to: "there")
    try FileManager.default.createSymbolicLink(
      atPath: tool.url("link").path, withDestinationPath: "quotes.sqlite")
    for (arguments, part) in [
      (["there"], "it already exists; --force replaces it"), (["quotes.sqlite"], "itself"),
      (["quotes.sqlite", "--force"], "itself"), (["./quotes.sqlite", "--force"], "itself"),
      (["link", "--force"], "itself"), (["quotes.sqlite-wal", "--force"], "itself"),
      ([".", "--force"], "it is not a file"), (["no/copy"], "no such file"),
    ] {
      let outcome = try tool.run(list: ["backup"] + arguments)
      #expect(outcome.status == 73)
      #expect(outcome.messageLines.count == 1)
      #expect(outcome.messages.contains(part), "\(outcome.messages)")
    }
    #expect(try tool.read("there") == Array("mine".utf8))
    #expect(try tool.read("quotes.sqlite") == before)
    try tool.write("", to: "there-wal")
    #expect(try tool.run("backup", "there", "--force").messages.contains("has it open"))
    try FileManager.default.removeItem(at: tool.url("there-wal"))
    #expect(try tool.run("backup", "there", "--force").status == 0)
    #expect(try tool.run("verify", "-a", "there").status == 0)
    #expect(try tool.names.allSatisfy { !$0.contains(".part-") })
  }

  @Test func `who keeps the archive from others keeps its copy from them`() throws {
    let tool = try Tool.withArchive()
    chmod(tool.url("quotes.sqlite").path, 0o600)
    #expect(try tool.run("backup", "copy.sqlite").status == 0)
    var status = stat()
    stat(tool.url("copy.sqlite").path, &status)
    #expect(status.st_mode & 0o777 == 0o600)
  }
}

extension Tool {
  /// What a person sees in the folder.
  fileprivate var names: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { !$0.hasPrefix(".") }
    }
  }
}
