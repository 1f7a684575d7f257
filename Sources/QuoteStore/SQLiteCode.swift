import GRDB
import GRDBSQLite

/// What SQLite's own functions return.
enum SQLiteCode {
  /// - Parameter statement: Whose connection tells what was wrong.
  /// - Throws: `DatabaseError`, unless the code is the one that was expected.
  static func check(_ code: Int32, _ expected: Int32, of statement: OpaquePointer) throws {
    guard code != expected else { return }
    let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(statement)))
    throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }
}
