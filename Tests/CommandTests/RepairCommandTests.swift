import Foundation
import GRDB
import Testing

@Suite struct RepairCommandTests {
  @Test func `what can be made anew is, and the archive is proved again`() throws {
    let tool = try Tool.withArchive()
    let before = try tool.run("export").bytes
    try damage(tool, "DELETE FROM span; UPDATE quote SET published = NULL; DELETE FROM alias")
    let damaged = try tool.run("verify")
    #expect(damaged.status == 1)
    #expect(damaged.messages.contains("then 'quotes verify --repair'"))
    let repaired = try tool.run("verify", "--repair")
    #expect(repaired.status == 0)
    #expect(repaired.bytes.isEmpty)
    #expect(repaired.messages.contains("repaired: 4 articles extracted again\n"))
    #expect(repaired.messages.contains("repaired: the keys of speakers"))
    #expect(repaired.messages.contains("no fault found in quotes.sqlite\n"))
    #expect(try tool.run("export").bytes == before)
    #expect(
      try tool.run("verify", "--repair").messages
        == "nothing to repair\nno fault found in quotes.sqlite\n")
  }

  @Test func `what cannot be is named, and is still a fault`() throws {
    let tool = try Tool.withArchive()
    try damage(tool, "UPDATE article SET body = body || '!' WHERE id = 1; DELETE FROM alias")
    let outcome = try tool.run("verify", "--repair")
    #expect(outcome.status == 1)
    #expect(outcome.lines.count == 1)
    #expect(outcome.lines[0].contains("its body, URL or outlet is not that of its hash"))
    #expect(outcome.messages.contains("this cannot be repaired"))
  }

  @Test func `a missing archive is not made`() throws {
    let tool = try Tool()
    #expect(try tool.run("verify", "--repair").status == 66)
    #expect(!tool.exists("quotes.sqlite"))
  }

  private func damage(_ tool: Tool, _ sql: String) throws {
    let queue = try DatabaseQueue(path: tool.url("quotes.sqlite").path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }
}
