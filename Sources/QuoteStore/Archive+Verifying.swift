import Foundation
import GRDB

extension Archive {
  /// Proves the archive: every offset, hash and key, and the full-text indexes.
  ///
  /// The full-text index of a file that cannot be written is checked on a passing copy, because
  /// SQLite checks it only where it might write.
  /// - Parameter found: Called for each fault as it is found.
  public func verify(_ found: (Fault) throws -> Void) throws {
    try connection.read { db in
      try FileCheck(db).run(found)
      try SchemaCheck(db).run(found)
      try ArticleCheck(db).run(found)
      try AuthorCheck(db).run(found)
      try SpeakerCheck(db).run(found)
      try SpeakerDecisionCheck(db).run(found)
      try CorrectionCheck(db).run(found)
    }
    try connection.translating { try verifyIndex(found) }
  }

  private func verifyIndex(_ found: (Fault) throws -> Void) throws {
    let queue = connection.writer ?? connection.reader
    let isReadOnly = queue.configuration.readonly
    let copy = isReadOnly ? try passingCopy() : queue
    try copy.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA query_only = OFF")
      defer { if connection.writer == nil { try? db.execute(sql: "PRAGMA query_only = ON") } }
      try WordIndexCheck(db).run(found)
    }
  }

  /// Deleted by SQLite as soon as it is closed.
  private func passingCopy() throws -> DatabaseQueue {
    let copy = try DatabaseQueue(path: "")
    try connection.reader.backup(to: copy)
    return copy
  }
}
