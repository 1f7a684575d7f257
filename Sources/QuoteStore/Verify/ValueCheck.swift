import GRDB
import QuoteModel

/// Verifies that every value is of the kind that its column has by `schema.sql`.
///
/// SQLite keeps other kinds out, but not those that a broken disk or another program writes past it.
struct ValueCheck {
  let db: Database

  /// - Returns: Whether there are any.
  func run(_ found: (Fault) throws -> Void) throws -> Bool {
    var isSound = true
    for table in try StoredTable.all() {
      try forEachFault(in: table, where: "1") { row in
        isSound = false
        for column in row.columns { try found(Fault(problem: row.problem(of: column))) }
      }
    }
    return !isSound
  }

  /// What the first value is that cannot be read; `nil` if all tables are sound, as where an index is not.
  ///
  /// Texts are read whole only where no value is of another kind.
  func first() throws -> String? {
    for readsTexts in [false, true] {
      for table in try StoredTable.all() {
        var problem: String?
        do {
          try forEachFault(in: table, where: readsTexts ? "1" : table.doubt) { row in
            problem = row.problem(of: row.columns[0])
            throw CancellationError()
          }
        } catch is CancellationError {}
        if let problem { return problem }
      }
    }
    return nil
  }

  /// A row with values that cannot be read.
  struct FaultyRow {
    let table: StoredTable
    /// Its `rowid`; 0 in a table without.
    let id: Int64
    /// What its first reference names; `nil` if that cannot be read, or is none.
    let owner: Int64?
    /// As it is named to people.
    let name: String
    let columns: [StoredTable.Column]

    func problem(of column: StoredTable.Column) -> String {
      "\(column.name) in row \(name) of \(table.name) is not \(column.kind.name)"
    }
  }

  /// - Parameter condition: Rows that do not fulfil it are sound.
  func forEachFault(
    in table: StoredTable, where condition: String, _ body: (FaultyRow) throws -> Void
  ) throws {
    guard try db.tableExists(table.name) else { return }
    let here = Set(try db.columns(in: table.name).map(\.name))
    let columns = table.columns.filter { here.contains($0.name) }
    let selected = columns.map(\.quoted).joined(separator: ", ")
    // An index may hold other values than the table.
    let rows = try db.rows(
      """
      SELECT \(sql: table.rowName), \(sql: table.rowID), \(sql: selected)
      FROM \(sql: table.name) NOT INDEXED WHERE \(sql: condition)
      """)
    let owner = columns.firstIndex { $0.kind == .id && $0.name != "id" }
    while let row = try rows.next() {
      let faulty = columns.enumerated().filter { !$1.isReadable(row, $0 + 2) }.map(\.element)
      guard !faulty.isEmpty else { continue }
      try body(
        FaultyRow(
          table: table, id: try row.value(1),
          owner: owner.flatMap { try? row.value($0 + 2) }, name: try row.text(0), columns: faulty))
    }
  }
}

// MARK: Repair

extension ValueCheck {
  /// What was taken out, for others to make anew.
  struct Removal {
    var deeds: [String] = []
    /// Whose quotes are to be extracted again: rows.
    var articles: Set<Int64> = []
  }

  /// Tables of which all rows are made anew.
  private static let derived: Set = [
    "alias", "article_author", "article_copy", "speaker_attribute",
  ]
  /// What can be found again by itself.
  private static let forgotten: [String: Set<String>] = [
    "article": ["folded_title", "counts_as", "previous_id"],
    "quote": ["published", "reviewed", "copy", "folded"],
    "speaker": ["article_id", "merged_into", "wikidata", "note"],
  ]
  /// What stands in place of a value that may not be missing.
  private static let empty = ["reviewed": "0", "copy": "0"]

  /// Takes values that are not of their column's kind out, alone or with their row, where the other
  /// checks make them anew; of quotes only where this version's parser found them.
  func repair(with extractor: Extractor) throws -> Removal {
    // What refers to a row that is taken out is made anew too.
    try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
    var removal = Removal()
    var count = 0
    for table in try StoredTable.all() {
      var rows: [FaultyRow] = []
      try forEachFault(in: table, where: "1") { rows.append($0) }
      for row in rows where try remove(row, with: extractor, &removal) {
        count += row.columns.count
      }
    }
    // Not earlier: of a row with another such value, nothing can be changed.
    try db.execute(
      sql: """
        UPDATE speaker SET merged_into = NULL WHERE merged_into NOT IN (SELECT id FROM speaker)
        """)
    if count > 0 { removal.deeds.append("\(counted(count, "value")) of another kind taken out") }
    return removal
  }

  private func remove(
    _ row: FaultyRow, with extractor: Extractor, _ removal: inout Removal
  ) throws -> Bool {
    let table = row.table.name
    let names = row.columns.map(\.name)
    if Self.derived.contains(table) {
      try makeAgain(table)
      return true
    }
    if let forgotten = Self.forgotten[table], forgotten.isSuperset(of: names) {
      let values = names.map { "\"\($0)\" = \(Self.empty[$0] ?? "NULL")" }
      try db.execute(
        sql: "UPDATE \(table) SET \(values.joined(separator: ", ")) WHERE id = ?",
        arguments: [row.id])
      if table == "article" { try restoreOrder(of: row.id, names) }
      return true
    }
    switch table {
    case "article" where names == ["hash"]: return try restoreHash(of: row.id)
    case "quote": return try removeQuotes("id = \(row.id)", with: extractor, &removal)
    case "span", "joint_speaker":
      // Of which quote it was may be what is lost.
      let condition: SQL = row.owner.map { "id = \($0)" } ?? "1"
      guard try removeQuotes(condition, with: extractor, &removal) else { return false }
      if row.owner == nil { try db.execute(sql: "DELETE FROM \(table)") }
      return true
    case "speaker": return try removeSpeaker(row.id, with: extractor, &removal)
    case "inference":
      guard try isExtracted(row.id, by: extractor) else { return false }
      try db.execute(literal: "DELETE FROM inference WHERE article_id = \(row.id)")
      return true
    default: return false
    }
  }

  /// Empty: a row whose key is of another kind cannot be deleted by it.
  private func makeAgain(_ table: String) throws {
    try db.execute(sql: "DROP TABLE \(table)")
    for object in try SchemaObject.pristine()
    where object.name == table || object.sql.contains(" ON \(table) (") {
      try db.execute(sql: object.sql)
    }
  }

  private func removeQuotes(
    _ condition: SQL, with extractor: Extractor, _ removal: inout Removal
  ) throws -> Bool {
    let named: [Int64?] = try db.values(
      """
      SELECT DISTINCT iif(typeof(article_id) = 'integer', article_id, NULL)
      FROM quote WHERE \(condition)
      """)
    // Of which article it was may be what is lost.
    let articles: [Int64] =
      try named.contains(nil)
      ? db.values("SELECT id FROM article") : named.compactMap(\.self)
    guard try articles.allSatisfy({ try isExtracted($0, by: extractor) }) else { return false }
    removal.articles.formUnion(articles)
    try db.execute(
      literal: """
        DELETE FROM span WHERE quote_id IN (SELECT id FROM quote WHERE \(condition));
        DELETE FROM joint_speaker WHERE quote_id IN (SELECT id FROM quote WHERE \(condition));
        DELETE FROM quote WHERE \(condition)
        """)
    return true
  }

  /// With its quotes, which give its name again.
  private func removeSpeaker(
    _ speaker: Int64, with extractor: Extractor, _ removal: inout Removal
  ) throws -> Bool {
    let quotes: SQL = """
      speaker_id = \(speaker)
      OR id IN (SELECT quote_id FROM joint_speaker WHERE speaker_id = \(speaker))
      """
    guard try removeQuotes(quotes, with: extractor, &removal) else { return false }
    try db.execute(
      literal: """
        DELETE FROM alias WHERE speaker_id = \(speaker);
        DELETE FROM speaker_attribute WHERE speaker_id = \(speaker);
        DELETE FROM speaker WHERE id = \(speaker)
        """)
    return true
  }

  private func isExtracted(_ article: Int64, by extractor: Extractor) throws -> Bool {
    try db.exists(
      "SELECT 1 FROM article WHERE id = \(article) AND parser_version = \(extractor.version)")
  }

  private func restoreHash(of article: Int64) throws -> Bool {
    let identity = try db.rows(
      """
      SELECT body, coalesce(url, outlet_as_written, outlet, '') FROM article WHERE id = \(article)
      """
    ).first { ArticleIdentity(body: try $0.text(0), source: try $0.text(1)) }
    guard let hash = identity?.hash, try !db.exists("SELECT 1 FROM article WHERE hash = \(hash)")
    else { return false }
    try db.execute(literal: "UPDATE article SET hash = \(hash) WHERE id = \(article)")
    return true
  }

  private func restoreOrder(of article: Int64, _ names: [String]) throws {
    if names.contains("previous_id") {
      try db.execute(
        literal: """
          UPDATE article SET previous_id = (
            SELECT max(id) FROM article AS other WHERE other.url = article.url AND other.id < article.id)
          WHERE id = \(article)
          """)
    }
    if names.contains("counts_as") { try ArticleCopies(db).placeAgain([article]) }
  }
}
