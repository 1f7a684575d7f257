import GRDBSQLite
import QuoteModel

/// The row that a statement stands at: the one place where values of an archive are read.
///
/// A value is read as the kind that its column has. Another kind is never converted, as SQLite would do:
/// only damage, or another program, can have put it there.
struct StoredRow {
  private let statement: OpaquePointer

  init(_ statement: OpaquePointer) { self.statement = statement }

  /// - Throws: `UnreadableValue`, also for NULL unless an optional is asked for.
  func value<Value: StoredValue>(_ column: Int) throws -> Value {
    let column = Int32(column)
    if let value = Value(stored: StoredColumn(statement, column)) { return value }
    throw UnreadableValue(
      column: sqlite3_column_name(statement, column).map { String(cString: $0) } ?? "",
      kind: Value.kind)
  }

  func text(_ column: Int) throws -> String { try value(column) }

  func optionalText(_ column: Int) throws -> String? { try value(column) }

  /// `nil` for NULL, and for what is not a date.
  func date(_ column: Int) throws -> CalendarDate? {
    try optionalText(column).flatMap { CalendarDate(iso: $0) }
  }

  /// A text as it lies, valid until the next step; `nil` for NULL.
  func bytes(_ column: Int) throws -> UnsafeBufferPointer<UInt8>? {
    try (value(column) as StoredBytes?)?.bytes
  }

  func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
  }
}

/// A value that a column does not have.
struct UnreadableValue: Error {
  /// As the statement names it.
  let column: String
  /// What it ought to be: *a text*.
  let kind: String

  var description: String { "the value of \(column) is not \(kind)" }
}

/// What can be read of a column.
protocol StoredValue {
  /// For a message: *a text*.
  static var kind: String { get }
  /// - Returns: `nil` if the column has something else.
  init?(stored: StoredColumn)
}

/// A column of the row that a statement stands at.
struct StoredColumn {
  private let statement: OpaquePointer
  private let index: Int32

  fileprivate init(_ statement: OpaquePointer, _ index: Int32) {
    self.statement = statement
    self.index = index
  }

  fileprivate var type: Int32 { sqlite3_column_type(statement, index) }
  fileprivate var integer: Int64 { sqlite3_column_int64(statement, index) }
  fileprivate var real: Double { sqlite3_column_double(statement, index) }

  /// To its end, whatever is in it: not to the first NUL alone.
  fileprivate var bytes: UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_text(statement, index)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index)))
  }
}

extension Optional: StoredValue where Wrapped: StoredValue {
  static var kind: String { Wrapped.kind }

  init?(stored: StoredColumn) {
    if stored.type == SQLITE_NULL {
      self = Wrapped?.none
    } else if let value = Wrapped(stored: stored) {
      self = value
    } else {
      return nil
    }
  }
}

/// The id of a row, and any other number that nobody counts with.
extension Int64: StoredValue {
  static let kind = "a whole number"

  init?(stored: StoredColumn) {
    guard stored.type == SQLITE_INTEGER else { return nil }
    self = stored.integer
  }
}

/// A place in a text or a count, so small that any two of them can be added.
extension Int: StoredValue {
  static let kind = "a count"
  /// More than any archive can hold.
  static let mostStored = 1 << 48

  init?(stored: StoredColumn) {
    guard let number = Int64(stored: stored), abs(Double(number)) <= Double(Self.mostStored) else {
      return nil
    }
    self = Int(number)
  }
}

extension Bool: StoredValue {
  static let kind = "0 or 1"

  init?(stored: StoredColumn) {
    guard let number = Int64(stored: stored), number == 0 || number == 1 else { return nil }
    self = number == 1
  }
}

extension Double: StoredValue {
  static let kind = "a number"

  init?(stored: StoredColumn) {
    guard [SQLITE_FLOAT, SQLITE_INTEGER].contains(stored.type), stored.real.isFinite else {
      return nil
    }
    self = stored.real
  }
}

extension String: StoredValue {
  static let kind = "a text in UTF-8"

  init?(stored: StoredColumn) {
    guard stored.type == SQLITE_TEXT else { return nil }
    self.init(validating: stored.bytes, as: UTF8.self)
  }
}

/// A text as it lies: for exports, which make no `String` of it.
private struct StoredBytes: StoredValue {
  static let kind = String.kind
  let bytes: UnsafeBufferPointer<UInt8>

  init?(stored: StoredColumn) {
    guard stored.type == SQLITE_TEXT else { return nil }
    bytes = stored.bytes
    guard (try? UTF8Span(validating: bytes.span)) != nil else { return nil }
  }
}
