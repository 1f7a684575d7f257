import GRDB
import QuoteModel

extension Database {
  /// The rows of a query, one after the other.
  func rows(_ query: SQL) throws -> StoredRows {
    let (sql, arguments) = try query.build(self)
    return try makeStatement(sql: sql).rows(arguments)
  }

  /// As `rows`, of a query that is often made: its statement is kept.
  func cachedRows(_ query: SQL) throws -> StoredRows {
    let (sql, arguments) = try query.build(self)
    return try cachedStatement(sql: sql).rows(arguments)
  }

  /// The first column of every row.
  func values<Value: StoredValue>(_ query: SQL) throws -> [Value] {
    try rows(query).all { try $0.value(0) }
  }

  /// The first column of the first row; `nil` if that is NULL or there is no row.
  func value<Value: StoredValue>(_ query: SQL) throws -> Value? {
    try rows(query).first { try $0.value(0) as Value? } ?? nil
  }

  /// The first column of every row, the id of another, one after the other.
  func ids(_ query: SQL) throws -> MapCursor<StoredRows, Int64> {
    try rows(query).map { try $0.value(0) }
  }

  /// Whether a query has any row.
  func exists(_ query: SQL) throws -> Bool { try value("SELECT EXISTS (\(query))") ?? false }

  /// Runs `body` in one transaction, which is undone if it throws.
  func transaction<Value>(_ kind: TransactionKind, _ body: (Database) throws -> Value) throws
    -> Value
  {
    var value: Value?
    try inTransaction(kind) {
      value = try body(self)
      return .commit
    }
    guard let value else { preconditionFailure("a transaction that does not throw has run") }
    return value
  }
}

extension Statement {
  /// Its rows, one after the other; it starts again.
  func rows(_ arguments: StatementArguments = StatementArguments()) throws -> StoredRows {
    StoredRows(try Row.fetchCursor(self, arguments: arguments), of: self)
  }

  /// As `Database.values`.
  func values<Value: StoredValue>(_ arguments: StatementArguments) throws -> [Value] {
    try rows(arguments).all { try $0.value(0) }
  }

  /// As `Database.value`.
  func value<Value: StoredValue>(_ arguments: StatementArguments) throws -> Value? {
    try rows(arguments).first { try $0.value(0) as Value? } ?? nil
  }

  /// Whether it has any row.
  func hasRow(_ arguments: StatementArguments) throws -> Bool { try rows(arguments).next() != nil }
}

/// The rows of a statement, each valid until the next.
final class StoredRows: Cursor {
  private let rows: RowCursor
  private let row: StoredRow

  fileprivate init(_ rows: RowCursor, of statement: Statement) {
    self.rows = rows
    row = StoredRow(statement.sqliteStatement)
  }

  func next() throws -> StoredRow? { try rows.next() == nil ? nil : row }

  /// What is read of every row.
  func all<Value>(_ read: (StoredRow) throws -> Value) throws -> [Value] {
    var values: [Value] = []
    while let row = try next() { values.append(try read(row)) }
    return values
  }

  /// What is read of the first row; `nil` if there is none.
  func first<Value>(_ read: (StoredRow) throws -> Value) throws -> Value? { try next().map(read) }
}

extension Sequence<Int64> {
  /// Numbers as one value for a statement, however many they are: a JSON array.
  var jsonArray: String { "[" + map(String.init).joined(separator: ",") + "]" }

  /// For `IN`: `WHERE id IN \(rows.list)`.
  var list: SQL { "(SELECT value FROM json_each(\(jsonArray)))" }
}

/// Some rows of a longer list.
public struct Page<Row: Sendable>: Sendable {
  public var rows: [Row]
  /// How many rows the list has without limit and offset; if `bound` or `read` is
  /// set, how many it has at least.
  public var total: Int
  /// Set if there are more matches than could be looked at: only so many were, those stored last.
  public var bound: Int?
  /// Set if no index led to the rows, or to too many, and they were read instead: only so many were, and
  /// `total` counts what was found in these.
  public var read: Int?
  /// How many more rows there would be with thoughts; `nil` if they were not counted.
  public var thoughtsLeftOut: Int?
}
