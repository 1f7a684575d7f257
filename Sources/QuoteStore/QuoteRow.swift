import GRDB
import QuoteModel

/// An attribution on its way into the tables `quote` and `span`.
struct QuoteRow {
  let attribution: Attribution
  let published: CalendarDate?
  let article: Int64
  let speaker: Int64?

  /// - Returns: The row's id.
  func insert(into db: Database) throws -> Int64 {
    try InsertStatement(
      db,
      """
      INSERT INTO quote (
        article_id, start, kind, mode, text, speaker_id, source_text, cue_text, cue_lemma, role,
        recipient, channel, via, polarity, rule, confidence, published)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).run([
      .integer(article), .integer(Int64(attribution.content.first?.start ?? 0)),
      .text(attribution.kind.rawValue), .text(attribution.mode.rawValue), .text(attribution.text),
      .integer(speaker), .text(attribution.sourceText), .text(attribution.cueText),
      .text(attribution.cueLemma), .text(attribution.role), .text(attribution.recipient),
      .text(attribution.channel), .text(attribution.via), .text(attribution.polarity.rawValue),
      .text(attribution.rule), .real(share(attribution.confidence)),
      .text(published?.description),
    ])
    let id = db.lastInsertedRowID
    try insertSpans(of: id, into: db)
    return id
  }

  /// In the order of the primary key, so that rows are appended.
  private func insertSpans(of quote: Int64, into db: Database) throws {
    let statement = try InsertStatement(
      db, "INSERT OR IGNORE INTO span (quote_id, part, start, \"end\") VALUES (?, ?, ?, ?)")
    let parts: [(SpanPart, [TextSpan])] = [
      (.content, attribution.content), (.cue, attribution.cue), (.source, attribution.source),
    ]
    for (part, spans) in parts {
      for span in spans {
        try statement.run([
          .integer(quote), .text(part.rawValue), .integer(Int64(span.start)),
          .integer(Int64(span.end)),
        ])
      }
    }
  }

  private func share(_ number: Double) -> Double {
    number.isNaN ? 0 : min(max(number, 0), 1)
  }
}
