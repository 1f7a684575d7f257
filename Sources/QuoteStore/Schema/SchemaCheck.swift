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
    for object in wanted where !present.contains(object.name) && object.indexOfWords == nil {
      guard object.type != "table" || Self.derived.contains(object.name) else { continue }
      try db.execute(sql: object.sql)
      deeds.append("the \(object.type) \(object.name) was made anew")
    }
    for index in WordIndexTable.allCases {
      let parts = wanted.filter { $0.indexOfWords == index }.map(\.name)
      guard !present.isSuperset(of: parts) else { continue }
      try make(index)
      deeds.append("the table \(index.rawValue) was made anew")
    }
    return deeds
  }

  private func make(_ index: WordIndexTable) throws {
    let name = index.rawValue
    try db.execute(sql: "DROP TABLE IF EXISTS \(name)")
    let source = try Archive.inMemory()
    let (sql, settings) = try source.connection.read { db in
      (
        try String.fetchOne(
          db, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [name]) ?? "",
        try Row.fetchAll(db, sql: "SELECT k, v FROM \(name)_config WHERE k <> 'version'")
          .map { ($0[0] as String, $0[1] as DatabaseValue) }
      )
    }
    try db.execute(sql: sql)
    for (setting, value) in settings {
      try db.execute(
        sql: "INSERT INTO \(name) (\(name), rank) VALUES (?, ?)", arguments: [setting, value])
    }
    try index.rebuild(in: db)
  }

  private struct SchemaObject {
    let type: String
    let name: String
    let sql: String

    /// Of which full-text index it is a part: each is several tables.
    var indexOfWords: WordIndexTable? {
      WordIndexTable.allCases.first { name == $0.rawValue || name.hasPrefix($0.rawValue + "_") }
    }
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
