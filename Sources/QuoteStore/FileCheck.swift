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
