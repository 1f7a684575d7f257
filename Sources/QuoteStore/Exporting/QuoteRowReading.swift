import GRDB
import QuoteModel

/// Reads quotes as rows for exports, without a `String` for any of their texts.
struct QuoteRowReading {
  private let db: Database
  private let article: RawStatement
  private let spans: RawStatement
  private let others: RawStatement
  private let readsContexts: Bool
  private var speakers: SpeakerTexts
  private var row = QuoteRow()
  private var articleRow: Int64?
  private var body = BodyText("")

  /// - Parameter readsContexts: Whether the words around are wanted, for which bodies are read.
  init(_ db: Database, readsContexts: Bool) throws {
    self.db = db
    self.readsContexts = readsContexts
    article = RawStatement(
      try db.makeStatement(
        sql: """
          SELECT hash, title, outlet, author, published, url, language, article.parser_version,
            input, import.started\(readsContexts ? ", body" : "")
          FROM article JOIN import ON import.id = import_id WHERE article.id = ?
          """))
    spans = RawStatement(
      try db.makeStatement(
        sql: """
          SELECT start, "end" FROM span WHERE quote_id = ? AND part = 'content' ORDER BY start
          """))
    others = RawStatement(
      try db.makeStatement(
        sql: "SELECT speaker_id FROM joint_speaker WHERE quote_id = ? ORDER BY position"))
    speakers = try SpeakerTexts(db)
  }

  /// Every match in the query's order.
  mutating func forEach(matching query: QuoteQuery, _ body: (QuoteRow) throws -> Void) throws {
    if let walk = QuoteWalk(of: query) {
      let quotes = RawStatement(
        try db.makeStatement(literal: walk.sentence(selecting: QuoteRowReading.columns)))
      defer { quotes.reset() }
      while try quotes.step() { try read(quotes, body) }
    } else {
      let quote = RawStatement(
        try db.makeStatement(
          literal: "SELECT \(QuoteRowReading.columns) FROM quote WHERE id = ?"))
      let ids = try QuoteSelection(of: query, in: db).ids.fetchCursor(db)
      while let id = try ids.next() {
        try quote.restart(with: id)
        defer { quote.reset() }
        if try quote.step() { try read(quote, body) }
      }
    }
  }

  private static let columns: SQL = """
    quote.id, quote.article_id, quote.speaker_id, confidence, reviewed, quote.kind, mode, text,
    source_text, role, cue_text, cue_lemma, polarity, recipient, channel, via, rule
    """

  /// The texts among them, from the sixth on.
  private static let texts: [QuoteRow.Text] = [
    .kind, .mode, .text, .source, .role, .cue, .cueLemma, .polarity, .recipient, .channel, .via,
    .rule,
  ]

  private static let articleTexts: [QuoteRow.Text] = [
    .articleHash, .title, .outlet, .author, .published, .url, .language, .parserVersion, .input,
    .imported,
  ]

  private mutating func read(_ quote: RawStatement, _ body: (QuoteRow) throws -> Void) throws {
    guard try takeArticle(quote.integer(1)) else { return }
    for (place, text) in QuoteRowReading.texts.enumerated() {
      row.set(text, to: quote.text(Int32(place + 5)))
    }
    row.confidence = quote.number(3)
    row.isReviewed = quote.integer(4) != 0
    try takeSpans(of: quote.integer(0))
    if !quote.isNull(2) { try takeSpeakers(of: quote.integer(0), first: quote.integer(2)) }
    if readsContexts { takeContexts() }
    try body(row)
  }

  /// - Returns: `false` if there is no such article.
  private mutating func takeArticle(_ wanted: Int64) throws -> Bool {
    guard wanted != articleRow else {
      row.beginQuote()
      return true
    }
    articleRow = nil
    row.beginArticle()
    try article.restart(with: wanted)
    defer { article.reset() }
    guard try article.step() else { return false }
    for (place, text) in QuoteRowReading.articleTexts.enumerated() {
      row.set(text, to: article.text(Int32(place)))
    }
    if readsContexts, let text = article.text(10) { body.replace(with: text) }
    articleRow = wanted
    return true
  }

  private mutating func takeSpans(of quote: Int64) throws {
    try spans.restart(with: quote)
    while try spans.step() {
      row.spans.append(TextSpan(Int(spans.integer(0)), Int(spans.integer(1))))
    }
  }

  private mutating func takeSpeakers(of quote: Int64, first: Int64) throws {
    var said: [SpeakerTexts.Speaker] = []
    if let speaker = try speakers.speaker(row: first) { said.append(speaker) }
    try others.restart(with: quote)
    while try others.step() {
      if let speaker = try speakers.speaker(row: others.integer(0)) { said.append(speaker) }
    }
    guard !said.isEmpty else { return }
    row.set(.speaker) { joined in append(said.lazy.map(\.name), to: &joined) }
    row.set(.speakerID) { joined in append(said.lazy.map(\.id), to: &joined) }
  }

  private mutating func takeContexts() {
    let (start, end) = (row.start, row.spans.last?.end ?? row.start)
    row.set(.contextBefore) { body.appendContext(before: start, to: &$0) }
    row.set(.contextAfter) { body.appendContext(after: end, to: &$0) }
  }
}

/// `Ana Ruiz | Luis Ortega`
private func append(_ texts: some Collection<[UInt8]>, to joined: inout [UInt8]) {
  for (place, text) in texts.enumerated() {
    if place > 0 { joined.append(contentsOf: " | ".utf8) }
    joined.append(contentsOf: text)
  }
}
