import Foundation
import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct TroubleTests {
  private static func samples(_ count: Int) -> [Sample] {
    (0..<count).map { number in
      Sample("\(number) said: it holds.", [.init(words: "it holds", speakers: [.ortega])])
    }
  }

  @Test func `when the disk is full, what was stored stays and can be searched`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a"
      let archive = try Archive.openOrCreate(at: path)
      try archive.add(TroubleTests.samples(3))
      try archive.connection.writer?.writeWithoutTransaction { db in
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        try db.execute(sql: "PRAGMA max_page_count = \(pages)")
      }
      #expect(throws: ArchiveError.diskFull(path: path)) {
        try archive.add(TroubleTests.samples(5_000))
      }
      #expect(try archive.texts { $0.words = "holds" }.count == 3)
      try archive.close()

      let again = try Archive.openOrCreate(at: path)
      let outcomes = try again.add(TroubleTests.samples(5_000))
      #expect(outcomes.prefix(3).allSatisfy { $0 == .duplicate })
      #expect(outcomes.dropFirst(3).allSatisfy { $0 == .new })
      #expect(try again.faults() == [])
      try again.close()
    }
  }

  @Test func `imports at once, into an archive not yet made, store each article once`() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a"
      DispatchQueue.concurrentPerform(iterations: 4) { _ in
        do {
          let archive = try Archive.openOrCreate(at: path)
          for start in stride(from: 0, to: 200, by: 20) {
            try archive.add(Array(TroubleTests.samples(200)[start..<start + 20]))
          }
          try archive.close()
        } catch {
          Issue.record(error)
        }
      }
      let reading = try Archive.openForReading(at: path)
      #expect(try reading.quotes.count(matching: QuoteQuery()) == 200)
      #expect(try reading.texts { $0.speakers = ["Ortega"] }.count == 200)
      #expect(try reading.faults() == [])
      try reading.close()
      #expect(try names(in: folder) == ["a"])
    }
  }

  @Test(arguments: [
    (ResultCode.SQLITE_BUSY, ArchiveError.busy(path: "a")), (.SQLITE_FULL, .diskFull(path: "a")),
    (.SQLITE_IOERR_FSYNC, .ioFailure(path: "a")), (.SQLITE_READONLY_DBMOVED, .readOnly(path: "a")),
    (.SQLITE_NOMEM, .outOfMemory(path: "a")), (.SQLITE_IOERR_NOMEM, .outOfMemory(path: "a")),
    (.SQLITE_CANTOPEN, .unreadable(path: "a")), (.SQLITE_NOTADB, .notAnArchive(path: "a")),
    (.SQLITE_CORRUPT_VTAB, .damaged(path: "a", detail: "x")),
  ])
  func `what SQLite reports is said in our words`(code: ResultCode, expected: ArchiveError) {
    let error = ArchiveError(DatabaseError(resultCode: code, message: "x"), path: "a")
    #expect(error == expected)
    #expect(error.description.contains(": a"))
    #expect(!error.description.contains("SQLite") && !error.description.contains("\n"))
  }
}
