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
    public var corrections = JoinedCorrections()
    /// New decisions about speakers.
    public var speakerDecisions = 0

    public var articles: Int { new + updated + known }
  }

  private let other: Archive
  private let source: MergeSource
  private let archive: Archive
  private var hasDecisions = false
  public private(set) var summary = Summary()
  /// How many articles the other archive has.
  public let total: Int

  /// - Parameter other: Is only read.
  public init(of other: Archive, into archive: Archive) throws {
    self.archive = archive
    self.other = other
    source = MergeSource(other.connection)
    total = try source.articleCount()
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
    let batch = try source.nextBatch { hash in
      try archive.connection.read { db in
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM article WHERE hash = ?")
        return try Bool.fetchOne(statement, arguments: [hash]) != nil
      }
    }
    guard let batch else { return false }
    summary.known += batch.known
    try store(batch.articles)
    return true
  }

  private mutating func joinDecisions() throws {
    summary.speakerDecisions = try archive.decisions.takeOver(other.decisions.batches())
    try source.forEachBatchOfCorrections {
      summary.corrections += try archive.corrections.join($0)
    }
  }

  private mutating func store(_ articles: [MergeSource.Article]) throws {
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
      case .duplicate: summary.known += 1
      }
      if outcome != .duplicate { summary.quotes += article.parsed.attributions.count }
    }
  }
}

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

/// A row of `import` without its id, which differs from archive to archive.
struct ImportRun: Hashable {
  let started: String
  let finished: String?
  let inputs: String
  let parserVersion: String
  /// New, duplicate, updated, rejected, quotes; `nil` if the run was killed.
  let counts: [Int64?]

  init?(row: Int64, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT started, finished, inputs, parser_version, new, duplicate, updated, rejected, quotes
        FROM import WHERE id = ?
        """)
    guard let found = try Row.fetchOne(statement, arguments: [row]) else { return nil }
    started = found.text(0)
    finished = found.optionalText(1)
    inputs = found.text(2)
    parserVersion = found.text(3)
    counts = (4..<9).map { found[$0] }
  }
}

/// Finds or makes the import runs of articles that come from another archive.
struct ImportRuns {
  private let db: Database
  private var known: [ImportRun: Int64] = [:]

  init(_ db: Database) { self.db = db }

  mutating func id(of run: ImportRun) throws -> Int64 {
    if let id = known[run] { return id }
    let id = try stored(run) ?? insert(run)
    known[run] = id
    return id
  }

  private func stored(_ run: ImportRun) throws -> Int64? {
    try SQLRequest<Int64>(
      literal: """
        SELECT id FROM import
        WHERE started = \(run.started) AND finished IS \(run.finished) AND inputs = \(run.inputs)
          AND parser_version = \(run.parserVersion)
        """
    ).fetchOne(db)
  }

  private func insert(_ run: ImportRun) throws -> Int64 {
    try db.execute(
      literal: """
        INSERT INTO import (
          started, finished, inputs, parser_version, new, duplicate, updated, rejected, quotes)
        VALUES (
          \(run.started), \(run.finished), \(run.inputs), \(run.parserVersion), \(run.counts[0]),
          \(run.counts[1]), \(run.counts[2]), \(run.counts[3]), \(run.counts[4]))
        """)
    return db.lastInsertedRowID
  }
}
