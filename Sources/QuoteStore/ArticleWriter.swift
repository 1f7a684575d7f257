import GRDB
import QuoteModel

/// Writes the articles of one batch with their quotes; the full-text indexes follow at its end.
struct ArticleWriter {
  /// Which run stored an article, and what extracted its quotes.
  struct Origin {
    let importID: Int64
    let parserVersion: String
  }

  private let db: Database
  private var attributions: AttributionWriter
  /// `nil` if nobody has decided anything yet.
  private let corrections: CorrectionLog?
  private let lastQuote: Int64
  private let lastArticle: Int64
  private let insertArticle: InsertStatement
  private let insertAuthor: InsertStatement

  init(_ db: Database) throws {
    self.db = db
    lastQuote = try Int64.fetchOne(db, sql: "SELECT max(id) FROM quote") ?? 0
    lastArticle = try Int64.fetchOne(db, sql: "SELECT max(id) FROM article") ?? 0
    attributions = try AttributionWriter(db)
    let log = CorrectionLog(db)
    corrections = try log.isEmpty ? nil : log
    insertArticle = try InsertStatement(
      db,
      """
      INSERT INTO article (
        hash, import_id, input, title, outlet, author, published, published_as_written, url,
        language, record_id, parser_version, previous_id, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (hash) DO NOTHING
      """)
    insertAuthor = try InsertStatement(
      db, "INSERT INTO article_author (key, article_id) VALUES (?, ?)")
  }

  mutating func store(_ parsed: ParsedArticle, from origin: Origin) throws -> StoreOutcome {
    let previous = try previousVersion(of: parsed.article)
    guard let row = try insert(parsed, from: origin, previous: previous) else { return .duplicate }
    try insertAuthors(of: parsed.article, row: row)
    for entry in try corrected(parsed, row: row).entries {
      try attributions.insert(
        entry.attribution, isReviewed: entry.isReviewed, published: parsed.article.published,
        article: ArticleKey(id: parsed.identity.articleID, row: row))
    }
    return previous == nil ? .new : .updated
  }

  /// By triggers, or row by row, this took 3 to 6 times as long as all the rest.
  func indexWords() throws {
    try db.execute(
      literal: """
        INSERT INTO quote_fts (rowid, text, speaker)
        SELECT id, text, speaker FROM quote_words WHERE id > \(lastQuote);
        INSERT INTO title_fts (rowid, title) SELECT id, title FROM article WHERE id > \(lastArticle)
        """)
  }

  private func previousVersion(of article: Article) throws -> Int64? {
    guard let url = article.url else { return nil }
    let statement = try db.cachedStatement(sql: "SELECT max(id) FROM article WHERE url = ?")
    return try Int64.fetchOne(statement, arguments: [url])
  }

  /// - Returns: `nil` if the archive has it already.
  private func insert(
    _ parsed: ParsedArticle, from origin: Origin, previous: Int64?
  ) throws -> Int64? {
    let article = parsed.article
    let changes = try insertArticle.run([
      .text(parsed.identity.hash), .integer(origin.importID), .text(parsed.input),
      .text(article.title),
      .text(article.outlet), .text(article.author), .text(article.published?.description),
      .text(article.publishedAsWritten), .text(article.url), .text(article.language),
      .text(article.recordID), .text(origin.parserVersion), .integer(previous), .text(article.body),
    ])
    return changes == 0 ? nil : db.lastInsertedRowID
  }

  private func insertAuthors(of article: Article, row: Int64) throws {
    guard let author = article.author else { return }
    for key in AuthorKeys(of: author).keys {
      try insertAuthor.run([.text(key), .integer(row)])
    }
  }

  /// Decisions may have come before their article.
  private func corrected(_ parsed: ParsedArticle, row: Int64) throws -> CorrectedQuotes {
    let entries = try corrections?.entries(of: parsed.identity.hash) ?? []
    let corrected = CorrectedQuotes(
      inferred: parsed.attributions, corrections: entries.map(\.correction),
      body: parsed.article.body, articleID: parsed.identity.articleID)
    if corrected.hasDecisions { try InferenceTable(db).set(parsed.attributions, of: row) }
    return corrected
  }
}
