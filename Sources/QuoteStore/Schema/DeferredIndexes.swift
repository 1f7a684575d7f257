import GRDB

/// The indexes of `quote` that a first load leaves out and builds at its end.
///
/// The quotes of each batch stand all over them, so that every commit writes most of their pages
/// anew. Until they are built, searches find the same and take longer.
struct DeferredIndexes {
  private static let names = ["quote_by_speaker", "quote_by_date", "quote_by_cue"]

  private let db: Database

  init(_ db: Database) { self.db = db }

  /// - Parameter importID: The import that is to load an archive with nothing from any other.
  func leaveOut(of importID: Int64) throws {
    let isFirst = try SQLRequest<Bool>(
      literal: """
        SELECT NOT EXISTS (SELECT 1 FROM article WHERE import_id <> \(importID))
          AND NOT EXISTS (SELECT 1 FROM speaker_decision) AND NOT EXISTS (SELECT 1 FROM correction)
        """
    ).fetchOne(db)
    // What people decided beforehand is looked up by these indexes with every article.
    guard isFirst == true else { return }
    for name in DeferredIndexes.names { try db.execute(sql: "DROP INDEX IF EXISTS \(name)") }
  }

  /// Builds those that are not there, be it that an import was killed before it could.
  func build() throws {
    let present = try Set(
      String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'index'"))
    let missing = DeferredIndexes.names.filter { !present.contains($0) }
    guard !missing.isEmpty else { return }
    let sentences = try Archive.inMemory().connection.read { pristine in
      try missing.compactMap {
        try String.fetchOne(
          pristine, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [$0])
      }
    }
    // They are sorted in as much memory as the cache may take, and that is full by now.
    let cache = try Int.fetchOne(db, sql: "PRAGMA cache_size") ?? 0
    try db.execute(sql: "PRAGMA cache_size = -16384; PRAGMA threads = 4")
    for sentence in sentences { try db.execute(sql: sentence) }
    try db.execute(sql: "PRAGMA cache_size = \(cache)")
  }

  /// Those that are rightly missing: the last import has not come to its end.
  func leftOut() throws -> Set<String> {
    let isUnfinished = try Bool.fetchOne(
      db, sql: "SELECT finished IS NULL FROM import ORDER BY id DESC LIMIT 1")
    return isUnfinished == true ? Set(DeferredIndexes.names) : []
  }
}
