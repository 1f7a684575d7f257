import GRDB

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
