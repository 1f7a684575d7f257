import GRDB
import QuoteModel

/// Writes attributions to `quote`, `span` and `joint_speaker`.
struct QuoteWriter {
  private let db: Database
  private let insertQuote: InsertStatement
  private let insertSpan: InsertStatement
  private let insertJoint: InsertStatement

  init(_ db: Database) throws {
    self.db = db
    insertQuote = try InsertStatement(
      db,
      """
      INSERT INTO quote (
        article_id, start, kind, mode, text, speaker_id, source_text, cue_text, cue_lemma, role,
        recipient, channel, via, polarity, rule, confidence, published, reviewed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertSpan = try InsertStatement(
      db, "INSERT OR IGNORE INTO span (quote_id, part, start, \"end\") VALUES (?, ?, ?, ?)")
    insertJoint = try InsertStatement(
      db, "INSERT INTO joint_speaker (quote_id, position, speaker_id) VALUES (?, ?, ?)")
  }

  /// - Parameters:
  ///   - article: The row's id.
  ///   - speakers: The rows' ids, in the article's order, each once.
  /// - Returns: The new row's id.
  @discardableResult
  func insert(
    _ attribution: Attribution, isReviewed: Bool = false, published: CalendarDate?, article: Int64,
    speakers: [Int64]
  ) throws -> Int64 {
    try insertQuote.run([
      .integer(article), .integer(Int64(attribution.content.first?.start ?? 0)),
      .text(attribution.kind.rawValue), .text(attribution.mode.rawValue), .text(attribution.text),
      .integer(speakers.first), .text(attribution.sourceText), .text(attribution.cueText),
      .text(attribution.cueLemma), .text(attribution.role), .text(attribution.recipient),
      .text(attribution.channel), .text(attribution.via), .text(attribution.polarity.rawValue),
      .text(attribution.rule), .real(share(attribution.confidence)),
      .text(published?.description), .integer(isReviewed ? 1 : 0),
    ])
    let quote = db.lastInsertedRowID
    // In the order of the primary key, so that rows are appended.
    try insert(attribution.content, .content, of: quote)
    try insert(attribution.cue, .cue, of: quote)
    try insert(attribution.source, .source, of: quote)
    for (place, speaker) in speakers.enumerated().dropFirst() {
      try insertJoint.run([.integer(quote), .integer(Int64(place + 1)), .integer(speaker)])
    }
    return quote
  }

  /// Takes a quote out, and its words out of the full-text index, which must hold them.
  func remove(_ quote: Int64) throws {
    try db.execute(
      literal: """
        INSERT INTO quote_fts (quote_fts, rowid, text, speaker)
        SELECT 'delete', id, text, speaker FROM quote_words WHERE id = \(quote)
        """)
    try db.execute(literal: "DELETE FROM span WHERE quote_id = \(quote)")
    try db.execute(literal: "DELETE FROM joint_speaker WHERE quote_id = \(quote)")
    try db.execute(literal: "DELETE FROM quote WHERE id = \(quote)")
  }

  func setReviewed(_ isReviewed: Bool, of quote: Int64) throws {
    try db.execute(literal: "UPDATE quote SET reviewed = \(isReviewed) WHERE id = \(quote)")
  }

  /// Fills the full-text index for rows that `insert` made.
  func indexWords(of quotes: [Int64]) throws {
    // One value however many there are.
    let list = "[" + quotes.map(String.init).joined(separator: ",") + "]"
    try db.execute(
      literal: """
        INSERT INTO quote_fts (rowid, text, speaker)
        SELECT id, text, speaker FROM quote_words WHERE id IN (SELECT value FROM json_each(\(list)))
        ORDER BY id
        """)
  }

  private func insert(_ spans: [TextSpan], _ part: SpanPart, of quote: Int64) throws {
    for span in spans {
      try insertSpan.run([
        .integer(quote), .text(part.rawValue), .integer(Int64(span.start)),
        .integer(Int64(span.end)),
      ])
    }
  }

  private func share(_ number: Double) -> Double {
    number.isNaN ? 0 : min(max(number, 0), 1)
  }
}
