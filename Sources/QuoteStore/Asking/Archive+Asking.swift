import GRDB

extension Archive {
  /// Answers one sentence of SQL that reads; the archive must not be asked anything else afterwards.
  ///
  /// - Parameters:
  ///   - columns: Handed the names of the columns, before any row.
  ///   - row: Handed one row after the other; memory does not grow with their number.
  /// - Throws: `SentenceError`, if it is no such sentence.
  public func answer(
    _ sql: String, columns: ([String]) throws -> Void, row: ([SQLValue]) throws -> Void
  ) throws {
    try connection.translating {
      try connection.reader.unsafeRead { db in
        guard let pointer = db.sqliteConnection else { return }
        let sentence = try ReadingSentence(sql, on: pointer)
        defer { sentence.end() }
        try columns(sentence.columns)
        try sentence.forEachRow(row)
      }
    }
  }
}
