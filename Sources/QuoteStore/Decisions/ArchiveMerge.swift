import GRDB
import QuoteModel

/// Joins another archive into this one: articles with their quotes, import runs and decisions.
///
/// Nothing is doubled, so it is safe to stop after any step and to begin again. The quotes are copied
/// as they are, not extracted again: it is fast, and `quotes reparse` brings all to one parser.
public struct ArchiveMerge {
  /// What was done so far.
  public struct Summary: Hashable, Sendable {
    public var new = 0
    /// A known URL with another body; both are kept.
    public var updated = 0
    public var known = 0
    public var quotes = 0
    public var decisions = JoinedDecisions()

    public var articles: Int { new + updated + known }
  }

  private struct Article {
    let parsed: ParsedArticle
    let parserVersion: String
    let run: ImportRuns.Run
  }

  private let other: Archive
  private let archive: Archive
  private var hasDecisions = false
  /// The row of the other archive's article that was read last.
  private var last: Int64 = 0
  public private(set) var summary = Summary()
  /// How many articles the other archive has.
  public let total: Int

  private static let rowsPerBatch = 1024
  private static let bytesPerBatch = 32 << 20

  /// - Parameter other: Is only read.
  public init(of other: Archive, into archive: Archive) throws {
    self.archive = archive
    self.other = other
    total = try other.connection.read { try $0.value("SELECT count(*) FROM article") ?? 0 }
  }

  /// Joins some more, in one transaction.
  ///
  /// - Returns: `false` if there was nothing left to join.
  public mutating func step() throws -> Bool {
    // First, so that articles which come later take them up, and are written once.
    if !hasDecisions {
      try joinDecisions()
      hasDecisions = true
    }
    let before = last
    try store(nextArticles())
    return last != before
  }

  private mutating func joinDecisions() throws {
    var batches: [[Decision]] = []
    var count = 0
    try other.decisions.forEachCommand {
      batches.append($0)
      count += $0.count
      guard count >= ArchiveMerge.rowsPerBatch else { return }
      summary.decisions += try archive.decisions.join(batches)
      (batches, count) = ([], 0)
    }
    summary.decisions += try archive.decisions.join(batches)
  }

  private mutating func nextArticles() throws -> [Article] {
    try other.connection.read { db in
      var articles: [Article] = []
      var bytes = 0
      let rows = try db.cachedStatement(
        sql: "SELECT id, hash, import_id FROM article WHERE id > ? ORDER BY id LIMIT ?"
      ).rows([last, ArchiveMerge.rowsPerBatch])
      while bytes < ArchiveMerge.bytesPerBatch, let row = try rows.next() {
        last = try row.value(0)
        let hash = try row.text(1)
        if try archive.connection.read({ try QuoteRewriter.article(of: hash, in: $0) }) != nil {
          summary.known += 1
        } else if let run = try ImportRuns.run(row.value(2), in: db),
          let article = try ArchiveMerge.article(last, of: run, in: db)
        {
          articles.append(article)
          bytes += article.parsed.article.byteCount
        }
      }
      return articles
    }
  }

  private static func article(_ row: Int64, of run: ImportRuns.Run, in db: Database) throws
    -> Article?
  {
    guard let stored = try ArticleRows(db).article(row: row) else { return nil }
    let summary = stored.summary
    let written = try db.rows(
      """
      SELECT record_id, language_as_written, outlet_as_written
      FROM article WHERE id = \(row)
      """
    ).first { row in try (0...2).map { try row.optionalText($0) } }
    var article = QuoteModel.Article(
      body: stored.body, title: summary.title, outlet: written?[2] ?? summary.outlet,
      author: summary.author,
      published: summary.published, publishedAsWritten: summary.publishedAsWritten,
      url: summary.url, language: summary.language, recordID: written?[0])
    article.languageAsWritten = written?[1]
    article.retrieved = summary.retrieved
    (article.section, article.keywords) = (summary.section, summary.keywords)
    let attributions =
      try InferenceTable(db: db).attributions(of: row)
      ?? StoredQuote.all(of: row, by: ArticleSpeakers(hash: summary.hash, db), in: db).map(
        \.attribution)
    return Article(
      parsed: ParsedArticle(
        article, identity: ArticleIdentity(of: article), input: summary.input,
        attributions: attributions),
      parserVersion: summary.parserVersion, run: run)
  }

  private mutating func store(_ articles: [Article]) throws {
    guard !articles.isEmpty else { return }
    let outcomes = try archive.connection.write { db in
      var writer = try ArticleWriter(db)
      var runs = ImportRuns(db)
      let outcomes = try articles.map { article in
        let run = try runs.id(of: article.run)
        return try writer.store(
          article.parsed, from: .init(importID: run, parserVersion: article.parserVersion))
      }
      try writer.indexWords()
      return outcomes
    }
    for (outcome, article) in zip(outcomes, articles) {
      switch outcome {
      case .new: summary.new += 1
      case .updated: summary.updated += 1
      case .duplicate, .removed: summary.known += 1
      }
      if outcome == .new || outcome == .updated {
        summary.quotes += article.parsed.attributions.count
      }
    }
  }
}

/// Finds or makes the import runs of articles that come from another archive.
private struct ImportRuns {
  /// A row of `import` without its id, which differs from archive to archive.
  struct Run: Hashable {
    /// The first four of `columns`.
    let texts: [String?]
    let counts: [Int?]

    var arguments: StatementArguments { StatementArguments(texts) + StatementArguments(counts) }
  }

  private static let columns =
    "started, finished, inputs, parser_version, new, duplicate, updated, rejected, quotes"

  private let db: Database
  private var known: [Run: Int64] = [:]

  init(_ db: Database) { self.db = db }

  static func run(_ row: Int64, in db: Database) throws -> Run? {
    let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM import WHERE id = ?")
    return try statement.rows([row]).first { row in
      Run(
        texts: try (0..<4).map { try row.optionalText($0) },
        counts: try (4..<9).map { try row.value($0) })
    }
  }

  mutating func id(of run: Run) throws -> Int64 {
    let id = try known[run] ?? stored(run) ?? insert(run)
    known[run] = id
    return id
  }

  private func stored(_ run: Run) throws -> Int64? {
    try db.cachedStatement(
      sql: """
        SELECT id FROM import
        WHERE started = ? AND finished IS ? AND inputs = ? AND parser_version = ?
        """
    ).value(StatementArguments(run.texts))
  }

  private func insert(_ run: Run) throws -> Int64 {
    try db.execute(
      sql: "INSERT INTO import (\(ImportRuns.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: run.arguments)
    return db.lastInsertedRowID
  }
}
