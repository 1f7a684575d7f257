import GRDB
import QuoteModel

/// Writes the articles of one batch with their quotes; the full-text index follows at its end.
struct ArticleWriter {
  private let db: Database
  private let importID: Int64
  private let parserVersion: String
  private var speakers: SpeakerWriter
  private let quotes: QuoteWriter
  private let lastQuote: Int64
  private let insertArticle: InsertStatement
  private let insertAuthor: InsertStatement

  init(_ db: Database, importID: Int64) throws {
    self.db = db
    self.importID = importID
    parserVersion =
      try String.fetchOne(
        db, sql: "SELECT parser_version FROM import WHERE id = ?", arguments: [importID]) ?? ""
    lastQuote = try Int64.fetchOne(db, sql: "SELECT max(id) FROM quote") ?? 0
    speakers = try SpeakerWriter(db)
    quotes = try QuoteWriter(db)
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

  mutating func store(_ parsed: ParsedArticle) throws -> StoreOutcome {
    let previous = try previousVersion(of: parsed.article)
    guard let row = try insert(parsed, previous: previous) else { return .duplicate }
    try insertAuthors(of: parsed.article, row: row)
    var starts: Set<Int> = []
    for attribution in parsed.attributions {
      // The parser promises one statement a place; if it breaks that, the first is kept.
      guard let start = attribution.content.first?.start, starts.insert(start).inserted
      else { continue }
      try insert(attribution, of: parsed, article: row)
    }
    return previous == nil ? .new : .updated
  }

  /// By triggers, or row by row, this took 3 to 6 times as long as all the rest.
  func indexWords() throws {
    try db.execute(
      literal: """
        INSERT INTO quote_fts (rowid, text, speaker)
        SELECT id, text, speaker FROM quote_words WHERE id > \(lastQuote)
        """)
  }

  private func previousVersion(of article: Article) throws -> Int64? {
    guard let url = article.url else { return nil }
    let statement = try db.cachedStatement(sql: "SELECT max(id) FROM article WHERE url = ?")
    return try Int64.fetchOne(statement, arguments: [url])
  }

  /// - Returns: `nil` if the archive has it already.
  private func insert(_ parsed: ParsedArticle, previous: Int64?) throws -> Int64? {
    let article = parsed.article
    let changes = try insertArticle.run([
      .text(parsed.identity.hash), .integer(importID), .text(parsed.input), .text(article.title),
      .text(article.outlet), .text(article.author), .text(article.published?.description),
      .text(article.publishedAsWritten), .text(article.url), .text(article.language),
      .text(article.recordID), .text(parserVersion), .integer(previous), .text(article.body),
    ])
    return changes == 0 ? nil : db.lastInsertedRowID
  }

  private func insertAuthors(of article: Article, row: Int64) throws {
    guard let author = article.author else { return }
    for key in AuthorKeys(of: author).keys {
      try insertAuthor.run([.text(key), .integer(row)])
    }
  }

  private mutating func insert(
    _ attribution: Attribution, of parsed: ParsedArticle, article: Int64
  ) throws {
    var speakerRows: [Int64] = []
    for speaker in attribution.speakers {
      let row = try speakers.id(
        of: speaker, articleID: parsed.identity.articleID, articleRow: article)
      if let row, !speakerRows.contains(row) { speakerRows.append(row) }
    }
    try quotes.insert(
      attribution, published: parsed.article.published, article: article, speakers: speakerRows)
  }
}
