import GRDB
import GRDBSQLite

/// A statement whose rows are read through SQLite's own interface, their text in place: for exports (see
/// `QuoteRow`).
struct RawStatement {
  /// Kept, as it owns the pointer.
  private let statement: Statement
  private let pointer: OpaquePointer

  init(_ statement: Statement) {
    self.statement = statement
    pointer = statement.sqliteStatement
  }

  /// Starts again with another value for its only parameter.
  func restart(with value: Int64) throws {
    sqlite3_reset(pointer)
    try SQLiteCode.check(sqlite3_bind_int64(pointer, 1, value), SQLITE_OK, of: pointer)
  }

  /// - Returns: Whether there is a row.
  func step() throws -> Bool {
    let code = sqlite3_step(pointer)
    if code == SQLITE_ROW { return true }
    sqlite3_reset(pointer)
    try SQLiteCode.check(code, SQLITE_DONE, of: pointer)
    return false
  }

  func reset() { sqlite3_reset(pointer) }

  /// Where it stands.
  var row: StoredRow { StoredRow(pointer) }
}

extension Database {
  /// As `ids`, for millions: with what stands between them and SQLite elsewhere, each took three times as long.
  func forEachID(_ query: SQL, _ body: (Int64) throws -> Void) throws {
    let statement = RawStatement(try makeStatement(literal: query))
    defer { statement.reset() }
    while try statement.step() { try body(statement.row.value(0)) }
  }
}

/// What SQLite's own functions return.
enum SQLiteCode {
  /// - Parameter statement: Whose connection has the message.
  /// - Throws: `DatabaseError`, unless the code is the one that was expected.
  static func check(_ code: Int32, _ expected: Int32, of statement: OpaquePointer) throws {
    guard code != expected else { return }
    let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(statement)))
    throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }
}
