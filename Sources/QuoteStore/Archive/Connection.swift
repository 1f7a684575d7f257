import CSQLite
import Foundation
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

extension Configuration {
  /// Measured on 200,000 articles: 16,000 a second with these, 4,000 with SQLite's defaults.
  static func writing(_ busyTimeout: BusyTimeout) -> Configuration {
    var configuration = Configuration()
    _ = SQLiteMemory.isUncounted
    configuration.busyMode = busyTimeout.busyMode
    configuration.prepareDatabase { db in
      try RankFunction.add(to: db)
      // Of use before the first table is made only; 32 KB, as in schema.sql.
      try db.execute(
        sql: """
          PRAGMA page_size = 32768;
          PRAGMA cache_size = -65536;
          PRAGMA synchronous = NORMAL;
          PRAGMA wal_autocheckpoint = 4096;
          PRAGMA secure_delete = OFF;
          """)
    }
    return configuration
  }

  /// May keep SQLite's side files in order, but changes nothing that can be read.
  static var reading: Configuration {
    var configuration = Configuration()
    _ = SQLiteMemory.isUncounted
    configuration.busyMode = BusyTimeout.standard.busyMode
    configuration.prepareDatabase { db in
      try RankFunction.add(to: db)
      try db.execute(sql: "PRAGMA query_only = ON; PRAGMA cache_size = -65536")
    }
    return configuration
  }

  static var readingOnly: Configuration {
    var configuration = reading
    configuration.readonly = true
    return configuration
  }

  /// Of a file that nobody else knows yet, and that takes its name only once it is whole.
  static var copy: Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
    }
    return configuration
  }

  static var inMemory: Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { try RankFunction.add(to: $0) }
    return configuration
  }
}

/// How long to wait for another program that is writing the archive.
public struct BusyTimeout: Sendable {
  public let seconds: Double
  private let isOver: @Sendable () -> Bool

  public static let standard = BusyTimeout(seconds: 30)

  /// - Parameter isOver: Asked while we wait; `true` ends it.
  public init(seconds: Double, isOver: @escaping @Sendable () -> Bool = { false }) {
    self.seconds = seconds
    self.isOver = isOver
  }

  /// Between two batches, another import leaves the archive for a moment only: we ask often.
  private static let pause = 0.002

  var busyMode: Database.BusyMode {
    .callback { attempts in
      guard Double(attempts) * BusyTimeout.pause < seconds, !isOver() else { return false }
      usleep(UInt32(BusyTimeout.pause * 1e6))
      return true
    }
  }
}

/// How SQLite takes memory, for the whole process.
enum SQLiteMemory {
  /// Without a count of all that is taken, which nothing here asks for: it stands behind a lock, and
  /// took a fifteenth of the time of an import.
  static let isUncounted = sqlite3_config_memstatus(0) == SQLITE_OK
}
