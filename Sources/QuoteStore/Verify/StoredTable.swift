import GRDB

/// A table of `schema.sql`, by what its columns are to hold.
struct StoredTable: Sendable {
  struct Column: Sendable {
    /// What `StoredRow` reads of it.
    enum Kind {
      case id, count, flag, real, text

      var name: String {
        switch self {
        case .id: Int64.kind
        case .count: Int.kind
        case .flag: Bool.kind
        case .real: Double.kind
        case .text: String.kind
        }
      }

      /// That a column may hold something else, as far as SQLite can tell.
      func doubt(_ column: String) -> String {
        switch self {
        case .id: "typeof(\(column)) <> 'integer'"
        case .count: "typeof(\(column)) <> 'integer' OR abs(\(column) / 2) > \(Int.mostStored / 2)"
        case .flag: "typeof(\(column)) <> 'integer' OR \(column) NOT IN (0, 1)"
        case .real: "typeof(\(column)) <> 'real' OR \(column) NOT BETWEEN 0 AND 1"
        case .text: "typeof(\(column)) <> 'text'"
        }
      }
    }

    let name: String
    let kind: Kind
    let isRequired: Bool

    var quoted: String { "\"\(name)\"" }

    func isReadable(_ row: StoredRow, _ place: Int) -> Bool {
      if row.isNull(place) { return !isRequired }
      switch kind {
      case .id: return (try? row.value(place) as Int64) != nil
      case .count: return (try? row.value(place) as Int) != nil
      case .flag: return (try? row.value(place) as Bool) != nil
      // All numbers of the archive are shares.
      case .real: return (try? row.value(place) as Double).map { (0...1).contains($0) } ?? false
      case .text: return (try? row.bytes(place)) != nil
      }
    }
  }

  let name: String
  let columns: [Column]
  /// An expression for how a row is named.
  let rowName: String
  /// An expression; 0 for a table without row ids.
  let rowID: String

  /// A condition on rows that may have a faulty value.
  var doubt: String {
    columns.map { column in
      let doubt = "(\(column.kind.doubt(column.quoted)))"
      return column.isRequired
        ? doubt : "(typeof(\(column.quoted)) <> 'null' AND \(doubt))"
    }.joined(separator: " OR ")
  }

  /// In the order of `schema.sql`.
  static func all() throws -> [StoredTable] { try tables.get() }

  private static let tables = Result {
    try Archive.inMemory().connection.read { db in
      try SchemaObject.all(of: db).filter {
        $0.type == "table" && $0.wordIndex == nil
      }.map { try StoredTable($0, in: db) }
    }
  }

  /// Numbers that name something, besides `id` and references.
  private static let names: Set = ["key", "seed", "batch"]
  private static let flags: Set = ["reviewed", "inner", "copy"]

  private init(_ table: SchemaObject, in db: Database) throws {
    name = table.name
    let references = Set(
      try db.values("SELECT \"from\" FROM pragma_foreign_key_list(\(table.name))") as [String])
    columns = try db.rows(
      "SELECT name, type, \"notnull\" OR pk > 0 FROM pragma_table_info(\(table.name)) ORDER BY cid"
    ).all { row in
      let name = try row.text(0)
      let kind: Column.Kind =
        switch try row.text(1) {
        case "TEXT": .text
        case "REAL": .real
        default:
          name == "id" || references.contains(name) || Self.names.contains(name)
            ? .id : Self.flags.contains(name) ? .flag : .count
        }
      return Column(name: name, kind: kind, isRequired: try row.value(2))
    }
    let isWithoutIDs = table.sql.contains("WITHOUT ROWID")
    let keys = columns.filter { $0.kind == .id }.map(\.quoted)
    rowID = isWithoutIDs ? "0" : "rowid"
    // Numbers alone, for a text may be what is spoilt.
    rowName =
      isWithoutIDs
      ? keys.map { "iif(typeof(\($0)) = 'integer', CAST(\($0) AS TEXT), '?')" }.joined(
        separator: " || ', ' || ")
      : "CAST(rowid AS TEXT)"
  }
}
