import GRDB
import QuoteModel

/// Reads an archive that is to be joined to another, in batches.
final class MergeSource {
  struct Article {
    let parsed: ParsedArticle
    let parserVersion: String
    let run: ImportRun
  }

  struct Batch {
    var articles: [Article] = []
    /// Articles that were left out.
    var known = 0
  }

  private let connection: Connection
  private var last: Int64 = 0

  private static let articlesPerBatch = 1024
  private static let bytesPerBatch = 32 << 20

  init(_ connection: Connection) { self.connection = connection }

  func articleCount() throws -> Int {
    try connection.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM article") ?? 0 }
  }

  /// - Parameter isKnown: Whether an article of this hash is to be left out.
  /// - Returns: `nil` at the end.
  func nextBatch(leavingOut isKnown: (String) throws -> Bool) throws -> Batch? {
    try connection.read { db in
      var batch = Batch()
      var bytes = 0
      let rows = try Row.fetchCursor(
        db.cachedStatement(
          sql: "SELECT id, hash, import_id FROM article WHERE id > ? ORDER BY id LIMIT ?"),
        arguments: [last, MergeSource.articlesPerBatch])
      while bytes < MergeSource.bytesPerBatch, let row = try rows.next() {
        last = row[0]
        if try isKnown(row.text(1)) {
          batch.known += 1
        } else if let run = try ImportRun(row: row[2], in: db),
          let article = try article(row[0], of: run, in: db)
        {
          batch.articles.append(article)
          bytes += article.parsed.article.byteCount
        }
      }
      return batch.articles.isEmpty && batch.known == 0 ? nil : batch
    }
  }

  func forEachBatchOfCorrections(_ body: ([Correction]) throws -> Void) throws {
    try connection.read { db in
      let log = CorrectionLog(db)
      var batch: [Correction] = []
      try log.forEachArticle { hash in
        batch += try log.entries(of: hash).map(\.correction)
        guard batch.count >= MergeSource.articlesPerBatch else { return }
        try body(batch)
        batch = []
      }
      try body(batch)
    }
  }

  private func article(_ row: Int64, of run: ImportRun, in db: Database) throws -> Article? {
    guard let stored = try ArticleReading(db).article(row: row) else { return nil }
    let summary = stored.summary
    let recordID = try String.fetchOne(
      db, sql: "SELECT record_id FROM article WHERE id = ?", arguments: [row])
    let article = QuoteModel.Article(
      body: stored.body, title: summary.title, outlet: summary.outlet, author: summary.author,
      published: summary.published, publishedAsWritten: summary.publishedAsWritten,
      url: summary.url, language: summary.language, recordID: recordID)
    let attributions =
      try InferenceTable(db).attributions(of: row)
      ?? StoredQuote.all(of: row, by: ArticleSpeakers(hash: summary.hash, db), in: db).map(
        \.attribution)
    return Article(
      parsed: ParsedArticle(
        article, identity: ArticleIdentity(of: article), input: summary.input,
        attributions: attributions),
      parserVersion: stored.parserVersion, run: run)
  }
}
