import GRDB
import QuoteModel

/// The table `decision`: all that people decided, in force or taken back.
struct DecisionLog {
  struct Entry {
    let id: Int64
    /// The first id of the same command, whose decisions about speakers are undone together.
    let batch: Int64
    var decision: Decision
  }

  let db: Database

  // MARK: Reading

  /// - Parameter rest: The statement from WHERE on.
  /// - Returns: Those that this version can read.
  func entries(_ rest: SQL) throws -> [Entry] {
    var entries: [Entry] = []
    try forEach(rest) { entries.append($0) }
    return entries
  }

  func forEach(_ rest: SQL, _ body: (Entry) throws -> Void) throws {
    let rows = try rows(rest)
    while let row = try rows.next() { try DecisionLog.entry(row).map(body) }
  }

  /// About the quotes of one article, by their place and as they were made.
  func quotes(in articleHash: String) throws -> [QuoteEntry] {
    try entries(
      """
      WHERE subject_kind = 'quote' AND subject = \(articleHash)
      ORDER BY start, \(DecisionLog.time), id
      """
    ).compactMap { QuoteEntry($0) }
  }

  /// The articles about whose quotes there are decisions, by their hashes.
  func forEachArticle(_ body: (String) throws -> Void) throws {
    let hashes = try db.rows(
      "SELECT DISTINCT subject FROM decision WHERE subject_kind = 'quote' ORDER BY subject")
    while let hash = try hashes.next() { try body(hash.text(0)) }
  }

  /// The last decision on a field of a speaker that is in force; its value may be `nil`.
  ///
  /// - Parameter articleHash: Of a split.
  func latest(
    _ field: Decision.Field, of speaker: String, in articleHash: String? = nil
  ) throws -> Decision? {
    try entries(
      """
      WHERE subject_kind = 'speaker' AND subject = \(speaker) AND field = \(field.rawValue)
        AND (\(articleHash) IS NULL OR article_hash = \(articleHash)) AND undone_at IS NULL
      ORDER BY \(DecisionLog.time) DESC, id DESC LIMIT 1
      """
    ).first?.decision
  }

  /// Whether somebody has decided that two speakers are not one.
  func areDistinct(_ slug: String, _ other: String) throws -> Bool {
    try hasAny(
      """
      subject_kind = 'speaker' AND subject = \(min(slug, other)) AND field = 'distinct'
        AND value = \(max(slug, other)) AND undone_at IS NULL
      """)
  }

  /// All on a field of a speaker, the undone too, as they came.
  func all(_ field: Decision.Field, of speaker: String) throws -> [Decision] {
    try entries(
      """
      WHERE subject_kind = 'speaker' AND subject = \(speaker) AND field = \(field.rawValue)
      ORDER BY id
      """
    ).map(\.decision)
  }

  func hasAny(_ condition: SQL) throws -> Bool {
    try db.exists("SELECT 1 FROM decision WHERE \(condition)")
  }

  func hasAliases() throws -> Bool {
    try hasAny("subject_kind = 'speaker' AND field = 'alias' AND undone_at IS NULL")
  }

  /// The same act of the same person, though it may have been taken back since.
  func entry(sameAs decision: Decision) throws -> Entry? {
    try entries(
      """
      WHERE subject_kind = \(decision[.subjectKind]) AND subject = \(decision[.subject])
        AND field = \(decision[.field]) AND start IS \(decision[.start])
        AND "end" IS \(decision[.end]) AND value IS \(decision.value)
        AND article_hash IS \(decision.articleHash) AND made_by IS \(decision.author.name)
        AND made_at = \(decision.author.time)
      ORDER BY id LIMIT 1
      """
    ).first
  }

  /// How many rows hold no decision that this version can read.
  func unreadableCount() throws -> Int {
    let rows = try rows("")
    var count = 0
    while let row = try rows.next() { if try DecisionLog.entry(row) == nil { count += 1 } }
    return count
  }

  // MARK: Writing

  /// - Parameter decisions: What one command decides.
  /// - Returns: The new rows' ids.
  @discardableResult
  func append(_ decisions: [Decision]) throws -> [Int64] {
    var batch: Int64?
    return try decisions.map { decision in
      let id = try insert(decision, batch: batch)
      batch = batch ?? id
      return id
    }
  }

  /// - Parameter batch: `nil` for the first of a command.
  func insert(_ decision: Decision, batch: Int64?) throws -> Int64 {
    try InsertStatement(
      db,
      """
      INSERT INTO decision (
        subject_kind, subject, start, "end", article_hash, field, value, value_before, reason,
        made_by, made_at, undone_at, batch)
      VALUES (
        ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ifnull(?, (SELECT ifnull(max(id), 0) + 1 FROM decision)))
      """
    ).run { values in
      for column in Decision.Column.allCases { values.text(decision[column]) }
      values.integer(batch)
    }
    return db.lastInsertedRowID
  }

  func undo(_ id: Int64, at time: String) throws {
    try db.execute(literal: "UPDATE decision SET undone_at = \(time) WHERE id = \(id)")
  }

  // MARK: Rows

  /// Without the `Z`, by which a second would come after its parts.
  static let time: SQL = "rtrim(made_at, 'Z')"

  private func rows(_ rest: SQL) throws -> StoredRows {
    try db.cachedRows(
      """
        SELECT id, batch, subject_kind, subject, start, "end", article_hash, field, value,
          value_before, reason, made_by, made_at, undone_at
        FROM decision \(rest)
      """)
  }

  private static func entry(_ row: StoredRow) throws -> Entry? {
    var texts: [Decision.Column: String] = [:]
    for (place, column) in zip(2..., Decision.Column.allCases) {
      let isNumber = column == .start || column == .end
      texts[column] =
        try isNumber ? (row.value(place) as Int?).map(String.init) : row.optionalText(place)
    }
    guard let decision = Decision({ texts[$0] }) else { return nil }
    return Entry(id: try row.value(0), batch: try row.value(1), decision: decision)
  }
}

/// A decision about a quote, with what its text says.
struct QuoteEntry {
  let id: Int64
  let decision: Decision
  let anchor: TextSpan
  let made: QuoteDecision
  /// What the parser had there at that time; `nil` for a quote that a person added.
  let inferred: Attribution?

  init?(_ entry: DecisionLog.Entry) {
    guard case .quote(_, let anchor) = entry.decision.subject,
      let made = QuoteDecision(entry.decision.field, value: entry.decision.value)
    else { return nil }
    id = entry.id
    decision = entry.decision
    self.anchor = anchor
    self.made = made
    inferred = entry.decision.inferred
  }

  var isUndone: Bool { decision.undoneAt != nil }
}

/// Pairs that people decided are not one, whatever each of the two goes by meanwhile.
struct DistinctPairs {
  private var pairs: Set<Set<String>> = []
  private let name: (String) -> String

  init(of subjects: DecisionRepository.Named, _ db: Database) throws {
    let decisions = try DecisionLog(db: db).entries(
      """
      WHERE subject_kind = \(subjects.rawValue) AND field IN ('distinct', 'merge')
        AND undone_at IS NULL ORDER BY \(DecisionLog.time), id
      """
    ).map(\.decision)
    // Who was separated is another than the one it was separated from.
    var last: [String: Decision] = [:]
    for decision in decisions where decision.field == .merge {
      last[decision.subject.id] = decision
    }
    let separated = last.values.compactMap { decision in
      decision.value == nil ? decision.before.map { (decision.subject.id, $0) } : nil
    }
    let distinct = decisions.filter { $0.field == .distinct }.map {
      ($0.subject.id, $0.value ?? "")
    }
    switch subjects {
    case .speakers:
      name = { $0 }
      for (one, other) in separated + distinct {
        let groups = SpeakerGroups(db: db)
        pairs.insert([try groups.root(of: one), try groups.root(of: other)])
      }
    case .outlets:
      let names = try OutletNames(db)
      name = { OutletNames.key(names.shown($0) ?? $0) }
      for (one, other) in distinct { pairs.insert([name(one), name(other)]) }
    }
  }

  /// - Parameters:
  ///   - one: Of those that go by it the id, or the name that is shown.
  ///   - other: The same of the other.
  func has(_ one: String, _ other: String) -> Bool { pairs.contains([name(one), name(other)]) }
}
