import Foundation
import Testing

@Suite struct InterruptionTests {
  @Test func `SIGTERM ends an import in order: 143, and what was read is stored`() throws {
    let tool = try Tool()
    let process = tool.process(["import", "-"])
    let pipe = Pipe()
    process.standardInput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    try pipe.fileHandleForWriting.write(contentsOf: Data(rain(days: 200).utf8))
    // The archive is made once the program is at work and listens to signals.
    for _ in 0..<3000 where !tool.exists("quotes.sqlite") { usleep(10_000) }
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 143)
    #expect(try tool.run("verify").status == 0)
    #expect(try tool.run("articles").lines.count > 64)
  }

  @Test func `killed at any moment, the archive is whole and a repeat completes it`() throws {
    let undisturbed = try Tool()
    try undisturbed.write(rain(days: 600), to: "a.jsonl")
    #expect(try undisturbed.run("import", "a.jsonl").status == 0)
    let expected = try undisturbed.run("export").bytes
    for milliseconds: UInt32 in [2, 30, 60, 120, 250] {
      let tool = try Tool()
      try tool.write(rain(days: 600), to: "a.jsonl")
      let process = tool.process(["import", "a.jsonl"])
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(milliseconds * 1000)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if tool.exists("quotes.sqlite") {
        let found = try tool.run("verify")
        #expect(found.status == 0 || found.status == 66, "after \(milliseconds) ms: \(found)")
      }
      #expect(try tool.run("import", "a.jsonl").status == 0)
      #expect(try tool.run("export").bytes == expected, "after \(milliseconds) ms")
    }
  }

  @Test func `a new extraction that was killed at any moment is completed by a repeat`() throws {
    let tool = try Tool()
    try tool.write(rain(days: 600), to: "a.jsonl")
    #expect(try tool.run("import", "a.jsonl").status == 0)
    let id = try #require(tool.run("search", "--columns", "quote_id").lines.last)
    #expect(try tool.run("correct", id, "--kind", "mixed").status == 0)
    let expected = try tool.run("export").bytes
    for (milliseconds, signal): (UInt32, Int32) in [(20, SIGKILL), (200, SIGKILL), (300, SIGINT)] {
      let process = tool.process(["reparse", "--all"])
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(milliseconds * 1000)
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(try tool.run("verify").status == 0, "after \(milliseconds) ms")
      #expect(try tool.run("export").bytes == expected, "after \(milliseconds) ms")
    }
    #expect(try tool.run("reparse", "--all").status == 0)
    #expect(try tool.run("export").bytes == expected)
  }

  @Test func `SIGTERM ends the wait for the writer of a named pipe`() throws {
    let tool = try Tool()
    try #require(mkfifo(tool.url("pipe").path, 0o600) == 0)
    let process = tool.process(["import", "pipe"])
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(500_000)
    process.terminate()
    for _ in 0..<500 where process.isRunning { usleep(10_000) }
    #expect(!process.isRunning)
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    #expect(process.terminationStatus == 143)
  }

  /// So many invented articles, a line each.
  private func rain(days: Int) -> String {
    (0..<days).map { day in
      let filler = String(repeating: "It rained. ", count: 100)
      let text = "\(filler)“It rained \(day) times,” said Ana Ruiz."
      return #"{"text":"\#(text)","url":"https://example.org/\#(day)"}"# + "\n"
    }.joined()
  }
}
