import GRDB

/// Makes missing views, indexes and tables of derived rows anew; a missing table of articles or
/// decisions cannot be made from anything.
struct SchemaRepair {
  private let db: Database

  /// What is in these can be made from the others.
  private static let derived: Set = ["alias", "article_author"]

  init(_ db: Database) { self.db = db }

  func run() throws -> [String] {
    let present = try String.fetchSet(db, sql: "SELECT name FROM sqlite_schema")
    let wanted = try Archive.inMemory().connection.read(SchemaRepair.objects)
    var deeds: [String] = []
    for object in wanted where !present.contains(object.name) && !object.isOfIndexOfWords {
      guard object.type != "table" || Self.derived.contains(object.name) else { continue }
      try db.execute(sql: object.sql)
      deeds.append("the \(object.type) \(object.name) was made anew")
    }
    let parts = wanted.filter(\.isOfIndexOfWords).map(\.name)
    if !present.isSuperset(of: parts) {
      try makeIndexOfWords()
      deeds.append("the table quote_fts was made anew")
    }
    return deeds
  }

  private func makeIndexOfWords() throws {
    try db.execute(sql: "DROP TABLE IF EXISTS quote_fts")
    let source = try Archive.inMemory()
    let (sql, settings) = try source.connection.read { db in
      (
        try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE name = 'quote_fts'")
          ?? "",
        try Row.fetchAll(db, sql: "SELECT k, v FROM quote_fts_config WHERE k <> 'version'")
          .map { ($0[0] as String, $0[1] as DatabaseValue) }
      )
    }
    try db.execute(sql: sql)
    for (name, value) in settings {
      try db.execute(literal: "INSERT INTO quote_fts (quote_fts, rank) VALUES (\(name), \(value))")
    }
    try db.execute(sql: "INSERT INTO quote_fts (quote_fts) VALUES ('rebuild')")
  }

  private struct SchemaObject {
    let type: String
    let name: String
    let sql: String

    var isOfIndexOfWords: Bool { name == "quote_fts" || name.hasPrefix("quote_fts_") }
  }

  /// Tables before what is made of them.
  private static func objects(of db: Database) throws -> [SchemaObject] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL
        ORDER BY type = 'table' DESC, rowid
        """
    ).map { SchemaObject(type: $0.text(0), name: $0.text(1), sql: $0.text(2)) }
  }
}
