import GRDB

/// Makes the keys that articles are found by through their authors anew.
struct AuthorRepair {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run() throws -> [String] {
    var faults = 0
    try AuthorCheck(db).run { _ in faults += 1 }
    guard faults > 0 else { return [] }
    try db.execute(sql: "DELETE FROM article_author")
    let insert = try InsertStatement(
      db, "INSERT INTO article_author (key, article_id) VALUES (?, ?)")
    let articles = try Row.fetchCursor(
      db, sql: "SELECT id, author FROM article WHERE author IS NOT NULL")
    while let article = try articles.next() {
      for key in AuthorKeys(of: article.text(1)).keys {
        try insert.run {
          $0.text(key)
          $0.integer(article[0] as Int64)
        }
      }
    }
    return ["the keys of authors were made anew"]
  }
}
