import Foundation
import Running
import Testing

@Suite struct InterruptionTests {
  @Test func `SIGTERM ends an import in order: 143, and what was read is stored`() throws {
    let tool = try Tool()
    let process = try tool.start(["import", "-"], input: .pipe)
    process.write(Array(Samples.rain(days: 2000).utf8))
    // The archive is made once the program is at work and listens to signals.
    for _ in 0..<3000 where !tool.exists("quotes.sqlite") { usleep(10_000) }
    process.send(SIGTERM)
    #expect(process.waitUntilExit() == .exit(143))
    #expect(try tool.run("verify").status == 0)
    #expect(try tool.run("articles").lines.count > 64)
  }

  @Test func `a new extraction that was killed at any moment is completed by a repeat`() throws {
    let tool = try Tool()
    try tool.write(Samples.rain(days: 600), to: "a.jsonl")
    #expect(try tool.run("import", "a.jsonl").status == 0)
    let id = try #require(tool.run("search", "--columns", "quote_id").lines.last)
    #expect(try tool.run("correct", id, "--kind", "mixed").status == 0)
    let expected = try tool.run("export").bytes
    for (milliseconds, signal): (UInt32, Int32) in [(20, SIGKILL), (200, SIGKILL), (300, SIGINT)] {
      let process = try tool.start(["reparse", "--all"])
      usleep(milliseconds * 1000)
      process.send(signal)
      process.waitUntilExit()
      #expect(try tool.run("verify").status == 0, "after \(milliseconds) ms")
      #expect(try tool.run("export").bytes == expected, "after \(milliseconds) ms")
    }
    #expect(try tool.run("reparse", "--all").status == 0)
    #expect(try tool.run("export").bytes == expected)
  }

  @Test(arguments: ["import a.jsonl", "reparse --all", "extract a.jsonl", "serve"])
  func `with too little memory nothing is begun`(command: String) throws {
    let tool = try Tool.withArchive()
    let before = try tool.read("quotes.sqlite")
    let outcome = try tool.run(
      list: command.split(separator: " ").map(String.init), shell: "ulimit -v 600000")
    #expect(outcome.status == 74)
    #expect(
      outcome.messages
        == "quotes: there is too little memory: 585 MB of 768: raise the limit (ulimit -v)\n")
    #expect(try tool.read("quotes.sqlite") == before)
  }

  @Test func `the wait for the writer of a named pipe is told, and SIGTERM ends it`() throws {
    let tool = try Tool()
    try #require(mkfifo(tool.url("pipe").path, 0o600) == 0)
    let process = try tool.start(["import", "pipe"], errors: tool.newFile("messages"))
    let told = try tool.waitForLine(in: "messages")
    #expect(told == "waiting for a program that writes to pipe\n")
    expectEnd(of: process, by: SIGTERM)
  }

  @Test func `nothing is said about rows that nobody reads`() throws {
    let tool = try Tool.withArchive()
    let pipe = Pipe()
    // As after `head`, which has read enough.
    try pipe.fileHandleForReading.close()
    let outcome = try tool.run("search", "--limit", "1", output: pipe.fileHandleForWriting)
    #expect(outcome.messages == "")
  }
}

/// Sends a signal, and expects that the command ends within five seconds with the status of it.
func expectEnd(of process: ChildProcess, by signal: Int32) {
  process.send(signal)
  #expect(process.ending(within: .seconds(5)) == .exit(128 + signal))
}
