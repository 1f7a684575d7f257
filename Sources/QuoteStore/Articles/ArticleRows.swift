import GRDB
import QuoteModel

/// An article as its quotes need it.
struct StoredArticle {
  let row: Int64
  let summary: ArticleSummary
  let body: String
}

/// Finds and reads rows of `article`.
struct ArticleRows {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// - Parameter id: The public id.
  func row(of id: String) throws -> Int64? {
    guard id.utf8.count == 16 || id.utf8.count == 64 else { return nil }
    // A range, so that the index on the hash serves.
    return try db.value(
      "SELECT id FROM article WHERE hash >= \(id) AND hash < \(id + "g") ORDER BY hash LIMIT 1")
  }

  func summary(row: Int64) throws -> ArticleSummary? {
    let statement = try db.cachedStatement(sql: Self.statement(and: ""))
    return try statement.rows([row]).first(Self.summary)
  }

  func article(row: Int64) throws -> StoredArticle? {
    let statement = try db.cachedStatement(sql: Self.statement(and: ", article.body"))
    return try statement.rows([row]).first {
      StoredArticle(
        row: row, summary: try Self.summary($0), body: try $0.text(Self.fields.count + 2))
    }
  }

  private static let fields = QuoteField.allCases.filter(\.isOfArticle)
  private static let places = Dictionary(
    uniqueKeysWithValues: fields.enumerated().map { ($1, $0) })

  /// The fields of an article, and what quotes do not have of it.
  private static func statement(and columns: String) -> String {
    """
    SELECT \(fields.compactMap(\.column).joined(separator: ", ")),
      article.published_as_written,
      (SELECT count(*) FROM quote
        WHERE quote.article_id = article.id AND quote.mode <> 'thought')\(columns)
    FROM article JOIN import ON import.id = article.import_id
    WHERE article.id = ?
    """
  }

  private static func summary(_ row: StoredRow) throws -> ArticleSummary {
    func text(_ field: QuoteField) throws -> String? {
      try places[field].flatMap { try row.optionalText($0) }
    }
    var article = try ArticleSummary(
      id: text(.articleID) ?? "", hash: text(.articleHash) ?? "",
      published: text(.published).flatMap { CalendarDate(iso: $0) },
      publishedAsWritten: row.optionalText(fields.count), input: text(.input) ?? "",
      imported: text(.imported) ?? "", parserVersion: text(.parserVersion) ?? "",
      copyOf: text(.copyOf), quoteCount: row.value(fields.count + 1))
    for field in fields {
      if let path = field.pathInArticle { article[keyPath: path] = try text(field) }
    }
    return article
  }
}
