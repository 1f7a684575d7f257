/// Rows of one table, as a finished archive has them, one after the other.
struct StoredRows {
  private let columns: Int
  private let insertion: String
  private var values: [SQLiteValue] = []

  /// - Parameter condition: Which rows, and in which order they are to be inserted.
  init(of table: String, where condition: String, in archive: SQLite) throws {
    let statement = try SQLiteStatement(archive, "SELECT * FROM \(table) WHERE \(condition)")
    columns = statement.columnCount
    let places = Array(repeating: "?", count: columns).joined(separator: ", ")
    insertion = "INSERT INTO \(table) VALUES (\(places))"
    while try statement.step() {
      for column in 0..<columns { values.append(statement.value(column)) }
    }
  }

  func insert(into archive: SQLite) throws {
    let statement = try SQLiteStatement(archive, insertion)
    for start in stride(from: 0, to: values.count, by: columns) {
      try statement.insert(values[start..<start + columns])
    }
  }
}
