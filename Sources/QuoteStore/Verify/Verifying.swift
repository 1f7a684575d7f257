import GRDB
import QuoteModel

/// Something in an archive that should not be so.
public struct Fault: Hashable, Sendable, CustomStringConvertible {
  /// The quote, article or speaker concerned; `nil` when it is the file as a whole.
  public var id: String?
  /// One line, lower case: *the span 12–40 of its content ends outside of the body*.
  public var problem: String

  public var description: String { id.map { "\($0): \(problem)" } ?? problem }
}

extension Archive {
  /// Verifies the archive: every offset, hash and key, and the full-text indexes.
  ///
  /// The full-text index of a file that cannot be written is checked on a temporary copy, because
  /// SQLite checks it only where it might write.
  /// - Parameter found: Called for each fault as it is found.
  public func verify(_ found: (Fault) throws -> Void) throws {
    var isReadable = true
    try connection.read { db in
      try FileCheck(db: db).run(found)
      try SchemaCheck(db: db).run(found)
      isReadable = try !ValueCheck(db: db).run(found)
      // Where a value cannot be read, which was named, each goes as far as it can.
      func go(_ check: () throws -> Void) throws {
        do { try check() } catch is UnreadableValue where !isReadable {}
      }
      try go { try QuoteCheck(db: db).run(found) }
      try go { try AuthorCheck(db: db).run(found) }
      try go { try CopyCheck(db: db).run(found) }
      try go { try SpeakerCheck(db: db).run(found) }
      try go { try DecisionCheck(db: db).run(found) }
    }
    try connection.translatingErrors {
      do { try verifyIndex(found) } catch is UnreadableValue where !isReadable {}
    }
  }

  private func verifyIndex(_ found: (Fault) throws -> Void) throws {
    let queue = connection.writer ?? connection.reader
    let isReadOnly = queue.configuration.readonly
    let copy = isReadOnly ? try temporaryCopy() : queue
    try copy.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA query_only = OFF")
      defer { if connection.writer == nil { try? db.execute(sql: "PRAGMA query_only = ON") } }
      try WordIndexCheck(db: db).run(found)
    }
  }

  /// Deleted by SQLite as soon as it is closed.
  private func temporaryCopy() throws -> DatabaseQueue {
    let copy = try DatabaseQueue(path: "")
    try connection.reader.backup(to: copy)
    return copy
  }

  /// Rebuilds what can be made from the articles' texts and from what people decided, in one
  /// transaction. Texts, decisions and ids are never changed.
  ///
  /// - Returns: What was done, a line each, lower case; none if there was nothing to do. What could
  ///   not be done, `verify` goes on naming.
  /// - Throws: `ArchiveError.damaged`, with nothing changed, if the file itself is broken.
  public func repair(with extractor: Extractor) throws -> [String] {
    try connection.write { db in
      var deeds: [String] = []
      /// What meets a value that cannot be read changes nothing, and the others go on.
      func go(_ step: () throws -> [String]) throws {
        do {
          try db.inSavepoint {
            deeds += try step()
            return .commit
          }
        } catch is UnreadableValue {
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {}
      }
      deeds += try FileCheck(db: db).repair()
      deeds += try SchemaCheck(db: db).repair()
      var emptied: Set<Int64> = []
      try go {
        let removal = try ValueCheck(db: db).repair(with: extractor)
        emptied = removal.articles
        return removal.deeds
      }
      deeds += try FileCheck(db: db).removeStrayRows()
      try go { try SpeakerCheck(db: db).repair() }
      // Quotes are taken out of it below, so that it has to be sound.
      try go { try WordIndexCheck(db: db).repair() }
      try go { try QuoteCheck(db: db).repair(with: extractor, again: emptied) }
      try go { try AuthorCheck(db: db).repair() }
      try go { try CopyCheck(db: db).repair() }
      try go { try DecisionCheck(db: db).repair(with: extractor) }
      try go { try WordIndexCheck(db: db).repair().filter { !deeds.contains($0) } }
      return deeds
    }
  }
}

/// Whether a check has anything to report.
func findsFaults(_ check: (_ found: (Fault) throws -> Void) throws -> Void) rethrows -> Bool {
  var finds = false
  try check { _ in finds = true }
  return finds
}
