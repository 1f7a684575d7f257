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
  static func all(of article: Int64, in db: Database) throws -> [StoredQuote] {
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
      let speakers = try speakers(of: row, in: db)
      attribution.speakers = speakers.map(\.speaker)
      return StoredQuote(
        row: row, attribution: attribution, speakerIDs: speakers.map(\.id), isReviewed: isReviewed)
    }
  }

  private static func speakers(
    of quote: Int64, in db: Database
  ) throws -> [(id: String, speaker: AttributedSpeaker)] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT speaker.slug, ifnull(speaker.met_name, speaker.name),
          ifnull(speaker.met_kind, speaker.kind), speaker.article_id IS NOT NULL
        FROM (
          SELECT 1 AS position, speaker_id FROM quote WHERE id = ?1
          UNION ALL SELECT position, speaker_id FROM joint_speaker WHERE quote_id = ?1
        ) AS said
        JOIN speaker ON speaker.id = said.speaker_id
        ORDER BY said.position
        """)
    return try Array(
      Row.fetchCursor(statement, arguments: [quote]).map {
        ($0.text(0), StoredQuote.speaker($0, from: 1))
      })
  }

  /// - Parameter column: Where the name and kind that articles have, and whether it is bound to one
  ///   article, stand.
  static func speaker(_ row: Row, from column: Int) -> AttributedSpeaker {
    let kind = SpeakerKind(rawValue: row.text(column + 1)) ?? .person
    let isNamed = kind == .person || kind == .organisation
    return AttributedSpeaker(
      name: row.text(column), kind: kind, isPartialName: isNamed && row[column + 2])
  }
}
