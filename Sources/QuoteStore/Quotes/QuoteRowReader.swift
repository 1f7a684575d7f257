import GRDB
import QuoteModel

extension QuoteField {
  /// What reads it as it lies; `nil` of what is made of several rows or of the article's text.
  var column: String? {
    if case .column(let column) = origin { column } else { nil }
  }

  fileprivate var isContext: Bool { self == .contextBefore || self == .contextAfter }
}

/// Reads quotes by field, as rows for exports: without a `String` for any of their texts.
struct QuoteRowReader {
  /// A field that is read as it lies.
  private struct Column {
    let field: QuoteField
    let kind: Field.Kind
    let isRequired: Bool
    let place: Int
  }

  /// What every quote is read with, before its fields.
  private enum Key: Int, CaseIterable {
    case quote, article, speaker, start

    var column: String {
      switch self {
      case .quote: "quote.id"
      case .article: "quote.article_id"
      case .speaker: "quote.speaker_id"
      case .start: "quote.start"
      }
    }
  }

  private let db: Database
  private let ofQuote: [Column]
  private let ofArticle: [Column]
  private let readsSpans: Bool
  private let readsSpeakers: Bool
  private let readsContexts: Bool
  /// What is said of speakers and wanted as a column.
  private let attributes: [String]
  private let columns: String
  private let quote: RawStatement
  private let article: RawStatement
  private let contentSpans: RawStatement
  private let jointSpeakers: RawStatement
  private var speakers: QuotedSpeakerReader
  private var body = BodyText("")

  /// What was read last; `end`, `spans`, speakers and contexts as far as they are wanted.
  private(set) var row = QuoteRow()
  /// Who said it, in the article's order.
  private(set) var said: [QuotedSpeaker] = []
  /// The row of its article; `nil` if that is missing.
  private(set) var articleRow: Int64?

  /// - Parameter columns: Those that are wanted; an article's body is read for contexts alone.
  init(_ db: Database, columns wantedColumns: [QuoteColumn]) throws {
    self.db = db
    var (fields, attributes): ([QuoteField], [String]) = ([], [])
    for column in wantedColumns {
      switch column {
      case .field(let field): fields.append(field)
      case .attribute(let name): attributes.append(name)
      }
    }
    self.attributes = attributes
    let wanted = Set(fields)
    readsContexts = fields.contains(where: \.isContext)
    readsSpans = readsContexts || wanted.contains(.end) || wanted.contains(.spans)
    readsSpeakers =
      wanted.contains(.speaker) || wanted.contains(.speakerID) || !attributes.isEmpty
    let keys = Key.allCases.map(\.column)
    ofQuote = Self.columns(
      QuoteField.allCases.filter { !$0.isOfArticle && wanted.contains($0) }, after: keys.count)
    columns = (keys + ofQuote.compactMap(\.field.column)).joined(separator: ", ")
    // The article's id is a part of the quote's.
    ofArticle = Self.columns(
      QuoteField.allCases.filter {
        $0.isOfArticle && (wanted.contains($0) || $0 == .articleID)
      }, after: 0)
    let articleColumns =
      ofArticle.compactMap(\.field.column) + (readsContexts ? ["article.body"] : [])
    func statement(_ sql: String) throws -> RawStatement {
      RawStatement(try db.cachedStatement(sql: sql))
    }
    quote = try statement("SELECT \(columns) FROM quote WHERE id = ?")
    article = try statement(
      """
      SELECT \(articleColumns.joined(separator: ", "))
      FROM article JOIN import ON import.id = article.import_id WHERE article.id = ?
      """)
    contentSpans = try statement(
      """
      SELECT start, "end" FROM span WHERE quote_id = ? AND part = 'content' ORDER BY start
      """)
    jointSpeakers = try statement(
      "SELECT speaker_id FROM joint_speaker WHERE quote_id = ? ORDER BY position")
    speakers = try QuotedSpeakerReader(db)
  }

  private static func columns(_ fields: [QuoteField], after count: Int) -> [Column] {
    fields.filter { $0.column != nil }.enumerated().map { place, field in
      Column(
        field: field, kind: field.field.kind, isRequired: field.field.isRequired,
        place: count + place)
    }
  }

  /// Every match in the query's order.
  mutating func forEach(matching query: QuoteQuery, _ body: (QuoteRow) throws -> Void) throws {
    if let walk = try QuoteWalk(of: query, in: db) {
      let quotes = RawStatement(
        try db.makeStatement(literal: walk.statement(selecting: SQL(sql: columns))))
      defer { quotes.reset() }
      while try quotes.step() {
        if try take(quotes) { try body(calibrated(by: query)) }
      }
    } else {
      let ids = try db.ids(QuoteSelection(of: query, in: db).ids)
      while let id = try ids.next() {
        if try read(id) { try body(calibrated(by: query)) }
      }
    }
  }

  private mutating func calibrated(by query: QuoteQuery) -> QuoteRow {
    if query.calibratedConfidences != nil, case .number(let stated) = row[.confidence] {
      row[.confidence] = .number(query.confidence(for: stated))
    }
    return row
  }

  /// - Returns: `false` if there is no such quote.
  mutating func read(_ id: Int64) throws -> Bool {
    try quote.restart(with: id)
    defer { quote.reset() }
    return try quote.step() && take(quote)
  }

  /// What stands at the quote's spans, in one piece where no letter stands between two of them.
  mutating func parts() -> [String] { body.parts(of: row.spans) }

  /// The text of the article.
  var articleText: String { body.text }

  private mutating func take(_ quote: RawStatement) throws -> Bool {
    let stored = quote.row
    let id: Int64 = try stored.value(Key.quote.rawValue)
    guard try takeArticle(stored.value(Key.article.rawValue)) else { return false }
    row.beginQuote()
    try take(ofQuote, of: stored)
    if case .text(let article) = row[.articleID] {
      row[.quoteID] = .id(article, try stored.value(Key.start.rawValue))
    }
    if readsSpans { try takeSpans(of: id) }
    if readsSpeakers {
      said.removeAll(keepingCapacity: true)
      if let speaker: Int64 = try stored.value(Key.speaker.rawValue) {
        try takeSpeakers(of: id, first: speaker)
      }
    }
    if readsContexts { takeContexts() }
    return true
  }

  private mutating func take(_ columns: [Column], of stored: StoredRow) throws {
    for column in columns {
      switch column.kind {
      case .text, .date: try row.set(column.field, to: stored.bytes(column.place))
      case .integer, .number, .flag:
        guard column.isRequired || !stored.isNull(column.place) else { continue }
        row[column.field] =
          switch column.kind {
          case .number: .number(try stored.value(column.place))
          case .flag: .flag(try stored.value(column.place))
          case .integer, .text, .date, .spans: .integer(try stored.value(column.place))
          }
      case .spans: preconditionFailure("spans are rows, and no column")
      }
    }
  }

  /// - Returns: `false` if there is no such article.
  private mutating func takeArticle(_ wanted: Int64) throws -> Bool {
    guard wanted != articleRow else { return true }
    articleRow = nil
    row.beginArticle()
    try article.restart(with: wanted)
    defer { article.reset() }
    guard try article.step() else { return false }
    try take(ofArticle, of: article.row)
    if readsContexts, let text = try article.row.bytes(ofArticle.count) { body.replace(with: text) }
    articleRow = wanted
    return true
  }

  private mutating func takeSpans(of quote: Int64) throws {
    try contentSpans.restart(with: quote)
    while try contentSpans.step() {
      let span = contentSpans.row
      row.spans.append(TextSpan(try span.value(0), try span.value(1)))
    }
    row[.spans] = .spans
    row[.end] = row.spans.last.map { .integer($0.end) } ?? .missing
  }

  private mutating func takeSpeakers(of quote: Int64, first: Int64) throws {
    if let speaker = try speakers.speaker(row: first) { said.append(speaker) }
    try jointSpeakers.restart(with: quote)
    while try jointSpeakers.step() {
      let joint: Int64 = try jointSpeakers.row.value(0)
      if let speaker = try speakers.speaker(row: joint) { said.append(speaker) }
    }
    guard !said.isEmpty else { return }
    let said = said
    row.set(.speaker) { appendJoined(said.lazy.map(\.name), to: &$0) }
    row.set(.speakerID) { appendJoined(said.lazy.map(\.id), to: &$0) }
    for name in attributes {
      guard let value = QuoteColumn.joined(said.map { $0.attributes[name] }) else { continue }
      row.setAttribute(name, to: value)
    }
  }

  private mutating func takeContexts() {
    let start = row.spans.first?.start ?? 0
    let end = row.spans.last?.end ?? start
    row.set(.contextBefore) { body.appendContext(before: start, to: &$0) }
    row.set(.contextAfter) { body.appendContext(after: end, to: &$0) }
  }
}

/// As `joinedNames` does, in UTF-8: `Ana Ruiz | Luis Ortega`
func appendJoined(_ names: some Collection<some Collection<UInt8>>, to joined: inout [UInt8]) {
  for (place, name) in names.enumerated() {
    if place > 0 { joined.append(contentsOf: " | ".utf8) }
    joined.append(contentsOf: name)
  }
}

/// Who said something, as exports need it.
struct QuotedSpeaker {
  /// The public id, as UTF-8.
  let id: [UInt8]
  /// As UTF-8.
  let name: [UInt8]
  let kind: SpeakerKind
  /// Whether it belongs to one article.
  let isBound: Bool
  let wikidata: String?
  /// What people say of it besides, by name.
  let attributes: [String: String]

  var attributed: AttributedSpeaker {
    AttributedSpeaker(
      name: String(decoding: name, as: UTF8.self), kind: kind,
      isPartialName: isBound && (kind == .person || kind == .organisation))
  }
}

/// Reads who said something, those met last kept: most quotes are of few.
private struct QuotedSpeakerReader {
  /// Some 10 MB of them.
  private static let most = 1 << 16

  private let statement: RawStatement
  /// `nil` where nothing is said of anybody.
  private let attributes: RawStatement?
  private var known: [Int64: QuotedSpeaker] = [:]

  init(_ db: Database) throws {
    statement = RawStatement(
      try db.cachedStatement(
        sql: """
          SELECT root.slug, root.name, root.kind, root.article_id, root.wikidata
          FROM speaker JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
          WHERE speaker.id = ?
          """))
    let hasAttributes = try db.exists("SELECT 1 FROM speaker_attribute")
    attributes =
      try hasAttributes
      ? RawStatement(
        db.cachedStatement(
          sql: """
            SELECT said.name, said.value FROM speaker
            JOIN speaker AS member ON member.id = ifnull(speaker.merged_into, speaker.id)
              OR member.merged_into = ifnull(speaker.merged_into, speaker.id)
            JOIN speaker_attribute AS said ON said.speaker_id = member.id
            WHERE speaker.id = ? ORDER BY member.merged_into IS NOT NULL, member.slug
            """)) : nil
  }

  /// Whom a row of `speaker` means: if it was merged, the one it was merged into.
  mutating func speaker(row: Int64) throws -> QuotedSpeaker? {
    if let speaker = known[row] { return speaker }
    try statement.restart(with: row)
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    let stored = statement.row
    let speaker = QuotedSpeaker(
      id: Array(try stored.text(0).utf8), name: Array(try stored.text(1).utf8),
      kind: SpeakerKind(rawValue: try stored.text(2)) ?? .person,
      isBound: !stored.isNull(3), wikidata: try stored.optionalText(4),
      attributes: try attributes(row: row))
    if known.count == Self.most { known.removeAll(keepingCapacity: true) }
    known[row] = speaker
    return speaker
  }

  /// Of whom it was merged into, or else of any that were.
  private func attributes(row: Int64) throws -> [String: String] {
    guard let attributes else { return [:] }
    var values: [String: String] = [:]
    try attributes.restart(with: row)
    defer { attributes.reset() }
    while try attributes.step() {
      let stored = attributes.row
      let name = try stored.text(0)
      if values[name] == nil { values[name] = try stored.text(1) }
    }
    return values
  }
}
