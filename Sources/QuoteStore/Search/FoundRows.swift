import GRDB

/// The quotes that have some words, or all that have none of them.
struct FoundRows {
  /// Those that the full-text index names.
  private(set) var named: RowSet
  let isWithoutThem: Bool

  func contains(_ row: Int64) -> Bool { named.contains(row) != isWithoutThem }

  func count(in db: Database) throws -> Int {
    guard isWithoutThem else { return named.count }
    return max(0, (try db.value("SELECT count(*) FROM quote") ?? 0) - named.count)
  }

  /// - Returns: How many there were.
  mutating func leaveOutThoughts(in db: Database) throws -> Int {
    let before = named.count
    try db.forEachID("SELECT id FROM quote WHERE mode = 'thought'") {
      if isWithoutThem { named.insert($0) } else { named.remove($0) }
    }
    return abs(named.count - before)
  }

  /// Those stored first.
  func first(_ most: Int, in db: Database) throws -> [Int64] {
    guard isWithoutThem else { return named.first(most) }
    var rows: [Int64] = []
    let all = try db.ids("SELECT id FROM quote ORDER BY id")
    while rows.count < most, let row = try all.next() {
      if contains(row) { rows.append(row) }
    }
    return rows
  }
}
