import GRDB
import GRDBSQLite

extension Archive {
  /// Runs one read-only SQL statement, such as a person types; the archive must not be asked anything
  /// else afterwards.
  ///
  /// - Parameters:
  ///   - columns: Handed the names of the columns, before any row.
  ///   - row: Handed one row after the other; memory does not grow with their number.
  /// - Throws: `StatementError`, if it is not one, or not read-only.
  public func query(
    _ sql: String, columns: ([String]) throws -> Void, row: ([SQLValue]) throws -> Void
  ) throws {
    try connection.translatingErrors {
      try connection.reader.unsafeRead { db in
        guard let pointer = db.sqliteConnection else { return }
        let statement = try ReadOnlyStatement(sql, on: pointer)
        defer { statement.finalize() }
        try columns(statement.columns)
        try statement.forEachRow(row)
      }
    }
  }
}

/// A value as SQLite stores it.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  /// Whole, whatever characters are in it.
  case text(String)
  case blob([UInt8])
}

/// Why a statement that a person typed is not run; `description` is for that person.
public enum StatementError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Nothing but spaces and comments.
  case empty
  case several
  /// It would change something, or reach for another file.
  case notReadOnly
  /// SQLite cannot compile it, or met something that it cannot do; in its words.
  case failed(String)

  public var description: String {
    switch self {
    case .empty: "there is no SQL: write a SELECT"
    case .several: "that is more than one SQL statement: give one"
    case .notReadOnly: "only read-only statements are run: write a SELECT"
    case .failed(let reason): "SQLite says: \(reason)"
    }
  }
}

/// One SQL statement that can only read.
///
/// Three things see to it: the connection is `query_only`, an authorizer lets nothing compile but
/// reading, and SQLite is asked whether the statement writes.
private struct ReadOnlyStatement {
  private let connection: OpaquePointer
  private let statement: OpaquePointer

  /// Leaves the authorizer in place: the connection is good for nothing else afterwards.
  ///
  /// - Throws: `StatementError`.
  init(_ sql: String, on connection: OpaquePointer) throws {
    guard !sql.utf8.contains(0) else {
      throw StatementError.failed("there is a NUL in it")
    }
    self.connection = connection
    sqlite3_set_authorizer(connection, authorize, nil)
    let (compiled, rest) = try ReadOnlyStatement.compile(sql, on: connection)
    guard let compiled else { throw StatementError.empty }
    statement = compiled
    do {
      // What stands behind the first statement may be spaces and comments.
      var following = rest
      while !following.isEmpty {
        let (next, rest) = try ReadOnlyStatement.compile(following, on: connection)
        if let next {
          sqlite3_finalize(next)
          throw StatementError.several
        }
        following = rest
      }
      guard sqlite3_stmt_readonly(statement) != 0, sqlite3_column_count(statement) > 0 else {
        throw StatementError.notReadOnly
      }
    } catch {
      sqlite3_finalize(statement)
      throw error
    }
  }

  var columns: [String] {
    (0..<sqlite3_column_count(statement)).map {
      sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? ""
    }
  }

  /// Hands over every row; only one is in memory.
  func forEachRow(_ body: ([SQLValue]) throws -> Void) throws {
    let columns = 0..<sqlite3_column_count(statement)
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: try body(columns.map(value))
      case SQLITE_DONE: return
      case let code: throw ReadOnlyStatement.error(code, on: connection)
      }
    }
  }

  func finalize() { sqlite3_finalize(statement) }

  private func value(_ column: Int32) -> SQLValue {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT:
      let start = sqlite3_column_text(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      return .text(
        String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(statement, column)
      let count = Int(sqlite3_column_bytes(statement, column))
      return .blob(Array(UnsafeRawBufferPointer(start: start, count: count)))
    default: return .null
    }
  }

  /// - Returns: No statement where there is nothing but spaces and comments; and what follows it.
  private static func compile(
    _ sql: String, on connection: OpaquePointer
  ) throws -> (OpaquePointer?, rest: String) {
    try sql.withCString { start in
      var statement: OpaquePointer?
      var tail: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v2(connection, start, -1, &statement, &tail)
      guard code == SQLITE_OK else { throw error(code, on: connection) }
      return (statement, tail.map { String(cString: $0) } ?? "")
    }
  }

  private static func error(_ code: Int32, on connection: OpaquePointer) -> any Error {
    let message = String(cString: sqlite3_errmsg(connection))
    switch code & 0xFF {
    case SQLITE_AUTH, SQLITE_READONLY: return StatementError.notReadOnly
    // The statement's own fault; all else is the archive's or the disk's.
    case SQLITE_ERROR, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_RANGE, SQLITE_CONSTRAINT:
      return StatementError.failed(message)
    default: return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }
}

/// What SQLite asks before it compiles any part of a statement.
private func authorize(
  _: UnsafeMutableRawPointer?, _ action: Int32, _ first: UnsafePointer<CChar>?,
  _ second: UnsafePointer<CChar>?, _: UnsafePointer<CChar>?, _: UnsafePointer<CChar>?
) -> Int32 {
  switch action {
  case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return SQLITE_OK
  // Virtual tables declare their columns so, and nothing is written; typed by a person, it is
  // refused as a statement that writes.
  case SQLITE_UPDATE:
    return first.map { String(cString: $0) } == "sqlite_master" ? SQLITE_OK : SQLITE_DENY
  case SQLITE_FUNCTION:
    return second.map { String(cString: $0).lowercased() } == "load_extension"
      ? SQLITE_DENY : SQLITE_OK
  case SQLITE_PRAGMA:
    return first.map { readOnlyPragmas.contains(String(cString: $0).lowercased()) } == true
      ? SQLITE_OK : SQLITE_DENY
  default: return SQLITE_DENY
  }
}

/// Those that describe the schema, and `data_version`, by which the full-text index sees that
/// somebody has written.
private let readOnlyPragmas: Set = [
  "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
  "foreign_key_list", "compile_options", "function_list", "data_version",
]
