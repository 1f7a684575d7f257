import GRDB

/// Proves that the full-text index of titles holds the words of every title and no others.
struct TitleIndexCheck {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Nothing of a file that lacks the index, which `SchemaCheck` reports.
  func run(_ found: (Fault) throws -> Void) throws {
    guard try db.tableExists("title_fts"), try !isSound else { return }
    let problem = "the full-text index of titles has other words than the articles"
    try found(Fault(id: nil, problem: problem))
  }

  /// Rank 1, as in `WordIndexCheck`.
  var isSound: Bool {
    get throws {
      do {
        try db.inSavepoint {
          try db.execute(
            sql: "INSERT INTO title_fts (title_fts, rank) VALUES ('integrity-check', 1)")
          return .rollback
        }
        return true
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
        return false
      }
    }
  }
}
