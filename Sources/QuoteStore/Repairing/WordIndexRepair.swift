import GRDB

/// Builds the full-text indexes anew from the quotes and titles, where they are not theirs.
struct WordIndexRepair {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run() throws -> [String] {
    var done: [String] = []
    if try !WordIndexCheck(db).isSound {
      try db.execute(sql: "INSERT INTO quote_fts (quote_fts) VALUES ('rebuild')")
      done.append("the full-text index was built anew")
    }
    if try !TitleIndexCheck(db).isSound {
      try db.execute(sql: "INSERT INTO title_fts (title_fts) VALUES ('rebuild')")
      done.append("the index of titles was built anew")
    }
    return done
  }
}
