import GRDB
import QuoteModel

/// Reads rows of `article`, the last of them kept, for quotes of one article mostly follow each
/// other.
struct ArticleReading {
  /// An article as quotes need it.
  struct Stored {
    let row: Int64
    let summary: ArticleSummary
    let parserVersion: String
    let body: String
  }

  private let db: Database

  init(_ db: Database) { self.db = db }

  /// - Parameter id: The public id.
  func row(of id: String) throws -> Int64? {
    guard id.utf8.count == 16 else { return nil }
    // A range, so that the index on the hash serves.
    return try SQLRequest<Int64>(
      literal: "SELECT id FROM article WHERE hash >= \(id) AND hash < \(id + "g") ORDER BY hash"
    ).fetchOne(db)
  }

  func summary(row: Int64) throws -> ArticleSummary? {
    let statement = try db.cachedStatement(sql: ArticleReading.sentence(and: ""))
    return try Row.fetchCursor(statement, arguments: [row]).map(ArticleReading.summary).next()
  }

  func article(row: Int64) throws -> Stored? {
    let statement = try db.cachedStatement(
      sql: ArticleReading.sentence(and: ", article.parser_version, article.body"))
    return try Row.fetchCursor(statement, arguments: [row]).map {
      Stored(
        row: row, summary: ArticleReading.summary($0), parserVersion: $0.text(11),
        body: $0.text(12))
    }.next()
  }

  private static func sentence(and columns: String) -> String {
    """
    SELECT article.hash, article.title, article.outlet, article.author, article.published,
      article.published_as_written, article.url, article.language, article.input, import.started,
      (SELECT count(*) FROM quote WHERE quote.article_id = article.id)\(columns)
    FROM article JOIN import ON import.id = article.import_id
    WHERE article.id = ?
    """
  }

  private static func summary(_ row: Row) -> ArticleSummary {
    let hash = row.text(0)
    return ArticleSummary(
      id: String(hash.prefix(16)), hash: hash, title: row.optionalText(1),
      outlet: row.optionalText(2), author: row.optionalText(3),
      published: row.optionalText(4).flatMap { CalendarDate(iso: $0) },
      publishedAsWritten: row.optionalText(5), url: row.optionalText(6),
      language: row.optionalText(7), input: row.text(8), imported: row.text(9),
      quoteCount: row[10])
  }
}
