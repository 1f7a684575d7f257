import GRDB

/// The indexes of `quote` that a first load drops, and builds at its end.
///
/// The quotes of a batch are spread all over them, so that every commit rewrites most of their
/// pages. Until they are built, searches find the same and take longer.
struct DeferredIndexes {
  private static let names = ["quote_by_speaker", "quote_by_date", "quote_by_cue"]

  let db: Database

  /// - Parameter importID: The import that is to load an archive with nothing from any other.
  func drop(for importID: Int64) throws {
    // What people decided beforehand is looked up by these indexes with every article.
    let isNeeded = try db.exists(
      """
      SELECT 1 FROM article WHERE import_id <> \(importID)
      UNION ALL SELECT 1 FROM decision
      """)
    guard !isNeeded else { return }
    for name in DeferredIndexes.names { try db.execute(sql: "DROP INDEX IF EXISTS \(name)") }
  }

  /// Builds those that are missing, whether this import dropped them or one that was killed.
  func build() throws {
    let missing = try Set(DeferredIndexes.names).subtracting(SchemaObject.all(of: db).map(\.name))
    guard !missing.isEmpty else { return }
    // They are sorted in as much memory as the cache may take, and that is full by now.
    let cache: Int = try db.value("PRAGMA cache_size") ?? 0
    try db.execute(sql: "PRAGMA cache_size = -16384; PRAGMA threads = 4")
    for index in try SchemaObject.pristine() where missing.contains(index.name) {
      try db.execute(sql: index.sql)
    }
    try db.execute(sql: "PRAGMA cache_size = \(cache)")
  }

  /// Those that may be missing: all of them while the last import has not finished.
  func dropped() throws -> Set<String> {
    let isUnfinished: Bool? = try db.value(
      "SELECT finished IS NULL FROM import ORDER BY id DESC LIMIT 1")
    return isUnfinished == true ? Set(DeferredIndexes.names) : []
  }
}
