import GRDB

/// Proves that the full-text index of titles holds the words of every title and no others.
struct TitleIndexCheck {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Nothing of a file that lacks the index, which `SchemaCheck` reports.
  func run(_ found: (Fault) throws -> Void) throws {
    guard try db.tableExists("title_fts"), try !WordIndexTable.titles.isSound(in: db) else {
      return
    }
    let problem = "the full-text index of titles has other words than the articles"
    try found(Fault(id: nil, problem: problem))
  }
}
