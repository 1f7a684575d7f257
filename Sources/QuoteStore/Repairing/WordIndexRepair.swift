import GRDB

/// Builds the full-text index anew from the quotes, where it is not theirs.
struct WordIndexRepair {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run() throws -> [String] {
    guard try !WordIndexCheck(db).isSound else { return [] }
    try db.execute(sql: "INSERT INTO quote_fts (quote_fts) VALUES ('rebuild')")
    return ["the full-text index was built anew"]
  }
}
