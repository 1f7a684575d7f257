import GRDB
import GRDBSQLite
import QuoteModel

extension Database {
  /// The rows of a query, one after the other.
  func rows(_ query: SQL) throws -> RowCursor {
    try SQLRequest<Row>(literal: query).fetchCursor(self)
  }

  /// The rows of a query, all at once.
  func allRows(_ query: SQL) throws -> [Row] {
    try SQLRequest<Row>(literal: query).fetchAll(self)
  }

  /// The first row of a query; `nil` if there is none.
  func row(_ query: SQL) throws -> Row? { try SQLRequest<Row>(literal: query).fetchOne(self) }

  /// The first column of every row.
  func values<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ query: SQL
  ) throws -> [Value] {
    try SQLRequest<Value>(literal: query).fetchAll(self)
  }

  /// The first column of the first row; `nil` if that is NULL or there is no row.
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ query: SQL
  ) throws -> Value? {
    try SQLRequest<Value>(literal: query).fetchOne(self)
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

extension Sequence<Int64> {
  /// Numbers as one value for a statement, however many they are: a JSON array.
  var jsonArray: String { "[" + map(String.init).joined(separator: ",") + "]" }

  /// For `IN`: `WHERE id IN \(rows.list)`.
  var list: SQL { "(SELECT value FROM json_each(\(jsonArray)))" }
}

/// Some rows of a longer list.
public struct Page<Row: Sendable>: Sendable {
  public var rows: [Row]
  /// How many rows the list has without limit and offset; if `bound` is set, how many it has at
  /// least.
  public var total: Int
  /// Set if there are more matches than could be looked at: only so many were, those stored last.
  public var bound: Int?
  /// How many more rows there would be with thoughts; `nil` if they were not counted.
  public var thoughtsLeftOut: Int?
}

/// A column's text to its end; GRDB's own `String` ends at the first NUL.
struct ExactText: DatabaseValueConvertible, StatementColumnConvertible {
  let text: String

  init(sqliteStatement: SQLiteStatement, index: CInt) {
    let start = sqlite3_column_text(sqliteStatement, index)
    let count = Int(sqlite3_column_bytes(sqliteStatement, index))
    text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  var databaseValue: DatabaseValue { text.databaseValue }

  static func fromDatabaseValue(_ value: DatabaseValue) -> ExactText? {
    String.fromDatabaseValue(value).map(ExactText.init(text:))
  }

  private init(text: String) { self.text = text }
}

extension Row {
  /// The text of a column that is never NULL.
  func text(_ index: Int) -> String { (self[index] as ExactText).text }

  func optionalText(_ index: Int) -> String? { (self[index] as ExactText?)?.text }

  /// `nil` for NULL, and for what is not a date.
  func date(_ index: Int) -> CalendarDate? { optionalText(index).flatMap { CalendarDate(iso: $0) } }
}
