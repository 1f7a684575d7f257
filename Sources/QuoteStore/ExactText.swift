import GRDB
import GRDBSQLite

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
}
