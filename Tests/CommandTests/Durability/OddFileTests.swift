import Foundation
import Testing

/// What file systems hold besides files that are well named and may be read.
@Suite struct OddFileTests {
  @Test func `names of any bytes are read, also two that differ only in their Unicode form`() throws
  {
    let tool = try Tool()
    let names: [[UInt8]] = [
      Array("caf\u{E9}.txt".utf8), Array("cafe\u{301}.txt".utf8),
      [0xFF, 0xFE] + Array(".txt".utf8),
      Array("a\nb\t\u{1B}[31m.txt".utf8), Array("-q.txt".utf8), Array(" *?'\".txt".utf8),
    ]
    for (number, name) in names.enumerated() {
      try Self.write(
        "Ana said \(number) is fine.", to: Array((tool.url("f").path + "/").utf8) + name)
    }
    let outcome = try tool.run("import", "f", "--json", "--report", "report.jsonl")
    #expect(outcome.text.contains(#""read":6,"new":6,"#))
    #expect(!outcome.messages.contains("\u{1B}"))
    #expect(try tool.run("verify").status == 0)
    let named = try tool.run("import", "-q", shell: #"set -- "$@" f/"$(printf '\377\376').txt""#)
    #expect(named.status == 0)
    #expect(try tool.run("articles").lines.count == 7)
  }

  @Test func `links to a folder above, to each other and to nothing end`() throws {
    let tool = try Tool()
    try tool.write("Ana said one.", to: "f/a/b/one.txt")
    let links = [
      ("f/a/b/up", "../.."), ("f/here", "."), ("f/x", "y"), ("f/y", "x"), ("f/lost.txt", "none"),
      ("f/again", "a/b"),
    ]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: tool.url(name).path, withDestinationPath: target)
    }
    let outcome = try tool.run("import", "f", "--json", "-q")
    #expect(outcome.status == 1)
    #expect(outcome.text.contains(#""new":1,"duplicate":0,"updated":0,"rejected":3"#))
    for name in ["f/x", "f/y", "f/lost.txt"] { #expect(outcome.messages.contains(name)) }
  }

  @Test(.enabled(if: getuid() != 0))
  func `a folder and a file without permission are named, and the others are read`() throws {
    let tool = try Tool()
    try tool.write("Ana said one.", to: "f/one.txt")
    try tool.write("Ana said two.", to: "f/closed/two.txt")
    try tool.write("Ana said three.", to: "f/three.txt")
    chmod(tool.url("f/closed").path, 0)
    chmod(tool.url("f/three.txt").path, 0)
    defer { chmod(tool.url("f/closed").path, 0o700) }
    let outcome = try tool.run("import", "f", "--json", "-q")
    #expect(outcome.status == 1)
    #expect(outcome.text.contains(#""new":1,"duplicate":0,"updated":0,"rejected":2"#))
    for name in ["f/closed", "f/three.txt"] { #expect(outcome.messages.contains(name)) }
  }

  @Test(arguments: [24, 128])
  func `a folder of many files is read with few open files allowed`(limit: Int) throws {
    let tool = try Tool()
    for number in 0..<300 {
      try tool.write("Ana said \(number).", to: "f/\(number % 7)/\(number).txt")
    }
    let outcome = try tool.run("import", "f", "--json", shell: "ulimit -n \(limit)")
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.text.contains(#""read":300,"new":300,"#))
  }

  private static func write(_ text: String, to path: [UInt8]) throws {
    let folder = path.prefix(through: path.lastIndex(of: UInt8(ascii: "/")) ?? 0)
    try FileManager.default.createDirectory(
      atPath: String(decoding: folder, as: UTF8.self), withIntermediateDirectories: true)
    let descriptor = open(path.map { CChar(bitPattern: $0) } + [0], O_WRONLY | O_CREAT, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try #require(Foundation.write(descriptor, text, text.utf8.count) == text.utf8.count)
  }
}
