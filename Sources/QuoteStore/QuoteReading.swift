import GRDB
import QuoteModel

/// Reads quotes by row, each with its article, spans, speakers and context.
struct QuoteReading {
  private let db: Database
  private let articles: ArticleReading
  /// Of the last quote: those of one article mostly follow each other.
  private(set) var article: ArticleReading.Stored?
  private var body = BodyText("")

  init(_ db: Database) {
    self.db = db
    articles = ArticleReading(db)
  }

  /// - Parameter id: The public id: the article's, a dot, the start.
  func row(of id: String) throws -> Int64? {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = Int64(parts[1]),
      let row = try articles.row(of: String(parts[0]))
    else { return nil }
    return try SQLRequest<Int64>(
      literal: "SELECT id FROM quote WHERE article_id = \(row) AND start = \(start)"
    ).fetchOne(db)
  }

  mutating func quote(row: Int64) throws -> Quote? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT article_id, kind, mode, text, source_text, cue_text, cue_lemma, role, recipient,
          channel, via, polarity, rule, confidence, reviewed, speaker_id
        FROM quote WHERE id = ?
        """)
    let found = try Row.fetchCursor(statement, arguments: [row]).map { found in
      (
        article: found[0] as Int64, attribution: QuoteReading.attribution(found),
        isReviewed: found[14] as Bool, isAttributed: (found[15] as Int64?) != nil
      )
    }.next()
    guard let found, let article = try article(row: found.article) else { return nil }
    var attribution = found.attribution
    try addSpans(to: &attribution, of: row)
    let speakers = found.isAttributed ? try speakers(of: row) : []
    attribution.speakers = speakers.map(\.speaker)
    let start = attribution.content.first?.start ?? 0
    var quote = Quote(
      id: "\(article.summary.id).\(start)", attribution: attribution,
      parts: body.parts(of: attribution.content),
      speakerIDs: speakers.map(\.id), isReviewed: found.isReviewed,
      contextBefore: body.context(before: start),
      contextAfter: body.context(after: attribution.content.last?.end ?? start),
      article: article.summary, parserVersion: article.parserVersion)
    for speaker in speakers { quote.wikidata[speaker.id] = speaker.wikidata }
    return quote
  }

  private mutating func article(row: Int64) throws -> ArticleReading.Stored? {
    if let article, article.row == row { return article }
    article = try articles.article(row: row)
    body = BodyText(article?.body ?? "")
    return article
  }

  static func attribution(_ row: Row) -> Attribution {
    Attribution(
      kind: QuoteKind(rawValue: row.text(1)) ?? .indirect,
      mode: QuoteMode(rawValue: row.text(2)) ?? .speech,
      text: row.text(3), content: [], sourceText: row.optionalText(4),
      cueText: row.optionalText(5), cueLemma: row.optionalText(6), role: row.optionalText(7),
      recipient: row.optionalText(8), channel: row.optionalText(9), via: row.optionalText(10),
      polarity: Polarity(rawValue: row.text(11)) ?? .affirmed, rule: row.text(12),
      confidence: row[13])
  }

  func addSpans(to attribution: inout Attribution, of quote: Int64) throws {
    let statement = try db.cachedStatement(
      sql: "SELECT part, start, \"end\" FROM span WHERE quote_id = ? ORDER BY part, start")
    let rows = try Row.fetchCursor(statement, arguments: [quote])
    while let row = try rows.next() {
      let span = TextSpan(row[1], row[2])
      switch SpanPart(rawValue: row[0]) {
      case .content: attribution.content.append(span)
      case .cue: attribution.cue.append(span)
      case .source: attribution.source.append(span)
      case nil: break
      }
    }
  }

  private func speakers(of quote: Int64) throws
    -> [(id: String, speaker: AttributedSpeaker, wikidata: String?)]
  {
    let statement = try db.cachedStatement(
      sql: """
        SELECT root.slug, root.name, root.kind, root.article_id IS NOT NULL,
          root.wikidata
        FROM (
          SELECT 1 AS position, speaker_id FROM quote WHERE id = ?1
          UNION ALL SELECT position, speaker_id FROM joint_speaker WHERE quote_id = ?1
        ) AS said
        JOIN speaker ON speaker.id = said.speaker_id
        JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
        ORDER BY said.position
        """)
    return try Array(
      Row.fetchCursor(statement, arguments: [quote]).map { row in
        let kind = SpeakerKind(rawValue: row[2]) ?? .person
        return (
          row.text(0),
          AttributedSpeaker(
            name: row.text(1), kind: kind, isPartialName: kind == .person && row[3]),
          row.optionalText(4)
        )
      })
  }
}
