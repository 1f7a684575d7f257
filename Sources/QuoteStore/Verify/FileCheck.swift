import GRDB

/// Proves the file's structure and that every reference leads somewhere.
struct FileCheck {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run(_ found: (Fault) throws -> Void) throws {
    let lines = try Row.fetchCursor(db, sql: "PRAGMA integrity_check").map { $0.text(0) }
    while let line = try lines.next() {
      if line != "ok" {
        try found(Fault(id: nil, problem: line.split(separator: "\n").joined(separator: "; ")))
      }
    }
    let keys = try Row.fetchCursor(db, sql: "PRAGMA foreign_key_check")
    while let key = try keys.next() {
      let row = (key[1] as Int64?).map { " row \($0)" } ?? ""
      try found(
        Fault(
          id: nil, problem: "\(key.text(0))\(row) names a row of \(key.text(2)) that does not exist"
        ))
    }
  }
}

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

/// Takes out derived rows of quotes, speakers and articles that do not exist.
struct StrayRowRepair {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run() throws -> [String] {
    let strays: [(String, SQL)] = [
      ("span", "DELETE FROM span WHERE quote_id NOT IN (SELECT id FROM quote)"),
      (
        "joint_speaker",
        """
        DELETE FROM joint_speaker WHERE quote_id NOT IN (SELECT id FROM quote)
        """
      ),
      ("alias", "DELETE FROM alias WHERE speaker_id NOT IN (SELECT id FROM speaker)"),
      (
        "article_author",
        "DELETE FROM article_author WHERE article_id NOT IN (SELECT id FROM article)"
      ),
      ("inference", "DELETE FROM inference WHERE article_id NOT IN (SELECT id FROM article)"),
    ]
    return try strays.compactMap { table, sentence in
      try db.execute(literal: sentence)
      return db.changesCount == 0
        ? nil : "\(counted(db.changesCount, "row")) of \(table) that belonged to nothing: taken out"
    }
  }
}
