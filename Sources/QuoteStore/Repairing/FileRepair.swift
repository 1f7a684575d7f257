import GRDB

/// Makes the indexes of tables anew where they differ from the tables.
struct FileRepair {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// - Throws: `DatabaseError` if more than an index is broken: to write to such a file may lose more.
  func run() throws -> [String] {
    var differs = false
    for line in try String.fetchAll(db, sql: "PRAGMA integrity_check") where line != "ok" {
      guard !line.hasPrefix("***"), !line.lowercased().contains("page") else {
        throw DatabaseError(
          resultCode: .SQLITE_CORRUPT,
          message: line.split(separator: "\n").joined(separator: "; "))
      }
      if line.contains("index") { differs = true }
    }
    guard differs else { return [] }
    try db.execute(sql: "REINDEX")
    return ["the indexes of the tables were built anew"]
  }
}
