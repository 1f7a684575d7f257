import GRDB
import GRDBSQLite

/// A statement that is run for thousands of rows, bound through SQLite's own interface.
///
/// GRDB binds text up to its first NUL, which would cut articles short; so text has its length here.
/// SQLite reads the values in place, from one buffer that is used again for every row: its own copies
/// took a tenth of the time of an import.
final class InsertStatement {
  /// The values of one row, given one after the other in the order of the statement's places.
  struct Values {
    fileprivate let row: UnsafeMutablePointer<Row>

    @discardableResult
    func integer(_ number: Int64?) -> Values { adding(number.map(Row.Value.integer) ?? .null) }

    @discardableResult
    func integer(_ number: Int) -> Values { adding(.integer(Int64(number))) }

    @discardableResult
    func real(_ number: Double) -> Values { adding(.real(number)) }

    @discardableResult
    func text(_ text: String?) -> Values {
      guard let text else { return adding(.null) }
      defer { row.pointee.texts.append(contentsOf: text.utf8) }
      return adding(.text(row.pointee.texts.count))
    }

    private func adding(_ value: Row.Value) -> Values {
      row.pointee.values.append(value)
      return self
    }
  }

  fileprivate struct Row {
    enum Value {
      case null
      case integer(Int64)
      case real(Double)
      /// Where in `texts` it begins.
      case text(Int)
    }

    var values: [Value] = []
    var texts: [UInt8] = []
  }

  private let statement: Statement
  private var row = Row()

  init(_ db: Database, _ sql: String) throws {
    statement = try db.cachedStatement(sql: sql)
  }

  /// - Parameter fill: Gives a value for every place of the statement.
  /// - Returns: How many rows it changed.
  @discardableResult
  func run(_ fill: (Values) throws -> Void) throws -> Int {
    row.values.removeAll(keepingCapacity: true)
    row.texts.removeAll(keepingCapacity: true)
    try withUnsafeMutablePointer(to: &row) { try fill(Values(row: $0)) }
    let pointer = statement.sqliteStatement
    let code = try row.texts.withUnsafeBufferPointer { texts in
      try bind(row.values, texts, to: pointer)
      return sqlite3_step(pointer)
    }
    sqlite3_reset(pointer)
    try SQLiteCode.check(code, SQLITE_DONE, of: pointer)
    return Int(sqlite3_changes(sqlite3_db_handle(pointer)))
  }

  private func bind(
    _ values: [Row.Value], _ texts: UnsafeBufferPointer<UInt8>, to pointer: OpaquePointer
  ) throws {
    var end = texts.count
    for place in values.indices.reversed() {
      let index = Int32(place + 1)
      let code =
        switch values[place] {
        case .null: sqlite3_bind_null(pointer, index)
        case .integer(let number): sqlite3_bind_int64(pointer, index, number)
        case .real(let number): sqlite3_bind_double(pointer, index, number)
        case .text(let start): bind(texts[start..<end], at: index, of: pointer)
        }
      if case .text(let start) = values[place] { end = start }
      try SQLiteCode.check(code, SQLITE_OK, of: pointer)
    }
  }

  private func bind(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, at index: Int32, of pointer: OpaquePointer
  ) -> Int32 {
    // Without an address, as an empty text may be, SQLite would take it to be NULL.
    guard !text.isEmpty else { return sqlite3_bind_text(pointer, index, "", 0, copied) }
    return UnsafeBufferPointer(rebasing: text).withMemoryRebound(to: CChar.self) {
      // Not copied: it stays where it is until the statement has run.
      sqlite3_bind_text64(
        pointer, index, $0.baseAddress, UInt64($0.count), nil, UInt8(SQLITE_UTF8))
    }
  }
}

/// `SQLITE_TRANSIENT`, which the importer of C headers cannot express.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
