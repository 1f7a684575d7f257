import GRDB

/// Builds the full-text indexes anew from the quotes and titles, where they are not theirs.
struct WordIndexRepair {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run() throws -> [String] {
    var done: [String] = []
    if try !WordIndexTable.quotes.isSound(in: db) {
      try WordIndexTable.quotes.rebuild(in: db)
      done.append("the full-text index was built anew")
    }
    if try !WordIndexTable.titles.isSound(in: db) {
      try WordIndexTable.titles.rebuild(in: db)
      done.append("the index of titles was built anew")
    }
    return done
  }
}
