import GRDB

/// A full-text index in memory of a few texts, with the same words as those of the archive.
struct PassingIndex {
  private let queue: DatabaseQueue

  init() throws {
    queue = try DatabaseQueue(configuration: .inMemory)
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          CREATE VIRTUAL TABLE passing USING fts5 (
            text, content = '', tokenize = 'porter unicode61 remove_diacritics 2')
          """)
    }
  }

  /// - Parameters:
  ///   - pattern: In the language of FTS5, about the column `text`.
  ///   - texts: Forgotten afterwards.
  /// - Returns: Which of them match.
  func matches(of pattern: String, in texts: [String]) throws -> Set<Int> {
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "INSERT INTO passing (passing) VALUES ('delete-all')")
      try db.inTransaction {
        let insert = try InsertStatement(db, "INSERT INTO passing (rowid, text) VALUES (?, ?)")
        for (place, text) in texts.enumerated() {
          try insert.run {
            $0.integer(Int64(place))
            $0.text(text)
          }
        }
        return .commit
      }
      let found: SQLRequest<Int> = "SELECT rowid FROM passing WHERE passing MATCH \(pattern)"
      return try Set(found.fetchAll(db))
    }
  }
}
