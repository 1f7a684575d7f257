import Foundation
import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct OpeningTests {
  private static let sample = Sample("He said: it holds.", [.init(words: "it holds")])

  @Test(arguments: [
    "quotes.sqlite", ":memory:", "file:a?mode=memory", "a?b#c%20d.sqlite", "-a", "a\nb", "é.sqlite",
    "~a", "a'b\"c",
  ])
  func `a path is a literal name, and a closed archive is one file`(name: String) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/" + name
      let archive = try Archive.openOrCreate(at: path)
      try archive.add([OpeningTests.sample])
      #expect(try archive.quotes.count(matching: QuoteQuery()) == 1)
      try archive.close()
      let before = try bytes(of: path)

      let reading = try Archive.openForReading(at: path)
      #expect(try reading.texts { $0.words = "holds" } == ["it holds"])
      #expect(try reading.faults() == [])
      #expect(throws: ArchiveError.readOnly(path: path)) { try reading.add([OpeningTests.sample]) }
      try reading.close()
      #expect(try names(in: folder) == [name])
      #expect(try bytes(of: path) == before)
      #expect(try frozenTexts(at: path) == ["it holds"])
    }
  }

  /// As `openForReading` does it where nobody may write, which tests run as root cannot arrange.
  private func frozenTexts(at path: String) throws -> [String] {
    let reader = try DatabaseQueue(
      path: ArchivePath(asGiven: path).immutableURI, configuration: .readingOnly())
    let archive = Archive(connection: Connection(path: path, reader: reader, writer: nil))
    #expect(try archive.faults() == [])
    return try archive.texts { $0.words = "holds" }
  }

  @Test(.enabled(if: getuid() != 0)) func `a read-only file in a read-only folder is read`() throws
  {
    try withTemporaryFolder { folder in
      let path = folder + "/a.sqlite"
      let archive = try Archive.openOrCreate(at: path)
      try archive.add([OpeningTests.sample])
      try archive.close()
      chmod(path, 0o444)
      chmod(folder, 0o555)
      defer { chmod(folder, 0o755) }
      let reading = try Archive.openForReading(at: path)
      #expect(try reading.texts { _ in } == ["it holds"])
      #expect(try reading.faults() == [])
      #expect(throws: ArchiveError.readOnly(path: path)) { try Archive.openOrCreate(at: path) }
      #expect(throws: ArchiveError.cannotCreate(path: folder + "/b")) {
        try Archive.openOrCreate(at: folder + "/b")
      }
    }
  }

  @Test func `readers see what a running import has stored`() throws {
    try withTemporaryFolder { folder in
      let writing = try Archive.openOrCreate(at: folder + "/a")
      let reading = try Archive.openForReading(at: folder + "/a")
      #expect(try reading.texts { _ in } == [])
      try writing.add([OpeningTests.sample])
      #expect(try reading.texts { _ in } == ["it holds"])
      let second = try Archive.openOrCreate(at: folder + "/a")
      #expect(try second.add([OpeningTests.sample]) == [.duplicate])
      try writing.close()
      try second.close()
      #expect(try reading.texts { _ in } == ["it holds"])
      try reading.close()
    }
  }

  @Test func `what a killed import left in its log is not ignored`() throws {
    try withTemporaryFolder { folder in
      let archive = try Archive.openOrCreate(at: folder + "/a")
      try archive.add([OpeningTests.sample])
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(
          atPath: folder + "/a" + suffix, toPath: folder + "/b" + suffix)
      }
      try archive.close()
      #expect(try Archive.openForReading(at: folder + "/b").texts { _ in } == ["it holds"])
    }
  }

  @Test func `an archive whose making was killed as it ended is none yet`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a"
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction {
        try $0.execute(sql: Archive.schema)
      }
      try queue.close()
      // The head of a rollback journal: the file had no pages, of 32 KB, before.
      let journal: [UInt8] =
        [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7] + [UInt8](repeating: 0, count: 12)
        + [0, 0, 2, 0, 0, 0, 0x80, 0] + [UInt8](repeating: 0, count: 484)
      try Data(journal).write(to: URL(fileURLWithPath: path + "-journal"))
      #expect(throws: ArchiveError.missing(path: path)) { try Archive.openForReading(at: path) }
      let archive = try Archive.openOrCreate(at: path)
      try archive.add([OpeningTests.sample])
      #expect(try archive.faults() == [])
    }
  }

  @Test func `reading makes nothing`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/none/a.sqlite"
      #expect(throws: ArchiveError.missing(path: path)) { try Archive.openForReading(at: path) }
      #expect(throws: ArchiveError.missing(path: folder + "/a")) {
        try Archive.openForReading(at: folder + "/a")
      }
      #expect(throws: ArchiveError.cannotCreate(path: path)) { try Archive.openOrCreate(at: path) }
      let made = try names(in: folder)
      #expect(made.isEmpty)
    }
  }

  @Test func `what is no archive is refused and left as it was`() throws {
    try withTemporaryFolder { folder in
      let foreign = folder + "/foreign"
      try DatabaseQueue(path: foreign).write { try $0.execute(sql: "CREATE TABLE article (a)") }
      try Data("some text, rather more than a hundred bytes".utf8)
        .write(to: URL(fileURLWithPath: folder + "/text"))
      try Data("SQLite format 3\0".utf8).write(to: URL(fileURLWithPath: folder + "/short"))
      mkfifo(folder + "/pipe", 0o600)
      symlink(folder + "/loop", folder + "/loop")
      for name in ["foreign", "text", "short", "pipe", "."] {
        let path = folder + "/" + name
        let before = name == "pipe" ? nil : try? bytes(of: path)
        for open in [Archive.openForReading, { try Archive.openOrCreate(at: $0) }] {
          #expect(throws: ArchiveError.notAnArchive(path: path)) { try open(path) }
        }
        let after = name == "pipe" ? nil : try? bytes(of: path)
        #expect(after == before)
      }
      #expect(throws: ArchiveError.unreadable(path: folder + "/loop")) {
        try Archive.openOrCreate(at: folder + "/loop")
      }
      #expect(try names(in: folder).count == 5)
    }
  }

  @Test func `a newer archive is refused by name and left as it was`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a"
      let newer = Archive.formatVersion + 1
      let archive = try Archive.openOrCreate(at: path)
      try archive.connection.write { try $0.execute(sql: "PRAGMA user_version = \(newer)") }
      try archive.close()
      let before = try bytes(of: path)
      for open in [Archive.openForReading, { try Archive.openOrCreate(at: $0) }] {
        #expect(throws: ArchiveError.newer(path: path, version: newer)) { try open(path) }
      }
      #expect(try bytes(of: path) == before)
      #expect(
        ArchiveError.newer(path: "a", version: newer).description
          == "the archive was made by a newer version of quotes (format \(newer)): a: "
          + "update quotes to open it")
    }
  }

  @Test func `an empty file becomes an archive by import alone`() throws {
    try withTemporaryFolder { folder in
      try Data().write(to: URL(fileURLWithPath: folder + "/a"))
      #expect(throws: ArchiveError.missing(path: folder + "/a")) {
        try Archive.openForReading(at: folder + "/a")
      }
      try Archive.openOrCreate(at: folder + "/a").close()
      #expect(try Archive.openForReading(at: folder + "/a").faults() == [])
    }
  }

  @Test func `bytes overwritten in the middle give a fault or one plain line`() throws {
    try withTemporaryFolder { folder in
      let whole = folder + "/a"
      let archive = try Archive.openOrCreate(at: whole)
      try archive.add((0..<40).map { Sample("\($0) said: it holds.", [.init(words: "it holds")]) })
      try archive.close()
      let sound = try bytes(of: whole)
      for offset in stride(from: 100, to: sound.count, by: 9_973) {
        var broken = sound
        broken.replaceSubrange(
          offset..<min(offset + 64, broken.count),
          with: repeatElement(0xA5, count: min(64, broken.count - offset)))
        let path = folder + "/b"
        try broken.write(to: URL(fileURLWithPath: path))
        do {
          let reading = try Archive.openForReading(at: path)
          _ = try reading.faults()
          _ = try reading.texts { $0.words = "holds" }
        } catch let error as ArchiveError {
          #expect(!error.description.contains("\n"))
        }
      }
    }
  }
}
