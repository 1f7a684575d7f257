import Foundation
import Testing

@Suite struct FullDiskTests {
  @Test(arguments: [1, 300])
  func `when files cannot grow, that is one line, what was stored is there, a repeat completes`(
    kilobytes: Int
  ) throws {
    let tool = try Tool.withArchive()
    let before = try tool.run("search", "dam").bytes
    try tool.write(Samples.rain(days: 400), to: "rain.jsonl")
    // In blocks of 512 bytes.
    let full = try tool.run("import", "rain.jsonl", "-q", shell: "ulimit -f \(kilobytes * 2)")
    #expect(full.status == 74)
    #expect(full.messageLines.count == 1)
    #expect(full.messages.contains("quotes.sqlite"), "\(full)")
    #expect(try tool.run("search", "dam").bytes == before)
    #expect(try tool.run("verify").status == 0)
    #expect(try tool.run("import", "rain.jsonl").status == 0)
    #expect(try tool.run("verify").status == 0)
    let undisturbed = try Tool.withArchive()
    try undisturbed.write(Samples.rain(days: 400), to: "rain.jsonl")
    #expect(try undisturbed.run("import", "rain.jsonl").status == 0)
    #expect(try tool.run("export").bytes == undisturbed.run("export").bytes)
  }

  @Test func `a report that cannot be written is an error`() throws {
    let tool = try Tool.withArchive()
    let outcome = try tool.run("import", "a.jsonl", "--report", "/dev/full", "-q")
    #expect(outcome.status == 74)
    #expect(outcome.messageLines.count == 1)
    #expect(outcome.messages.contains("/dev/full"))
  }
}
