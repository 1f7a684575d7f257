import Foundation
import GRDB
import Testing

/// Archives on media and in folders that nobody may write to.
@Suite struct ReadOnlyTests {
  private static let readingCommands = [
    ["search", "dam"], ["speakers"], ["speakers", "show", "Ortega"], ["speakers", "suggest"],
    ["speakers", "history"], ["articles"], ["stats"], ["timeline"], ["compare", "Ortega", "Ruiz"],
    ["export"], ["sql", "SELECT text FROM quote"], ["corrections"], ["corrections", "export"],
    ["review", "--csv"], ["verify"], ["backup", "-a", "media/quotes.sqlite", "copy.sqlite"],
    ["reparse", "--dry-run"],
  ]

  @Test func `all that only reads works there, and leaves nothing behind`() throws {
    let tool = try Tool.withMedia()
    defer { chmod(tool.url("media").path, 0o755) }
    let before = try tool.read("media/quotes.sqlite")
    for command in Self.readingCommands {
      let outcome = try tool.runAsOther(command)
      #expect(outcome.status == 0, "\(command): \(outcome.messages)")
    }
    #expect(try tool.namesOfMedia == ["quotes.sqlite"])
    #expect(try tool.read("media/quotes.sqlite") == before)
    for command in [["import", "a.jsonl"], ["verify", "--repair"], ["sample", "--n", "1"]] {
      let outcome = try tool.runAsOther(command)
      #expect(outcome.status == 73, "\(command): \(outcome.messages)")
      #expect(outcome.messageLines.count == 1)
    }
    #expect(try tool.namesOfMedia == ["quotes.sqlite"])
  }

  @Test func `an empty log that nobody has open is no hindrance`() throws {
    let tool = try Tool.withMedia { try $0.write("", to: "media/quotes.sqlite-wal") }
    defer { chmod(tool.url("media").path, 0o755) }
    #expect(try tool.runAsOther(["search", "dam"]).lines.count == 2)
  }

  @Test func `changes in a log that cannot be read are never passed over`() throws {
    let tool = try Tool.withMedia { tool in
      // What a killed import leaves behind.
      let queue = try DatabaseQueue(path: tool.url("media/quotes.sqlite").path)
      let log = try queue.writeWithoutTransaction { db in
        try db.execute(sql: "UPDATE quote SET cue_lemma = 'shout'")
        return try tool.read("media/quotes.sqlite-wal")
      }
      try #require(!log.isEmpty)
      let archive = try tool.read("media/quotes.sqlite")
      try queue.close()
      try tool.write(archive, to: "media/quotes.sqlite")
      try tool.write(log, to: "media/quotes.sqlite-wal")
    }
    defer { chmod(tool.url("media").path, 0o755) }
    let outcome = try tool.runAsOther(["stats", "--by", "cue"])
    #expect(outcome.status == 66 || outcome.text.contains("shout"))
    #expect(outcome.messageLines.count <= 1)
  }
}

extension Tool {
  /// With an archive in the folder `media`, which then may not be written to.
  fileprivate static func withMedia(_ change: (Tool) throws -> Void = { _ in }) throws -> Tool {
    let tool = try Tool()
    try tool.write(Samples.lines, to: "a.jsonl")
    try tool.write("", to: "media/empty")
    try FileManager.default.removeItem(at: tool.url("media/empty"))
    let outcome = try tool.run("import", "-q", "a.jsonl", "-a", "media/quotes.sqlite")
    #expect(outcome.status == 0)
    try change(tool)
    for name in try tool.namesOfMedia { chmod(tool.url("media/" + name).path, 0o444) }
    chmod(tool.url("media").path, 0o555)
    chmod(tool.folder.path, 0o777)
    return tool
  }

  fileprivate var namesOfMedia: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url("media").path).sorted() }
  }

  /// The superuser may write anywhere, and becomes nobody.
  fileprivate func runAsOther(_ command: [String]) throws -> Outcome {
    let isRoot = geteuid() == 0
    return try run(
      list: command, environment: ["QUOTES_ARCHIVE": "media/quotes.sqlite"],
      shell: isRoot ? #"exec setpriv --reuid 65534 --regid 65534 --clear-groups "$0" "$@""# : ":")
  }
}
