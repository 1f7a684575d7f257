import CSQLite
import Essentials
import GRDB

/// The connections to one archive: one that reads and, unless it was opened for reading, one that
/// writes, so that look-ups do not wait for a running batch.
struct Connection: Sendable {
  let path: String
  let reader: DatabaseQueue
  let writer: DatabaseQueue?

  /// Runs `body` in one transaction, so that all it reads is of one moment.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try translatingErrors {
      // A caller may ask something else of the archive while it is handed rows.
      try reader.unsafeReentrantRead { db in
        try db.isInsideTransaction
          ? naming(in: db, body) : db.transaction(.deferred) { try naming(in: $0, body) }
      }
    }
  }

  /// Runs `body` in one transaction, which is undone if it throws.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try writing { writer in try writer.write { try naming(in: $0, body) } }
  }

  /// As `write`, for a body that only adds rows, all of which refer to rows that it has made or
  /// looked up: foreign keys are not checked, which takes a fifth of the time.
  func insert<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try writing { writer in
      try writer.writeWithoutTransaction { db in
        // Inside a transaction, SQLite would ignore it.
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        let result = Result { try db.transaction(.immediate) { try naming(in: $0, body) } }
        try db.execute(sql: "PRAGMA foreign_keys = ON")
        return try result.get()
      }
    }
  }

  /// Names the value that cannot be read, if there is one: by table, column and row.
  private func naming<Value>(in db: Database, _ body: (Database) throws -> Value) throws -> Value {
    do {
      return try body(db)
    } catch let error as UnreadableValue {
      let detail = try? ValueCheck(db: db).first()
      throw ArchiveError.damaged(path: path, detail: detail ?? error.description)
    }
  }

  private func writing<Value>(_ body: (DatabaseQueue) throws -> Value) throws -> Value {
    guard let writer else { throw ArchiveError.readOnly(path: path) }
    return try translatingErrors { try body(writer) }
  }

  func translatingErrors<Value>(_ body: () throws -> Value) throws -> Value {
    try ArchiveError.translating(of: path, body)
  }
}

/// How long to wait for another program that is writing the archive.
public struct BusyTimeout: Sendable {
  public let seconds: Double
  private let isCancelled: @Sendable () -> Bool

  public static let standard = BusyTimeout(seconds: 30)

  /// - Parameter isCancelled: Asked while we wait; `true` ends it.
  public init(seconds: Double, isCancelled: @escaping @Sendable () -> Bool = { false }) {
    self.seconds = seconds
    self.isCancelled = isCancelled
  }

  /// Between two batches, another import leaves the archive for a moment only: we ask often.
  private static let pause = 0.002

  var busyMode: Database.BusyMode {
    .callback { attempts in
      guard Double(attempts) * BusyTimeout.pause < seconds, !isCancelled() else { return false }
      BusyTimeout.wait()
      return true
    }
  }

  /// Does what SQLite gives up at once where another program is at the file, such as to change its journal.
  func retrying<Value>(_ body: () throws -> Value) throws -> Value {
    let start = ContinuousClock.now
    while true {
      do {
        return try body()
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        guard ContinuousClock.now - start < .seconds(seconds), !isCancelled() else { throw error }
        BusyTimeout.wait()
      }
    }
  }

  private static func wait() { usleep(UInt32(pause * 1e6)) }
}

extension Configuration {
  /// Measured on 200,000 articles: 16,000 a second with these, 4,000 with SQLite's defaults.
  static func writing(_ busyTimeout: BusyTimeout) -> Configuration {
    // The page size counts before the first table is made only; 32 KB, as in schema.sql.
    Configuration(
      busyTimeout,
      pragmas: """
        PRAGMA page_size = 32768;
        PRAGMA cache_size = -65536;
        PRAGMA synchronous = NORMAL;
        PRAGMA wal_autocheckpoint = 4096;
        PRAGMA secure_delete = OFF;
        """)
  }

  /// May keep SQLite's side files in order, but changes nothing that can be read.
  static func reading(cache: Int = 65_536) -> Configuration {
    Configuration(pragmas: "PRAGMA query_only = ON; PRAGMA cache_size = \(-cache)")
  }

  static func readingOnly(cache: Int = 65_536) -> Configuration {
    var configuration = reading(cache: cache)
    configuration.readonly = true
    return configuration
  }

  /// Of a file that nobody else knows yet, and that takes its name only once it is whole.
  static var copy: Configuration {
    Configuration(pragmas: "PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
  }

  static var inMemory: Configuration { Configuration(pragmas: "") }

  private init(_ busyTimeout: BusyTimeout = .standard, pragmas: String) {
    self.init()
    _ = isMemoryUncounted
    busyMode = busyTimeout.busyMode
    prepareDatabase { db in
      try RankFunction.add(to: db)
      try MatchFunction.add(to: db)
      // An archive may be a stranger's.
      if let connection = db.sqliteConnection { _ = sqlite3_ignore_triggers(connection) }
      try db.execute(sql: pragmas)
    }
  }
}

/// SQLite, for the whole process, does not count all memory that is taken, which nothing here asks
/// for: the count stands behind a lock, and took a fifteenth of the time of an import.
private let isMemoryUncounted = sqlite3_config_memstatus(0) == SQLITE_OK
