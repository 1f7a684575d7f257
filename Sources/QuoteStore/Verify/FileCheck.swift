import GRDB
import QuoteModel

/// Verifies the file's structure and that every reference leads somewhere.
struct FileCheck {
  let db: Database

  func run(_ found: (Fault) throws -> Void) throws {
    for problem in try problems() { try found(Fault(problem: FileCheck.line(problem))) }
    let keys = try db.rows("PRAGMA foreign_key_check")
    while let key = try keys.next() {
      let row = try (key.value(1) as Int64?).map { " row \($0)" } ?? ""
      let problem =
        try "\(key.text(0))\(row) names a row of \(key.text(2)) that does not exist"
      try found(Fault(problem: problem))
    }
  }

  /// What SQLite says, which may be of several lines.
  private func problems() throws -> [String] {
    try (db.values("PRAGMA integrity_check") as [String]).filter { $0 != "ok" }
  }

  private static func line(_ problem: String) -> String {
    problem.split(separator: "\n").joined(separator: "; ")
  }

  /// Rebuilds the indexes of tables where they differ from the tables.
  ///
  /// - Throws: `DatabaseError` if more than an index is broken: to write to such a file may lose more.
  func repair() throws -> [String] {
    let problems = try problems()
    let broken = problems.first { $0.hasPrefix("***") || $0.lowercased().contains("page") }
    if let broken {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: FileCheck.line(broken))
    }
    guard problems.contains(where: { $0.contains("index") }) else { return [] }
    try db.execute(sql: "REINDEX")
    return ["the indexes of the tables were rebuilt"]
  }

  /// Removes derived rows of quotes, speakers and articles that do not exist.
  func removeStrayRows() throws -> [String] {
    let strays = [
      ("span", "quote"), ("joint_speaker", "quote"), ("alias", "speaker"),
      ("article_author", "article"), ("article_copy", "article"), ("inference", "article"),
    ]
    return try strays.compactMap { table, owner in
      try db.execute(
        sql: "DELETE FROM \(table) WHERE \(owner)_id NOT IN (SELECT id FROM \(owner))")
      return db.changesCount == 0
        ? nil : "\(counted(db.changesCount, "row")) of \(table) removed, which belonged to nothing"
    }
  }
}
