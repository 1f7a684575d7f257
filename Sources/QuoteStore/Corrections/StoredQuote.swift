import GRDB
import QuoteModel

/// A row of `quote` as it was written, its speakers not yet replaced by whom they were merged into.
struct StoredQuote {
  let row: Int64
  var attribution: Attribution
  /// The public ids of its speakers.
  let speakerIDs: [String]
  let isReviewed: Bool

  /// Of one article, in reading order.
  ///
  /// - Parameter names: The article's, by which its speakers are told as the parser told them.
  static func all(
    of article: Int64, by names: ArticleSpeakers, in db: Database
  ) throws -> [StoredQuote] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT article_id, kind, mode, text, source_text, cue_text, cue_lemma, role, recipient,
          channel, via, polarity, rule, confidence, reviewed, speaker_id, id
        FROM quote WHERE article_id = ? ORDER BY start
        """)
    let reading = QuoteReading(db)
    let rows = try Array(
      Row.fetchCursor(statement, arguments: [article]).map {
        (QuoteReading.attribution($0), $0[14] as Bool, $0[16] as Int64)
      })
    return try rows.map { found, isReviewed, row in
      var attribution = found
      try reading.addSpans(to: &attribution, of: row)
      let ids = try speakerIDs(of: row, in: db)
      attribution.speakers = try ids.compactMap { try names.printed($0) }
      return StoredQuote(
        row: row, attribution: attribution, speakerIDs: ids, isReviewed: isReviewed)
    }
  }

  private static func speakerIDs(of quote: Int64, in db: Database) throws -> [String] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT speaker.slug
        FROM (
          SELECT 1 AS position, speaker_id FROM quote WHERE id = ?1
          UNION ALL SELECT position, speaker_id FROM joint_speaker WHERE quote_id = ?1
        ) AS said
        JOIN speaker ON speaker.id = said.speaker_id
        ORDER BY said.position
        """)
    return try Array(Row.fetchCursor(statement, arguments: [quote]).map { $0.text(0) })
  }
}
