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
        recipient, channel, via, polarity, rule, confidence, published)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertSpan = try InsertStatement(
      db, "INSERT OR IGNORE INTO span (quote_id, part, start, \"end\") VALUES (?, ?, ?, ?)")
    insertJoint = try InsertStatement(
      db, "INSERT INTO joint_speaker (quote_id, position, speaker_id) VALUES (?, ?, ?)")
  }

  /// - Parameters:
  ///   - article: The row's id.
  ///   - speakers: The rows' ids, in the article's order, each once.
  func insert(
    _ attribution: Attribution, published: CalendarDate?, article: Int64, speakers: [Int64]
  ) throws {
    try insertQuote.run([
      .integer(article), .integer(Int64(attribution.content.first?.start ?? 0)),
      .text(attribution.kind.rawValue), .text(attribution.mode.rawValue), .text(attribution.text),
      .integer(speakers.first), .text(attribution.sourceText), .text(attribution.cueText),
      .text(attribution.cueLemma), .text(attribution.role), .text(attribution.recipient),
      .text(attribution.channel), .text(attribution.via), .text(attribution.polarity.rawValue),
      .text(attribution.rule), .real(share(attribution.confidence)),
      .text(published?.description),
    ])
    let quote = db.lastInsertedRowID
    // In the order of the primary key, so that rows are appended.
    try insert(attribution.content, .content, of: quote)
    try insert(attribution.cue, .cue, of: quote)
    try insert(attribution.source, .source, of: quote)
    for (place, speaker) in speakers.enumerated().dropFirst() {
      try insertJoint.run([.integer(quote), .integer(Int64(place + 1)), .integer(speaker)])
    }
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
