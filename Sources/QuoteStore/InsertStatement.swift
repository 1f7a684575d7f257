import GRDB
import GRDBSQLite

/// A statement that is run for thousands of rows, bound through SQLite's own interface.
///
/// GRDB binds text up to its first NUL, which would cut articles short; so text has its length here.
struct InsertStatement {
  enum Value {
    case text(String?)
    case integer(Int64?)
    case real(Double)
  }

  private let statement: Statement

  init(_ db: Database, _ sql: String) throws {
    statement = try db.cachedStatement(sql: sql)
  }

  /// - Returns: How many rows it changed.
  @discardableResult
  func run(_ values: [Value]) throws -> Int {
    let pointer = statement.sqliteStatement
    for (place, value) in values.enumerated() {
      try check(bind(value, at: Int32(place + 1), of: pointer), SQLITE_OK)
    }
    let code = sqlite3_step(pointer)
    sqlite3_reset(pointer)
    try check(code, SQLITE_DONE)
    return Int(sqlite3_changes(sqlite3_db_handle(pointer)))
  }

  private func bind(_ value: Value, at index: Int32, of pointer: OpaquePointer) -> Int32 {
    switch value {
    case .text(nil), .integer(nil): return sqlite3_bind_null(pointer, index)
    case .integer(let number?): return sqlite3_bind_int64(pointer, index, number)
    case .real(let number): return sqlite3_bind_double(pointer, index, number)
    case .text(var text?):
      // Without an address, as an empty text may be, SQLite would take it to be NULL.
      if text.isEmpty { return sqlite3_bind_text(pointer, index, "", 0, copied) }
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text64(
            pointer, index, $0.baseAddress, UInt64($0.count), copied, UInt8(SQLITE_UTF8))
        }
      }
    }
  }

  private func check(_ code: Int32, _ expected: Int32) throws {
    guard code != expected else { return }
    let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(statement.sqliteStatement)))
    throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }
}

/// `SQLITE_TRANSIENT`, which the importer of C headers cannot express.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
