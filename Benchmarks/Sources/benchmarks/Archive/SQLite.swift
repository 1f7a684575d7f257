import GRDBSQLite

/// A connection to SQLite without anything between.
///
/// Pointers live here and in `SQLiteStatement`, for this is the floor that the archive is held to.
final class SQLite {
  let pointer: OpaquePointer

  init(_ path: String) throws {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil)
    guard code == SQLITE_OK, let opened else { throw SQLiteError(code: code, sql: path) }
    pointer = opened
  }

  deinit { sqlite3_close_v2(pointer) }

  func execute(_ sql: String) throws {
    let code = sqlite3_exec(pointer, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw SQLiteError(code: code, sql: sql) }
  }

  /// - Returns: The first column of the first row.
  func number(_ sql: String) throws -> Int64 {
    let statement = try SQLiteStatement(self, sql)
    return try statement.step() ? statement.integer(0) : 0
  }
}
