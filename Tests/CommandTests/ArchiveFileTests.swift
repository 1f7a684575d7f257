import Foundation
import Testing

private let readingCommands = [
  ["search", "dam"], ["show", "0.0"], ["speakers"], ["articles"], ["stats"], ["export"], ["verify"],
]

@Suite struct ArchiveFileTests {
  @Test(arguments: readingCommands)
  func `a command that reads makes no archive, and says how to make one`(command: [String]) throws {
    let tool = try Tool()
    let outcome = try tool.run(list: command)
    #expect(outcome.status == 66)
    #expect(
      outcome.messages
        == "quotes: there is no archive at quotes.sqlite; `quotes import` makes one\n")
    #expect(!tool.exists("quotes.sqlite"))
  }

  @Test(arguments: readingCommands + [["import", "a.jsonl"]])
  func `a file that is no archive, or a newer one, is refused and left as it is`(command: [String])
    throws
  {
    let tool = try Tool.withArchive()
    var newer = try tool.read("quotes.sqlite")
    // `user_version` stands in bytes 60–63 of a SQLite file.
    newer.replaceSubrange(60..<64, with: [0, 0, 3, 231])
    try tool.write(newer, to: "newer")
    try tool.write("not an archive", to: "text")
    try tool.write("", to: "empty")
    for name in ["newer", "text", "empty"] where name != "empty" || command[0] != "import" {
      let before = try tool.read(name)
      let outcome = try tool.run(list: command + ["--archive", name])
      #expect(outcome.status == 66, "\(name)")
      #expect(outcome.messageLines.count == 1)
      #expect(outcome.messages.contains(name))
      #expect(try tool.read(name) == before)
    }
    let folder = try tool.run(list: command + ["--archive", "."])
    #expect(folder.status == 66)
    #expect(folder.messageLines.count == 1)
  }

  @Test func `a read-only archive is searched, and refuses an import`() throws {
    let tool = try Tool.withArchive()
    let before = try tool.read("quotes.sqlite")
    chmod(tool.url("quotes.sqlite").path, 0o444)
    chmod(tool.folder.path, 0o755)
    #expect(try tool.run("search", "dam").lines.count == 2)
    #expect(try tool.run("verify").status == 0)
    // The superuser may write all the same.
    if geteuid() != 0 {
      let outcome = try tool.run("import", "-", input: #"{"text":"It rained."}"#)
      #expect(outcome.status == 73)
      #expect(outcome.messageLines.count == 1)
    }
    if geteuid() != 0 { #expect(try tool.read("quotes.sqlite") == before) }
  }

  @Test func `the archive's name is literal, and the environment may give it`() throws {
    let tool = try Tool()
    try tool.write(Samples.lines, to: "a.jsonl")
    for name in ["file:odd?mode=memory", ":memory:", "a%20b#c", "~x", "-x", "--json"] {
      #expect(try tool.run("import", "-q", "a.jsonl", "-a", name).status == 0)
      #expect(tool.exists(name))
      #expect(try tool.run("articles", environment: ["QUOTES_ARCHIVE": name]).lines.count == 6)
    }
  }

  @Test func `a dry run takes an empty file for no archive, as an import does`() throws {
    let tool = try Tool()
    try tool.write(Samples.lines, to: "a.jsonl")
    try tool.write("", to: "quotes.sqlite")
    #expect(try tool.run("import", "--dry-run", "a.jsonl").status == 0)
    #expect(try tool.read("quotes.sqlite").isEmpty)
    #expect(try tool.run("import", "a.jsonl").status == 0)
  }

  @Test func `verify finds what does not belong`() throws {
    let tool = try Tool.withArchive()
    let outcome = try tool.run("verify")
    #expect(outcome.status == 0)
    #expect(outcome.bytes.isEmpty)
    var bytes = try tool.read("quotes.sqlite")
    let words = Array("The dam holds".utf8)
    let found = bytes.indices.dropLast(words.count).filter { bytes[$0...].starts(with: words) }
    try #require(!found.isEmpty)
    for index in found { bytes[index + 4] = UInt8(ascii: "D") }
    try tool.write(bytes, to: "quotes.sqlite")
    let damaged = try tool.run("verify")
    #expect(damaged.status == 1)
    #expect(!damaged.lines.isEmpty)
  }
}
