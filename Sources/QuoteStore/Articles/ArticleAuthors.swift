import GRDB
import QuoteModel

/// What an article can be found by through its author line: each name in full and by surname.
private func authorKeys(of line: String) -> Set<String> {
  var keys: Set<String> = []
  for name in names(in: line) {
    let key = NameKey(name)
    keys.formUnion(key.parts)
    keys.insert(key.text)
  }
  return keys.subtracting([""])
}

/// - Parameter line: As printed: *By Jane Doe and José Núñez; Reuters*.
private func names(in line: String) -> [String] {
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

/// Writes the keys that articles are found by through their authors.
struct AuthorWriter {
  /// By their lines: a few write most of what an outlet prints.
  private var known: [String: Set<String>] = [:]
  private let insert: InsertStatement

  init(_ db: Database) throws {
    insert = try InsertStatement(
      db, "INSERT INTO article_author (key, article_id) VALUES (?, ?)")
  }

  /// - Parameter article: The row's id.
  mutating func insert(_ line: String, of article: Int64) throws {
    let keys = known[line] ?? authorKeys(of: line)
    known[line] = keys
    for key in keys { try insert.run { $0.text(key).integer(article) } }
  }
}

/// Verifies that every article is found by its authors, and by no other names.
struct AuthorCheck {
  let db: Database

  func run(_ found: (Fault) throws -> Void) throws {
    let statement = try db.cachedStatement(
      sql: "SELECT 1 FROM article_author WHERE key = ? AND article_id = ?")
    let articles = try articles()
    var keys = 0
    while let article = try articles.next() {
      let wanted = authorKeys(of: try article.text(1))
      keys += wanted.count
      let row: Int64 = try article.value(0)
      for key in wanted.sorted() where try !statement.hasRow([key, row]) {
        let problem = "it is not found by its author '\(key)'"
        try found(Fault(id: ArticleIdentity.articleID(of: article.text(2)), problem: problem))
      }
    }
    let left = try (db.value("SELECT count(*) FROM article_author") ?? 0) - keys
    if left > 0 {
      try found(Fault(problem: "\(left) keys of authors come from no article's author"))
    }
  }

  /// Makes all keys again if any is wrong.
  func repair() throws -> [String] {
    guard try findsFaults(run) else { return [] }
    try db.execute(sql: "DELETE FROM article_author")
    var writer = try AuthorWriter(db)
    let articles = try articles()
    while let article = try articles.next() {
      try writer.insert(article.text(1), of: article.value(0))
    }
    return ["the keys of authors were rebuilt"]
  }

  /// Row, author line and hash.
  private func articles() throws -> StoredRows {
    try db.rows("SELECT id, author, hash FROM article WHERE author IS NOT NULL")
  }
}
