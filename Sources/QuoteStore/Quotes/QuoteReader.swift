import GRDB
import QuoteModel

/// Reads what is stored of quotes but their speakers.
struct AttributionReader {
  private(set) var rows: QuoteRowReader
  private let otherSpans: RawStatement

  private static let fields = QuoteField.allCases.filter { !$0.isOfArticle && $0.column != nil }

  /// - Parameter others: Fields that are read as well.
  init(_ db: Database, and others: [QuoteField] = []) throws {
    rows = try QuoteRowReader(
      db, columns: (Self.fields + [.spans] + others).map(QuoteColumn.field))
    otherSpans = RawStatement(
      try db.cachedStatement(
        sql: """
          SELECT part = 'cue', start, "end" FROM span
          WHERE quote_id = ? AND part IN ('cue', 'source') ORDER BY part, start
          """))
  }

  /// - Returns: `nil` if there is no such quote.
  mutating func attribution(row id: Int64) throws -> (found: Attribution, isReviewed: Bool)? {
    guard try rows.read(id) else { return nil }
    func text(_ field: QuoteField) -> String? { rows.row.string(field) }
    var attribution = Attribution(
      kind: text(.kind).flatMap(QuoteKind.init) ?? .indirect,
      mode: text(.mode).flatMap(QuoteMode.init) ?? .speech, text: text(.text) ?? "",
      content: rows.row.spans, polarity: text(.polarity).flatMap(Polarity.init) ?? .affirmed,
      rule: text(.rule) ?? "", confidence: 0)
    for field in QuoteField.allCases {
      if let path = field.pathInAttribution { attribution[keyPath: path] = text(field) }
    }
    if case .number(let confidence) = rows.row[.confidence] { attribution.confidence = confidence }
    if case .flag(let isInner) = rows.row[.inner] { attribution.isInner = isInner }
    try addOtherSpans(to: &attribution, of: id)
    guard case .flag(let isReviewed) = rows.row[.reviewed] else { return (attribution, false) }
    return (attribution, isReviewed)
  }

  private func addOtherSpans(to attribution: inout Attribution, of quote: Int64) throws {
    try otherSpans.restart(with: quote)
    while try otherSpans.step() {
      let row = otherSpans.row
      let span = TextSpan(try row.value(1), try row.value(2))
      if try row.value(0) {
        attribution.cue.append(span)
      } else {
        attribution.source.append(span)
      }
    }
  }

  /// What stands at the spans of the last quote, in one piece where no letter stands between two.
  mutating func parts() -> [String] { rows.parts() }
}

/// Reads whole quotes: what is stored of them with their speakers, context and article.
struct QuoteReader {
  private let articles: ArticleRows
  private var attributions: AttributionReader
  /// Of the last quote, with its number: those of one article mostly follow each other.
  private var article: (number: Int, summary: ArticleSummary)?
  /// As which confidences are read.
  private let query: QuoteQuery

  init(_ db: Database, for query: QuoteQuery = QuoteQuery()) throws {
    self.query = query
    articles = ArticleRows(db)
    attributions = try AttributionReader(
      db, and: [.speaker, .speakerID, .contextBefore, .contextAfter])
  }

  /// - Parameter id: The public id: the article's, a dot, the start.
  static func row(of id: String, in db: Database) throws -> Int64? {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = Int64(parts[1]),
      let row = try ArticleRows(db).row(of: String(parts[0]))
    else { return nil }
    return try db.value("SELECT id FROM quote WHERE article_id = \(row) AND start = \(start)")
  }

  /// The text of the article of the last quote.
  var articleText: String { attributions.rows.articleText }

  /// - Returns: `nil` if there is no such quote.
  mutating func quote(row id: Int64) throws -> Quote? {
    guard let stored = try attributions.attribution(row: id), let article = try takeArticle()
    else { return nil }
    var attribution = stored.found
    let speakers = attributions.rows.said
    attribution.speakers = speakers.map(\.attributed)
    attribution.confidence = query.confidence(for: attribution.confidence)
    func text(_ field: QuoteField) -> String { attributions.rows.row.string(field) ?? "" }
    var quote = Quote(
      id: text(.quoteID), attribution: attribution, parts: attributions.parts(),
      speakerIDs: speakers.map { String(decoding: $0.id, as: UTF8.self) },
      isReviewed: stored.isReviewed, contextBefore: text(.contextBefore),
      contextAfter: text(.contextAfter), article: article)
    for (id, speaker) in zip(quote.speakerIDs, speakers) {
      quote.wikidata[id] = speaker.wikidata
      if !speaker.attributes.isEmpty { quote.attributes[id] = speaker.attributes }
    }
    return quote
  }

  private mutating func takeArticle() throws -> ArticleSummary? {
    let number = attributions.rows.row.articleNumber
    if let article, article.number == number { return article.summary }
    guard let row = attributions.rows.articleRow, let summary = try articles.summary(row: row)
    else { return nil }
    article = (number, summary)
    return summary
  }
}
