import GRDB

/// Proves that the full-text indexes hold the words of every quote and title and no others.
struct WordIndexCheck {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run(_ found: (Fault) throws -> Void) throws {
    try checkQuotes(found)
    try checkTitles(found)
  }

  private func checkQuotes(_ found: (Fault) throws -> Void) throws {
    guard try !WordIndexTable.quotes.isSound(in: db) else { return }
    let faults = try missing() + left()
    for fault in faults { try found(fault) }
    if faults.isEmpty {
      try found(Fault(id: nil, problem: "the full-text index has other words than the quotes"))
    }
  }

  /// Nothing of a file that lacks the index, which `SchemaCheck` reports.
  private func checkTitles(_ found: (Fault) throws -> Void) throws {
    let titles = WordIndexTable.titles
    guard try db.tableExists(titles.rawValue), try !titles.isSound(in: db) else { return }
    let problem = "the full-text index of titles has other words than the articles"
    try found(Fault(id: nil, problem: problem))
  }

  private func missing() throws -> [Fault] {
    try Array(
      Row.fetchCursor(
        db,
        sql: """
          SELECT substr(article.hash, 1, 16) || '.' || quote.start
          FROM quote JOIN article ON article.id = quote.article_id
          WHERE quote.id NOT IN (SELECT id FROM quote_fts_docsize)
          """
      ).map { Fault(id: $0.text(0), problem: "it is not in the full-text index") })
  }

  private func left() throws -> [Fault] {
    let count =
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM quote_fts_docsize WHERE id NOT IN (SELECT id FROM quote)
          """) ?? 0
    return count == 0
      ? [] : [Fault(id: nil, problem: "the full-text index has \(count) quotes that are gone")]
  }
}

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
