import GRDB
import QuoteModel

/// The table `correction`: every decision about a quote, in force or taken back.
struct CorrectionLog {
  struct Entry {
    let id: Int64
    var correction: Correction
  }

  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Whether there is any: most archives have none, and need ask no further.
  var isEmpty: Bool {
    get throws { try Int.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM correction)") == 0 }
  }

  /// Those about the quotes of one article, as they were made.
  func entries(of articleHash: String) throws -> [Entry] {
    let statement = try db.cachedStatement(
      sql: "\(CorrectionLog.sentence) WHERE article_hash = ? ORDER BY \(CorrectionLog.order)")
    return try Array(
      Row.fetchCursor(statement, arguments: [articleHash]).compactMap(CorrectionLog.entry))
  }

  /// The articles that decisions are about, by their hashes.
  func forEachArticle(_ body: (String) throws -> Void) throws {
    let hashes = try String.fetchCursor(
      db, sql: "SELECT DISTINCT article_hash FROM correction ORDER BY article_hash")
    while let hash = try hashes.next() { try body(hash) }
  }

  @discardableResult
  func insert(_ correction: Correction) throws -> Int64 {
    let inferred = try correction.inferred.map(AttributionText.text)
    try InsertStatement(
      db,
      """
      INSERT INTO correction (
        article_hash, start, "end", field, value, inferred, reason, made_by, made_at, undone_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).run {
      $0.text(correction.articleHash)
      $0.integer(correction.anchor.start)
      $0.integer(correction.anchor.end)
      $0.text(correction.decision.field.rawValue)
      $0.text(correction.decision.value)
      $0.text(inferred)
      $0.text(correction.reason)
      $0.text(correction.madeBy)
      $0.text(correction.madeAt)
      $0.text(correction.undoneAt)
    }
    return db.lastInsertedRowID
  }

  func undo(_ id: Int64, at time: String) throws {
    try db.execute(literal: "UPDATE correction SET undone_at = \(time) WHERE id = \(id)")
  }

  /// How many rows hold no decision that this version can read.
  func unreadableCount() throws -> Int {
    let rows = try Row.fetchCursor(db, sql: CorrectionLog.sentence)
    var count = 0
    while let row = try rows.next() { if CorrectionLog.entry(row) == nil { count += 1 } }
    return count
  }

  /// The sooner made first; without the `Z`, a second sorts before its parts.
  private static let order = "start, rtrim(made_at, 'Z'), id"

  private static let sentence = """
    SELECT id, article_hash, start, "end", field, value, inferred, reason, made_by, made_at,
      undone_at
    FROM correction
    """

  private static func entry(_ row: Row) -> Entry? {
    guard let decision = Decision(field: row.text(4), value: row.optionalText(5)) else {
      return nil
    }
    let inferred = row.optionalText(6).flatMap {
      AttributionText.value(of: $0, as: Attribution.self)
    }
    return Entry(
      id: row[0],
      correction: Correction(
        articleHash: row.text(1), anchor: TextSpan(row[2], row[3]), decision: decision,
        inferred: inferred, reason: row.optionalText(7), madeBy: row.optionalText(8),
        madeAt: row.text(9), undoneAt: row.optionalText(10)))
  }
}
