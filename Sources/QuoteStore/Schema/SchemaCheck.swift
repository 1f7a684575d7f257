import GRDB

/// A table, index or view of an archive.
struct SchemaObject: Sendable {
  let type: String
  let name: String
  let sql: String

  /// `table article`, `index joint_by_speaker` …
  var title: String { "\(type) \(name)" }

  /// Its statement, however it is laid out.
  fileprivate var words: [Substring] { sql.split(whereSeparator: \.isWhitespace) }

  /// Of which full-text index it is a part: each is several tables.
  var wordIndex: WordIndexTable? {
    WordIndexTable.allCases.first { name == $0.rawValue || name.hasPrefix($0.rawValue + "_") }
  }

  /// Tables before what is made of them.
  static func all(of db: Database) throws -> [SchemaObject] {
    try db.rows(
      """
      SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL
      ORDER BY type = 'table' DESC, rowid
      """
    ).all { SchemaObject(type: try $0.text(0), name: try $0.text(1), sql: try $0.text(2)) }
  }

  /// Those of `schema.sql`.
  static func pristine() throws -> [SchemaObject] { try pristineObjects.get() }

  private static let pristineObjects = Result { try Archive.inMemory().connection.read(all) }
}

/// Finds what stands in an archive in place of a table or view of `schema.sql`, so that nothing of a
/// stranger's is run: a view may take for ever. What was added beside is left alone, and triggers never
/// run.
struct ForeignSchema {
  let db: Database
  /// Whether views and full-text indexes are to be as in `schema.sql`; of an older format they are not.
  var isMigrated = true

  /// - Throws: `ArchiveError.damaged`.
  func refuse(at path: String) throws {
    let known = Dictionary(uniqueKeysWithValues: try SchemaObject.pristine().map { ($0.name, $0) })
    for object in try SchemaObject.all(of: db) where object.type != "trigger" {
      guard let own = known[object.name], !isSame(object, own) else { continue }
      throw ArchiveError.damaged(
        path: path, detail: "its \(object.title) is not that of an archive of quotes")
    }
  }

  private func isSame(_ object: SchemaObject, _ own: SchemaObject) -> Bool {
    guard object.type == own.type else { return false }
    let isDefined = own.type == "view" || own.wordIndex?.rawValue == own.name
    if isDefined { return !isMigrated || object.words == own.words }
    return own.type != "table" || object.words.starts(with: ["CREATE", "TABLE"])
  }
}

/// Verifies that no table, index or view of `schema.sql` is missing; others may have been added.
struct SchemaCheck {
  let db: Database

  /// What is in these can be made from the others.
  private static let derived: Set = [
    "alias", "article_author", "article_copy", "speaker_attribute",
  ]

  func run(_ found: (Fault) throws -> Void) throws {
    let present = try Set(SchemaObject.all(of: db).map(\.title))
    let dropped = try DeferredIndexes(db: db).dropped().map { "index \($0)" }
    let wanted = try Set(SchemaObject.pristine().map(\.title))
    for title in wanted.subtracting(present).subtracting(dropped).sorted() {
      try found(Fault(problem: "the \(title) is missing"))
    }
  }

  /// Makes missing views, indexes and tables of derived rows; a missing table of articles or decisions
  /// cannot be made from anything.
  func repair() throws -> [String] {
    let present = Set(try db.values("SELECT name FROM sqlite_schema") as [String])
    let wanted = try SchemaObject.pristine()
    var deeds: [String] = []
    for object in wanted where !present.contains(object.name) && object.wordIndex == nil {
      guard object.type != "table" || Self.derived.contains(object.name) else { continue }
      try db.execute(sql: object.sql)
      deeds.append("the \(object.title) was rebuilt")
    }
    for index in WordIndexTable.allCases {
      let parts = wanted.filter { $0.wordIndex == index }
      guard !present.isSuperset(of: parts.map(\.name)) else { continue }
      try make(index, of: parts)
      deeds.append("the table \(index.rawValue) was rebuilt")
    }
    return deeds
  }

  private func make(_ index: WordIndexTable, of parts: [SchemaObject]) throws {
    let name = index.rawValue
    try db.execute(sql: "DROP TABLE IF EXISTS \(name)")
    for part in parts where part.name == name { try db.execute(sql: part.sql) }
    let settings = try Archive.inMemory().connection.read {
      try $0.rows("SELECT k, v FROM \(sql: name)_config WHERE k <> 'version'").all {
        (name: try $0.text(0), value: try $0.value(1) as Int64)
      }
    }
    for setting in settings {
      try db.execute(
        sql: "INSERT INTO \(name) (\(name), rank) VALUES (?, ?)",
        arguments: [setting.name, setting.value])
    }
    try index.rebuild(in: db)
  }
}
