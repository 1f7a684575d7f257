import GRDBSQLite

/// A prepared statement.
final class SQLiteStatement {
  private let sql: String
  private let pointer: OpaquePointer

  init(_ database: SQLite, _ sql: String) throws {
    self.sql = sql
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v3(
      database.pointer, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK, let prepared else { throw SQLiteError(code: code, sql: sql) }
    pointer = prepared
  }

  deinit { sqlite3_finalize(pointer) }

  var columnCount: Int { Int(sqlite3_column_count(pointer)) }

  /// - Returns: Whether there is a row; if not, the statement begins anew.
  func step() throws -> Bool {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(pointer)
      return false
    case let code: throw SQLiteError(code: code, sql: sql)
    }
  }

  func integer(_ column: Int) -> Int64 { sqlite3_column_int64(pointer, Int32(column)) }

  func text(_ column: Int) -> String {
    withText(column) { String(decoding: $0, as: UTF8.self) }
  }

  func value(_ column: Int) -> SQLiteValue {
    switch sqlite3_column_type(pointer, Int32(column)) {
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_FLOAT: .real(sqlite3_column_double(pointer, Int32(column)))
    case SQLITE_NULL: .null
    default: .text(withText(column) { ContiguousArray($0.map { CChar(bitPattern: $0) }) })
    }
  }

  /// - Returns: How many bytes the row has, each column looked at.
  func readRow() -> Int {
    (0..<columnCount).reduce(0) { $0 + withText($1) { $0.count } }
  }

  func bind(_ text: String, at place: Int) {
    sqlite3_bind_text(pointer, Int32(place), text, -1, Self.copied)
  }

  func bind(_ number: Int64, at place: Int) { sqlite3_bind_int64(pointer, Int32(place), number) }

  /// Inserts a row; text is bound where it lies.
  func insert(_ row: ArraySlice<SQLiteValue>) throws {
    for (place, value) in row.enumerated() { bind(value, at: Int32(place + 1)) }
    let code = sqlite3_step(pointer)
    sqlite3_reset(pointer)
    guard code == SQLITE_DONE else { throw SQLiteError(code: code, sql: sql) }
  }

  private func bind(_ value: SQLiteValue, at place: Int32) {
    switch value {
    case .null: sqlite3_bind_null(pointer, place)
    case .integer(let number): sqlite3_bind_int64(pointer, place, number)
    case .real(let number): sqlite3_bind_double(pointer, place, number)
    // Without an address, as an empty text may be, SQLite would take it to be NULL.
    case .text(let text) where text.isEmpty:
      sqlite3_bind_text(pointer, place, "", 0, Self.copied)
    case .text(let text):
      // The row outlives the step, and a contiguous array does not move.
      text.withUnsafeBufferPointer {
        _ = sqlite3_bind_text(pointer, place, $0.baseAddress, Int32($0.count), nil)
      }
    }
  }

  private func withText<Value>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Value)
    -> Value
  {
    let start = sqlite3_column_text(pointer, Int32(column))
    let count = Int(sqlite3_column_bytes(pointer, Int32(column)))
    return body(UnsafeBufferPointer(start: start, count: count))
  }

  /// `SQLITE_TRANSIENT`, which the importer of C headers cannot express.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
