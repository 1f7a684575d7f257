import GRDB
import QuoteModel

/// Counts what the words of a query lead to by several columns at once, and what the query leaves out.
///
/// All in one walk: statements that group would look at each quote once for every column and every count, in pages all
/// over the file, which is nearly all that they take.
struct FoundTally {
  /// Of `quote`.
  enum Column {
    case text(SQL)
    /// The id of another row.
    case row(SQL)
  }

  enum Value: Hashable {
    case none
    case text(ExactText)
    case row(Int64)
  }

  /// How many quotes have each value of a column, for each column.
  private(set) var counts: [[Value: Int]]
  /// The quotes that were counted.
  private(set) var quotes: RowSet
  private(set) var leftOut = LeftOut()

  /// - Returns: `nil` if no word leads to the quotes.
  init?(of query: QuoteQuery, by columns: [Column], in db: Database) throws {
    var all = query
    let leavesOutThoughts = query.modes == QuoteQuery.utteredModes
    if leavesOutThoughts { all.modes = [] }
    let leavesOutCopies = query.copies == .once
    if leavesOutCopies { all.copies = .all }
    let selection = try QuoteSelection(of: all, in: db)
    guard selection.isLedByWords, let quotes = try RowSet(ofQuotesIn: db) else { return nil }
    self.quotes = quotes
    counts = columns.map { _ in [:] }
    let statement = RawStatement(
      try db.makeStatement(
        literal: """
          SELECT quote.id, quote.mode = 'thought', quote.copy,
            \((columns.map(\.sql) + ["NULL"]).joined(separator: ", ")) \(selection.rows)
          """))
    defer { statement.reset() }
    let row = statement.row
    while try statement.step() {
      let isThought = try leavesOutThoughts && row.value(1)
      let isCopy = try leavesOutCopies && row.value(2)
      guard !isThought, !isCopy else {
        if !isCopy { leftOut.thoughts += 1 }
        if !isThought { leftOut.copies += 1 }
        continue
      }
      self.quotes.insert(try row.value(0))
      for (place, column) in columns.enumerated() {
        counts[place][try column.value(of: row, at: place + 3), default: 0] += 1
      }
    }
  }
}

extension FoundTally.Column {
  fileprivate var sql: SQL {
    switch self {
    case .text(let sql), .row(let sql): sql
    }
  }

  fileprivate func value(of row: StoredRow, at place: Int) throws -> FoundTally.Value {
    switch self {
    case .text: try row.optionalText(place).map { .text(ExactText($0)) } ?? .none
    case .row: try (row.value(place) as Int64?).map { .row($0) } ?? .none
    }
  }
}

extension FoundTally.Value {
  var text: String? { if case .text(let exact) = self { exact.text } else { nil } }

  var row: Int64? { if case .row(let id) = self { id } else { nil } }
}

/// A text as SQLite compares it, byte by byte: to `String`, an é is the same in one scalar and in two.
struct ExactText: Hashable, Comparable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (first: ExactText, second: ExactText) -> Bool {
    first.text.utf8.elementsEqual(second.text.utf8)
  }

  static func < (first: ExactText, second: ExactText) -> Bool {
    first.text.utf8.lexicographicallyPrecedes(second.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
