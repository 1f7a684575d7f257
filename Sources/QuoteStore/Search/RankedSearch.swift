import GRDB
import QuoteModel

/// Finds what matches the words of a search best, in one walk through the matches.
///
/// Of a word that very many rows have, only those stored last are ranked: to rank every match of the
/// commonest one took 12 s of 10 million quotes.
struct RankedSearch {
  /// Looked at of each search, and by far more than anybody reads.
  static let most = 10_000
  /// Read one by one where the index leads to none.
  static let mostRead = 20_000

  /// A row that matches and fulfils all conditions.
  private struct Match {
    let id: Int64
    let score: Double
  }

  /// The best first; rows of the same score in the order of their ids.
  private var matches: [Match] = []
  /// Rows that fulfil the conditions and are set apart.
  private(set) var apart = 0
  /// Whether there are more matches than were looked at.
  private(set) var isBounded = false

  /// Whether there are more rows than were read one by one.
  private(set) var isCutShort = false

  var count: Int { matches.count }
  /// As in `Page`.
  var bound: Int? { isBounded ? Self.most : nil }
  var read: Int? { isCutShort ? Self.mostRead : nil }

  /// The best first.
  func ids(most: Int) -> [Int64] { matches.prefix(most).map(\.id) }

  /// - Parameters:
  ///   - tables: Beside the indexed rows: `JOIN …`, which must keep each of them once.
  ///   - conditions: What the rows must fulfil beside the words.
  ///   - isApart: What rows must fulfil to be counted only; `0` for none.
  init(
    _ search: WordSearch, tables: SQL, where conditions: [SQL], apart isApart: SQL, in db: Database
  ) throws {
    let rows = search.index.rows
    let columns: SQL = "ifnull(\(conditions.conjunction), 0), \(isApart)"
    guard let pattern = search.pattern else {
      // Most rows have such words, so that enough are found in the last of them.
      try walk(
        """
        SELECT \(rows).id, 0.0, \(columns), \(search.index.text)
        FROM \(rows) \(tables) ORDER BY \(rows).id DESC
        """, search, isOfWords: false, in: db)
      return
    }
    let function = try WordWeights(on: search.index, in: db).function(for: search)
    let index = search.index.name
    let text: SQL = search.match == nil ? "NULL" : search.index.text
    try walk(
      """
      WITH candidate (id, score) AS MATERIALIZED (
        SELECT rowid, rank FROM \(index)
        WHERE \(index) MATCH \(pattern) AND rank MATCH \(function)
        ORDER BY rowid DESC LIMIT \(Self.most + 1))
      SELECT candidate.id, candidate.score, \(columns), \(text)
      FROM candidate CROSS JOIN \(rows) ON \(rows).id = candidate.id \(tables)
      """, search, isOfWords: true, in: db)
  }

  /// - Parameters:
  ///   - request: Selects ids with their scores, whether they fulfil the conditions and are set apart, and
  ///     texts; those stored last first.
  ///   - isOfWords: Whether the index has led to the rows; else only those that match are counted as looked
  ///     at.
  private mutating func walk(
    _ request: SQL, _ search: WordSearch, isOfWords: Bool, in db: Database
  ) throws {
    var (looked, read) = (0, 0)
    let found = try db.rows(request)
    while let row = try found.next() {
      let isWanted = try row.value(2) as Bool
      if !isOfWords, isWanted {
        read += 1
        guard read <= Self.mostRead else {
          isCutShort = true
          break
        }
      }
      var score = try row.value(1) as Double
      if let match = search.match, isWanted || !isOfWords {
        let rank = match.rank(of: try row.optionalText(4) ?? "")
        guard rank != nil || isOfWords else { continue }
        if search.isTooWide, let rank { score = rank }
        if rank == nil { score = .infinity }
      }
      looked += 1
      guard looked <= Self.most else {
        isBounded = true
        break
      }
      guard isWanted, score < .infinity else { continue }
      if try row.value(3) as Bool {
        apart += 1
      } else {
        matches.append(Match(id: try row.value(0), score: score))
      }
    }
    matches.sort { ($0.score, $0.id) < ($1.score, $1.id) }
  }

  /// The ids of the page that a query asks for.
  ///
  /// - Parameter keys: A statement that gives each of some rows, a JSON array, a text that they are to
  ///   be ordered by where their scores are the same, so that the order does not depend on that of
  ///   imports.
  func page(of query: QuoteQuery, in db: Database, tieBreaker keys: (String) -> SQL) throws
    -> [Int64]
  {
    let offset = query.offset
    let rest = matches.count - offset
    guard rest > 0, query.limit != 0 else { return [] }
    let end = offset + min(rest, query.limit ?? rest)
    var window = offset..<end
    while window.lowerBound > 0,
      matches[window.lowerBound - 1].score == matches[offset].score
    { window = window.lowerBound - 1..<window.upperBound }
    while window.upperBound < matches.count,
      matches[window.upperBound].score == matches[end - 1].score
    { window = window.lowerBound..<window.upperBound + 1 }
    let keys = Dictionary(
      uniqueKeysWithValues: try db.rows(keys(matches[window].map(\.id).jsonArray)).all {
        (try $0.value(0) as Int64, try $0.text(1))
      })
    let sorted = matches[window].sorted { first, second in
      guard first.score == second.score else { return first.score < second.score }
      guard let one = keys[first.id], let other = keys[second.id] else {
        return first.id < second.id
      }
      return one < other
    }
    return sorted[(offset - window.lowerBound)..<(end - window.lowerBound)].map(\.id)
  }
}
