import GRDBSQLite

/// SQLite did not do what it was told.
struct SQLiteError: Error, CustomStringConvertible {
  let code: Int32
  let sql: String

  var description: String { "\(String(cString: sqlite3_errstr(code))): \(sql)" }
}
