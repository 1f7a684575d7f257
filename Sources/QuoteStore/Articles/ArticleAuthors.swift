import GRDB
import QuoteModel

/// What an article can be found by through its author line: each name in full and by surname.
struct AuthorKeys {
  let keys: Set<String>

  /// - Parameter line: As printed: *By Jane Doe and José Núñez; Reuters*.
  init(of line: String) {
    var keys: Set<String> = []
    for name in AuthorKeys.names(in: line) {
      let key = NameKey(name)
      keys.formUnion(key.parts)
      keys.insert(key.text)
    }
    self.keys = keys.subtracting([""])
  }

  private static func names(in line: String) -> [String] {
    var names: [[Substring]] = [[]]
    for piece in line.split(whereSeparator: { ";,|&/".contains($0) }) {
      names.append([])
      for word in piece.split(whereSeparator: \.isWhitespace) {
        switch word.lowercased() {
        case "and": names.append([])
        case "by" where names.last?.isEmpty == true: break
        default: names[names.count - 1].append(word)
        }
      }
    }
    return names.map { $0.joined(separator: " ") }
  }
}

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
