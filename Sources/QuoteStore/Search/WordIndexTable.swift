import GRDB

/// A full-text index of the archive, and the rows that it indexes.
enum WordIndexTable: String, CaseIterable {
  case quotes = "quote_fts"
  case titles = "title_fts"

  var name: SQL { SQL(sql: rawValue) }

  /// The table whose row ids it has.
  var rows: SQL {
    switch self {
    case .quotes: "quote"
    case .titles: "article"
    }
  }

  /// What it has the words of.
  var text: SQL {
    switch self {
    case .quotes: "quote.text"
    case .titles: "article.title"
    }
  }

  /// The column of the index.
  var column: String {
    switch self {
    case .quotes: "text"
    case .titles: "title"
    }
  }

  /// Whether it has the words of all its rows and no others.
  ///
  /// Rank 1 makes SQLite compare the index with the rows; without it, or by `PRAGMA
  /// integrity_check`, missing and stale rows go unseen (SQLite 3.40).
  func isSound(in db: Database) throws -> Bool {
    do {
      try db.inSavepoint {
        try db.execute(literal: "INSERT INTO \(name) (\(name), rank) VALUES ('integrity-check', 1)")
        return .rollback
      }
      return true
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return false
    }
  }

  func rebuild(in db: Database) throws {
    try db.execute(literal: "INSERT INTO \(name) (\(name)) VALUES ('rebuild')")
  }
}
