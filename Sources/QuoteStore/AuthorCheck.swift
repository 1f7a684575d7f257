import GRDB

/// Proves that every article is found by its authors, and by nobody else's names.
struct AuthorCheck {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run(_ found: (Fault) throws -> Void) throws {
    let articles = try Row.fetchCursor(
      db, sql: "SELECT id, hash, author FROM article WHERE author IS NOT NULL")
    let statement = try db.cachedStatement(
      sql: "SELECT 1 FROM article_author WHERE key = ? AND article_id = ?")
    var keys = 0
    while let article = try articles.next() {
      let wanted = AuthorKeys(of: article.text(2)).keys
      keys += wanted.count
      for key in wanted.sorted()
      where try Int.fetchOne(statement, arguments: [key, article[0] as Int64]) == nil {
        try found(
          Fault(
            id: String(article.text(1).prefix(16)),
            problem: "it is not found by its author '\(key)'"
          ))
      }
    }
    let left = try (Int.fetchOne(db, sql: "SELECT count(*) FROM article_author") ?? 0) - keys
    if left > 0 {
      try found(Fault(id: nil, problem: "\(left) keys of authors come from no article's author"))
    }
  }
}
