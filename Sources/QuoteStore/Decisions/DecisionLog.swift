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

/// Reads and writes `speaker_decision`; what follows from a decision is for `SpeakerDecisionEffects`.
struct SpeakerDecisionLog {
  private let db: Database

  init(_ db: Database) { self.db = db }

  // MARK: What is in force

  /// - Returns: `nil` if nothing is decided; the decision's own value may be `nil` too.
  func decision(_ action: SpeakerDecision.Action, of speaker: String) throws -> SpeakerDecision? {
    try decisions(
      """
      WHERE speaker = \(speaker) AND action = \(action.rawValue) AND undone_at IS NULL
      ORDER BY made_at DESC, id DESC LIMIT 1
      """
    ).first
  }

  /// The speaker to whom another's quotes in an article were split off.
  func split(of speaker: String, in articleHash: String) throws -> String? {
    try decisions(
      """
      WHERE speaker = \(speaker) AND action = 'split' AND article_hash = \(articleHash)
        AND undone_at IS NULL
      ORDER BY made_at DESC, id DESC LIMIT 1
      """
    ).first?.value
  }

  func hasAliases() throws -> Bool {
    try !decisions("WHERE action = 'alias' AND undone_at IS NULL LIMIT 1").isEmpty
  }

  /// All about a speaker, the undone too, in the order they were made.
  func all(of speaker: String, _ action: SpeakerDecision.Action) throws -> [SpeakerDecision] {
    try decisions("WHERE speaker = \(speaker) AND action = \(action.rawValue) ORDER BY id")
  }

  /// - Parameter rest: The sentence from WHERE on.
  func decisions(_ rest: SQL) throws -> [SpeakerDecision] {
    try batches(rest).map(\.decision)
  }

  // MARK: Batches: what one command decided

  func append(_ batch: [SpeakerDecision]) throws {
    let first = try Int64.fetchOne(db, sql: "SELECT ifnull(max(id), 0) + 1 FROM speaker_decision")
    for decision in batch {
      try db.execute(
        literal: """
          INSERT INTO speaker_decision (
            batch, action, speaker, value, article_hash, inferred, reason, made_by, made_at,
            undone_at)
          VALUES (
            \(first), \(decision.action.rawValue), \(decision.speaker), \(decision.value),
            \(decision.articleHash), \(decision.inferred), \(decision.reason), \(decision.madeBy),
            \(decision.madeAt), \(decision.undoneAt))
          """)
    }
  }

  /// - Returns: The decisions of the last command that is not undone, in the order they were made.
  func undoLast(at time: String) throws -> [SpeakerDecision] {
    let batch = try Int64.fetchOne(
      db, sql: "SELECT max(batch) FROM speaker_decision WHERE undone_at IS NULL")
    guard let batch else { return [] }
    let undone = try decisions("WHERE batch = \(batch) AND undone_at IS NULL ORDER BY id")
    try db.execute(
      literal: """
        UPDATE speaker_decision SET undone_at = \(time) WHERE batch = \(batch) AND undone_at IS NULL
        """)
    return undone
  }

  /// - Returns: Each with the number of its command.
  func batches(_ rest: SQL) throws -> [(batch: Int64, decision: SpeakerDecision)] {
    try Array(
      SQLRequest<Row>(
        literal: """
          SELECT action, speaker, value, article_hash, inferred, reason, made_by, made_at,
            undone_at, batch
          FROM speaker_decision \(rest)
          """, cached: true
      ).fetchCursor(db).map { ($0[9], SpeakerDecisionLog.decision($0)) })
  }

  private static func decision(_ row: Row) -> SpeakerDecision {
    SpeakerDecision(
      SpeakerDecision.Action(rawValue: row.text(0)) ?? .note, of: row.text(1),
      value: row.optionalText(2), articleHash: row.optionalText(3), inferred: row.optionalText(4),
      reason: row.optionalText(5), madeBy: row.optionalText(6), madeAt: row.text(7),
      undoneAt: row.optionalText(8))
  }
}
