import GRDB
import QuoteModel

/// Verifies that the full-text indexes hold the words of every quote and title and no others.
struct WordIndexCheck {
  let db: Database

  func run(_ found: (Fault) throws -> Void) throws {
    try checkQuotes(found)
    try checkTitles(found)
  }

  private func checkQuotes(_ found: (Fault) throws -> Void) throws {
    guard try !WordIndexTable.quotes.isSound(in: db) else { return }
    let faults = try missing() + left()
    for fault in faults { try found(fault) }
    if faults.isEmpty {
      try found(Fault(problem: "the full-text index has other words than the quotes"))
    }
  }

  /// Finds nothing in a file without the index, which `SchemaCheck` reports.
  private func checkTitles(_ found: (Fault) throws -> Void) throws {
    try forEachWrongTitle { _, hash, _ in
      let id = ArticleIdentity.articleID(of: hash)
      try found(Fault(id: id, problem: "its folded title is not that of its title"))
    }
    let titles = WordIndexTable.titles
    guard try db.tableExists(titles.rawValue), try !titles.isSound(in: db) else { return }
    try found(Fault(problem: "the full-text index of titles has other words than the articles"))
  }

  /// Titles that are folded otherwise than they ought to be.
  private func forEachWrongTitle(
    _ body: (_ row: Int64, _ hash: String, _ folded: String?) throws -> Void
  ) throws {
    let articles = try db.rows("SELECT id, hash, title, folded_title FROM article")
    while let article = try articles.next() {
      let folded = FoldedText.stored(try article.optionalText(2))
      if try folded != article.optionalText(3) {
        try body(article.value(0), article.text(1), folded)
      }
    }
  }

  private func missing() throws -> [Fault] {
    try db.rows(
      """
      SELECT substr(article.hash, 1, 16) || '.' || quote.start
      FROM quote JOIN article ON article.id = quote.article_id
      WHERE quote.id NOT IN (SELECT id FROM quote_fts_docsize)
      """
    ).all { Fault(id: try $0.text(0), problem: "it is not in the full-text index") }
  }

  private func left() throws -> [Fault] {
    let count =
      try db.value(
        "SELECT count(*) FROM quote_fts_docsize WHERE id NOT IN (SELECT id FROM quote)") ?? 0
    return count == 0
      ? [] : [Fault(problem: "the full-text index has \(counted(count, "quote")) too many")]
  }

  /// Puts folded titles right, and rebuilds the indexes that do not have the words of their quotes or titles.
  func repair() throws -> [String] {
    var wrong: [(row: Int64, folded: String?)] = []
    try forEachWrongTitle { row, _, folded in wrong.append((row, folded)) }
    for (row, folded) in wrong {
      try db.execute(literal: "UPDATE article SET folded_title = \(folded) WHERE id = \(row)")
    }
    let titles = wrong.isEmpty ? [] : ["\(counted(wrong.count, "folded title")) put right"]
    let indexes = [(WordIndexTable.quotes, "full-text index"), (.titles, "index of titles")]
    return try titles
      + indexes.compactMap { index, name in
        guard try !index.isSound(in: db) else { return nil }
        try index.rebuild(in: db)
        return "the \(name) was rebuilt"
      }
  }
}
