import GRDB

/// The way to one archive: a connection that reads and, unless it was opened for reading, one that
/// writes, so that look-ups do not wait for a running batch.
struct Connection: Sendable {
  let path: String
  let reader: DatabaseQueue
  let writer: DatabaseQueue?

  /// Runs `body` in one transaction, so that all it reads is of one moment.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try translating {
      // A caller may ask something else of the archive while it is handed rows.
      try reader.unsafeReentrantRead { db in
        guard !db.isInsideTransaction else { return try body(db) }
        var value: Value?
        try db.inTransaction(.deferred) {
          value = try body(db)
          return .commit
        }
        guard let value else { preconditionFailure("a transaction that does not throw has run") }
        return value
      }
    }
  }

  /// Runs `body` in one transaction, which is undone if it throws.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    guard let writer else { throw ArchiveError.readOnly(path: path) }
    return try translating { try writer.write(body) }
  }

  /// As `write`, for a body that only adds rows, all of which refer to rows that it has made or
  /// looked up: that they are there is not looked up again, which takes a fifth of the time.
  func insert<Value>(_ body: (Database) throws -> Value) throws -> Value {
    guard let writer else { throw ArchiveError.readOnly(path: path) }
    return try translating {
      try writer.writeWithoutTransaction { db in
        // Heeded only outside of a transaction.
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        var value: Value?
        let result = Result {
          try db.inTransaction(.immediate) {
            value = try body(db)
            return .commit
          }
        }
        try db.execute(sql: "PRAGMA foreign_keys = ON")
        try result.get()
        guard let value else { preconditionFailure("a transaction that does not throw has run") }
        return value
      }
    }
  }

  func translating<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw ArchiveError(error, path: path)
    }
  }
}
