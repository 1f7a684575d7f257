import GRDB

/// Proves that no table, index or view of `schema.sql` is missing; others may have been added.
struct SchemaCheck {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run(_ found: (Fault) throws -> Void) throws {
    let present = try SchemaCheck.objects(of: db)
    let leftOut = try DeferredIndexes(db).leftOut().map { "index \($0)" }
    for object in try Archive.inMemory().connection.read(SchemaCheck.objects)
    where !present.contains(object) && !leftOut.contains(object) {
      try found(Fault(id: nil, problem: "the \(object) is missing"))
    }
  }

  /// `table article`, `index joint_by_speaker` …
  private static func objects(of db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        ORDER BY 1
        """)
  }
}
