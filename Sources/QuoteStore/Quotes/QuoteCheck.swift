import GRDB
public import QuoteModel

/// Verifies every article's hash, and that every span gives back the words it stands for.
struct QuoteCheck {
  let db: Database

  func run(_ found: (Fault) throws -> Void) throws {
    try forEachArticle { article in
      let id = ArticleIdentity.articleID(of: article.hash)
      if !article.isProven {
        try found(Fault(id: id, problem: "its body, URL or outlet is not that of its hash"))
      }
      for quote in article.unsound {
        let date = quote.hasWrongDate ? ["its date is not that of its article"] : []
        for problem in quote.problems + date {
          try found(Fault(id: "\(id).\(quote.start)", problem: problem))
        }
      }
    }
  }

  private struct CheckedArticle {
    let row: Int64
    let hash: String
    let body: String
    /// Whether body, URL and outlet are those of its hash.
    let isProven: Bool
    /// The quotes that are wrong, in reading order.
    let unsound: [CheckedQuote]
  }

  private struct CheckedQuote {
    let row: Int64
    let start: Int
    let spans: SpanCheck
    /// Of its spans and words.
    let problems: [String]
    let hasWrongDate: Bool
  }

  /// Every article, the sound ones too, one at a time.
  private func forEachArticle(_ body: (CheckedArticle) throws -> Void) throws {
    let articles = try db.rows(
      """
      SELECT id, hash, coalesce(url, outlet_as_written, outlet, ''), body FROM article
      """)
    while let article = try articles.next() {
      let (hash, text) = (try article.text(1), try article.text(3))
      try body(
        CheckedArticle(
          row: article.value(0), hash: hash, body: text,
          isProven: ArticleIdentity(body: text, source: article.text(2)).hash == hash,
          unsound: unsoundQuotes(of: article.value(0), in: text)))
    }
  }

  private func unsoundQuotes(of article: Int64, in body: String) throws -> [CheckedQuote] {
    var body = BodyText(body)
    let quotes = try db.cachedStatement(
      sql: """
        SELECT quote.id, quote.start, quote.text, quote.cue_text, quote.source_text,
          quote.published IS article.published, quote.folded
        FROM quote JOIN article ON article.id = quote.article_id
        WHERE quote.article_id = ? ORDER BY quote.start
        """
    ).rows([article])
    var unsound: [CheckedQuote] = []
    while let quote = try quotes.next() {
      let (row, start, text) = (
        try quote.value(0) as Int64, try quote.value(1) as Int, try quote.text(2)
      )
      let hasWrongDate = try !(quote.value(5) as Bool)
      let spans = try SpanCheck(of: row, start: start, in: db)
      let problems = spans.problems(
        in: &body,
        texts: [
          .content: text, .cue: try quote.optionalText(3) ?? "",
          .source: try quote.optionalText(4) ?? "",
        ])
      let hasWrongFold = try quote.optionalText(6) != FoldedText.stored(text)
      let all = problems + (hasWrongFold ? ["its folded text is not that of its text"] : [])
      guard !all.isEmpty || hasWrongDate else { continue }
      unsound.append(
        CheckedQuote(
          row: row, start: start, spans: spans, problems: all, hasWrongDate: hasWrongDate
        ))
    }
    return unsound
  }
}

/// Verifies the spans of one quote against the body and the texts that are stored with it.
private struct SpanCheck {
  private let start: Int
  /// In reading order.
  private var spans: [SpanPart: [TextSpan]] = [:]

  init(of quote: Int64, start: Int, in db: Database) throws {
    self.start = start
    let rows = try db.cachedStatement(
      sql: "SELECT part, start, \"end\" FROM span WHERE quote_id = ? ORDER BY part, start"
    ).rows([quote])
    while let row = try rows.next() {
      guard let part = SpanPart(rawValue: try row.text(0)) else { continue }
      spans[part, default: []].append(TextSpan(try row.value(1), try row.value(2)))
    }
  }

  /// - Parameter texts: What is stored as the words of each part; empty for one without words.
  func problems(in body: inout BodyText, texts: [SpanPart: String]) -> [String] {
    var problems: [String] = []
    if spans[.content]?.contains(where: { $0.start == start }) != true {
      problems.append("no span of its content starts at \(start)")
    }
    for part in SpanPart.allCases {
      problems += self.problems(of: part, in: &body, text: texts[part] ?? "")
    }
    return problems
  }

  private func problems(
    of part: SpanPart, in body: inout BodyText, text: String
  ) -> [String] {
    guard spans[part] != nil else { return [] }
    let (pieces, outside) = pieces(of: part, in: &body)
    if let outside {
      return ["the span \(outside.start)–\(outside.end) of its \(part) is not in the body"]
    }
    return pieces.flatMap(letters) == letters(of: text[...])
      ? [] : ["its \(part) is not what stands at its spans"]
  }

  /// What the spans of a part hold, up to the first that is not within the body.
  private func pieces(
    of part: SpanPart, in body: inout BodyText
  ) -> (pieces: [Substring], outside: TextSpan?) {
    var pieces: [Substring] = []
    for span in spans[part] ?? [] {
      guard span.start < span.end, let piece = body.text(of: span) else { return (pieces, span) }
      pieces.append(piece)
    }
    return (pieces, nil)
  }

  /// What the spans hold, cut out of the body.
  ///
  /// - Returns: `nil` unless the spans are within the body, in order, and the content begins where
  ///   the quote does.
  func words(in body: inout BodyText) -> (text: String, cue: String?, source: String?)? {
    guard let content = spans[.content], content.first?.start == start,
      let text = ContentText(
        of: content, attributing: (spans[.cue] ?? []) + (spans[.source] ?? []), in: &body)?.text
    else { return nil }
    let (cue, source) = (pieces(of: .cue, in: &body), pieces(of: .source, in: &body))
    guard cue.outside == nil, source.outside == nil else { return nil }
    return (
      text, spans[.cue].map { _ in cue.pieces.joined(separator: " ") },
      spans[.source].map { _ in source.pieces.joined(separator: " ") }
    )
  }
}

/// Letters and digits alone: marks, spaces and line ends may differ between a text and its spans.
func letters(of text: Substring) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { scalar in
    scalar.isASCII
      ? ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar)
      : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}

// MARK: Repair

/// How an article's quotes can be found again: a parser, which the archive itself does not know.
public struct Extractor: Sendable {
  /// Articles that another version extracted are not handed to it.
  let version: String
  let attributions:
    @Sendable (_ body: String, _ title: String?, _ language: String?) -> [Attribution]

  /// - Parameter attributions: Is handed the article's language as it is stored.
  public init(
    version: String,
    attributions:
      @escaping @Sendable (_ body: String, _ title: String?, _ language: String?) ->
      [Attribution]
  ) {
    self.version = version
    self.attributions = attributions
  }

  /// - Parameter article: The row's id.
  /// - Returns: `nil` if another version extracted it, which may have found something else.
  func attributions(of article: Int64, in db: Database) throws -> [Attribution]? {
    guard let stored = try ArticleRows(db).article(row: article),
      stored.summary.parserVersion == version
    else { return nil }
    return attributions(stored.body, stored.summary.title, stored.summary.language)
  }
}

extension QuoteCheck {
  /// Makes quotes whose spans, words or speakers are wrong again from the text of their article.
  ///
  /// - Parameter articles: Those of which quotes are missing.
  func repair(with extractor: Extractor, again articles: Set<Int64>) throws -> [String] {
    var deeds: [String] = []
    let extracted = try extractAgain(with: extractor, articles)
    if extracted > 0 { deeds.append("\(counted(extracted, "article")) extracted again") }
    let cut = try cutWordsOut()
    if cut > 0 { deeds.append("the words of \(counted(cut, "quote")) taken from the text again") }
    try db.execute(
      sql: """
        UPDATE quote SET published = (
          SELECT published FROM article WHERE article.id = quote.article_id)
        WHERE published IS NOT (SELECT published FROM article WHERE article.id = quote.article_id)
        """)
    if db.changesCount > 0 {
      deeds.append("the date of \(counted(db.changesCount, "quote")) taken from the article")
    }
    return deeds
  }

  /// The same parser finds the same in the same text, so that the quotes are as they were.
  ///
  /// - Returns: How many articles.
  private func extractAgain(with extractor: Extractor, _ articles: Set<Int64>) throws -> Int {
    var broken: [Int64: [Int64]] = [:]
    try forEachArticle { article in
      let quotes = article.unsound.filter { !$0.problems.isEmpty }.map(\.row)
      if article.isProven, !quotes.isEmpty { broken[article.row] = quotes }
    }
    for article in try withoutSpeakers() + articles where broken[article] == nil {
      broken[article] = []
    }
    return try broken.sorted { $0.key < $1.key }.count { article, quotes in
      guard let inferred = try extractor.attributions(of: article, in: db) else { return false }
      let writer = try QuoteWriter(db, areArticlesNew: false)
      for quote in quotes { try writer.remove(quote) }
      return try QuoteRewriter.rewrite(article, inferred: inferred, in: db) != nil
    }
  }

  /// Articles with quotes of speakers that do not exist.
  private func withoutSpeakers() throws -> [Int64] {
    try db.values(
      """
      SELECT DISTINCT article_id FROM quote WHERE
        speaker_id NOT IN (SELECT id FROM speaker)
        OR id IN (
          SELECT quote_id FROM joint_speaker
          WHERE speaker_id NOT IN (SELECT id FROM speaker))
      ORDER BY 1
      """)
  }

  /// Where the article cannot be extracted as it was, but the spans are within the text, they give
  /// the words.
  ///
  /// - Returns: How many quotes.
  private func cutWordsOut() throws -> Int {
    let update = try InsertStatement(
      db, "UPDATE quote SET text = ?, folded = ?, cue_text = ?, source_text = ? WHERE id = ?")
    var count = 0
    try forEachArticle { article in
      guard article.isProven else { return }
      var body = BodyText(article.body)
      for quote in article.unsound where !quote.problems.isEmpty {
        guard let words = quote.spans.words(in: &body) else { continue }
        try update.run {
          $0.text(words.text).text(FoldedText.stored(words.text)).text(words.cue).text(words.source)
            .integer(quote.row)
        }
        count += 1
      }
    }
    return count
  }
}
