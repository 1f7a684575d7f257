import Foundation
import GRDB
import Running
import Testing

/// Several programs with one archive.
@Suite struct SharedArchiveTests {
  @Test func `the same folder imported twice at once is imported once`() throws {
    let tool = try Tool()
    for part in 0..<4 { try tool.write(Samples.rain(days: 80 * part), to: "f/\(part).jsonl") }
    // Longer than the other takes on a machine with much else to do.
    let imports = try (0..<2).map {
      try tool.start(["import", "f", "-q", "--report", "\($0).jsonl", "--wait", "300"])
    }
    // The empty file is rejected by both.
    #expect(imports.map { $0.waitUntilExit() } == [.exit(1), .exit(1)])
    let reports = try (0..<2).map { String(decoding: try tool.read("\($0).jsonl"), as: UTF8.self) }
    let new = reports.joined().split(separator: "\n").count { $0.contains(#""status":"new""#) }
    #expect(new == 240)
    #expect(try tool.run("verify").status == 0)
    let alone = try Tool()
    try alone.write(Samples.rain(days: 240), to: "a.jsonl")
    #expect(try alone.run("import", "a.jsonl").status == 0)
    #expect(try tool.run("export").bytes == alone.run("export").bytes)
  }

  @Test func `archives that several imports make at once are made by each`() throws {
    // One of a hundred met another where SQLite does not wait.
    for _ in 0..<12 {
      let tool = try Tool()
      try tool.write(Samples.rain(days: 1), to: "a.jsonl")
      let imports = try (0..<4).map { _ in
        try tool.start(["import", "a.jsonl", "-q", "--wait", "300"])
      }
      #expect(imports.map { $0.waitUntilExit() } == Array(repeating: .exit(0), count: 4))
    }
  }

  @Test func `an import that waits in vain for another writer says so and exits with 75`() throws {
    let tool = try Tool.withArchive()
    let other = try DatabaseQueue(path: tool.url("quotes.sqlite").path)
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let outcome = try tool.run("import", "a.jsonl", "-q", "--wait", "0.5")
      #expect(outcome.status == 75)
      #expect(outcome.messageLines.count == 1)
      #expect(outcome.messages.contains("quotes.sqlite"))
      #expect(try tool.run("search", "dam").lines.count > 1)
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try tool.run("import", "a.jsonl", "-q", "--wait", "0.5").status == 0)
  }

  @Test func `SIGTERM ends the wait for another writer`() throws {
    let tool = try Tool.withArchive()
    let other = try DatabaseQueue(path: tool.url("quotes.sqlite").path)
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let process = try tool.start(["import", "a.jsonl", "-q"])
      usleep(1_000_000)
      expectEnd(of: process, by: SIGTERM)
      try db.execute(sql: "ROLLBACK")
    }
  }

  @Test func `readers see only whole batches, more and more of them, while an import runs`() throws
  {
    let tool = try Tool.withArchive()
    try tool.write(Samples.rain(days: 600), to: "rain.jsonl")
    let process = try tool.start(["import", "rain.jsonl", "-q"])
    var counts: [Int] = []
    repeat {
      let found = try tool.run("search", "rained", "--limit", "1000")
      #expect(found.status == 0, "\(found)")
      counts.append(found.lines.count)
    } while process.isRunning
    #expect(process.waitUntilExit() == .exit(0))
    #expect(counts == counts.sorted())
    #expect(try tool.run("search", "rained", "--limit", "1000").lines.count == 601)
  }
}
