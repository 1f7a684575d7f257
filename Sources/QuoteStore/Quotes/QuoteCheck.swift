import GRDB
public import QuoteModel

/// Proves every article's hash, and that every span gives back the words it stands for.
struct ArticleCheck {
  /// One article, with what is wrong of it.
  struct Finding {
    /// The row's id.
    let row: Int64
    let hash: String
    let body: String
    /// Whether body, URL and outlet are those of its hash.
    let isProven: Bool
    /// In reading order; none for a sound article.
    let quotes: [QuoteFinding]

    var isSound: Bool { isProven && quotes.isEmpty }
    var articleID: String { String(hash.prefix(16)) }
  }

  struct QuoteFinding {
    let row: Int64
    let start: Int
    let spans: SpanCheck
    /// Of its spans and words.
    var problems: [String]
    var hasWrongDate: Bool
  }

  private let db: Database

  init(_ db: Database) { self.db = db }

  func run(_ found: (Fault) throws -> Void) throws {
    try forEachArticle { article in
      if !article.isProven {
        try found(
          Fault(id: article.articleID, problem: "its body, URL or outlet is not that of its hash"))
      }
      for quote in article.quotes {
        let date = quote.hasWrongDate ? ["its date is not that of its article"] : []
        for problem in quote.problems + date {
          try found(Fault(id: "\(article.articleID).\(quote.start)", problem: problem))
        }
      }
    }
  }

  /// Every article, the sound ones too, one at a time.
  func forEachArticle(_ body: (Finding) throws -> Void) throws {
    let articles = try Row.fetchCursor(
      db, sql: "SELECT id, hash, coalesce(url, outlet, ''), body FROM article")
    while let article = try articles.next() {
      let (hash, text) = (article.text(1), article.text(3))
      try body(
        Finding(
          row: article[0], hash: hash, body: text,
          isProven: ArticleIdentity(body: text, source: article.text(2)).hash == hash,
          quotes: quotes(of: article[0], in: text)))
    }
  }

  /// Those that are not sound.
  private func quotes(of article: Int64, in body: String) throws -> [QuoteFinding] {
    var body = BodyText(body)
    let quotes = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT quote.id, quote.start, quote.text, quote.cue_text, quote.source_text,
            quote.published IS article.published
          FROM quote JOIN article ON article.id = quote.article_id
          WHERE quote.article_id = ? ORDER BY quote.start
          """), arguments: [article])
    var findings: [QuoteFinding] = []
    while let quote = try quotes.next() {
      let spans = try SpanCheck(of: quote[0], start: quote[1], in: db)
      let problems = spans.problems(
        in: &body,
        texts: [
          .content: quote.text(2), .cue: quote.optionalText(3) ?? "",
          .source: quote.optionalText(4) ?? "",
        ])
      let finding = QuoteFinding(
        row: quote[0], start: quote[1], spans: spans, problems: problems, hasWrongDate: !quote[5])
      if !finding.problems.isEmpty || finding.hasWrongDate { findings.append(finding) }
    }
    return findings
  }
}

/// Makes quotes anew whose spans, words or speakers are not right, from the text of their article.
struct QuoteRepair {
  private let db: Database
  private let extractor: Extractor

  init(_ db: Database, _ extractor: Extractor) {
    self.db = db
    self.extractor = extractor
  }

  func run() throws -> [String] {
    var deeds: [String] = []
    let extracted = try extractAgain()
    if extracted > 0 { deeds.append("\(counted(extracted, "article")) extracted again") }
    let cut = try cutWordsOut()
    if cut > 0 { deeds.append("the words of \(counted(cut, "quote")) cut out of the text again") }
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
  private func extractAgain() throws -> Int {
    var broken: [Int64: [Int64]] = [:]
    try ArticleCheck(db).forEachArticle { article in
      let quotes = article.quotes.filter { !$0.problems.isEmpty }.map(\.row)
      if article.isProven, !quotes.isEmpty { broken[article.row] = quotes }
    }
    for article in try withoutSpeakers() where broken[article] == nil { broken[article] = [] }
    var count = 0
    for (article, quotes) in broken.sorted(by: { $0.key < $1.key }) {
      guard let inferred = try extractor.attributions(of: article, in: db) else { continue }
      let writer = try QuoteWriter(db)
      for quote in quotes { try writer.remove(quote) }
      guard let plan = try QuoteRewriter.plan(of: article, inferred: inferred, in: db) else {
        continue
      }
      var rewriter = try QuoteRewriter(db)
      try rewriter.carryOut(plan)
      try rewriter.indexWords()
      count += 1
    }
    return count
  }

  /// Articles with quotes of speakers that do not exist.
  private func withoutSpeakers() throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT article_id FROM quote WHERE
          speaker_id NOT IN (SELECT id FROM speaker)
          OR id IN (
            SELECT quote_id FROM joint_speaker
            WHERE speaker_id NOT IN (SELECT id FROM speaker))
        ORDER BY 1
        """)
  }

  /// Where the article cannot be extracted as it was, but the spans are within the text, they tell
  /// the words.
  ///
  /// - Returns: How many quotes.
  private func cutWordsOut() throws -> Int {
    var words: [(row: Int64, words: CutWords)] = []
    try ArticleCheck(db).forEachArticle { article in
      guard article.isProven else { return }
      var body = BodyText(article.body)
      for quote in article.quotes where !quote.problems.isEmpty {
        CutWords(of: quote, in: &body).map { words.append((quote.row, $0)) }
      }
    }
    let update = try InsertStatement(
      db, "UPDATE quote SET text = ?, cue_text = ?, source_text = ? WHERE id = ?")
    for (row, words) in words {
      try update.run {
        $0.text(words.text)
        $0.text(words.cue)
        $0.text(words.source)
        $0.integer(row)
      }
    }
    return words.count
  }
}

/// How an article's quotes can be found again: a parser, which the archive itself does not know.
public struct Extractor: Sendable {
  /// Articles that another version extracted are not handed to it.
  let version: String
  let attributions: @Sendable (_ body: String, _ title: String?) -> [Attribution]

  public init(
    version: String,
    attributions: @escaping @Sendable (_ body: String, _ title: String?) -> [Attribution]
  ) {
    self.version = version
    self.attributions = attributions
  }
}

extension Extractor {
  /// - Parameter article: The row's id.
  /// - Returns: `nil` if another version extracted it, which may have found something else.
  func attributions(of article: Int64, in db: Database) throws -> [Attribution]? {
    guard let stored = try ArticleReading(db).article(row: article),
      stored.parserVersion == version
    else { return nil }
    return attributions(stored.body, stored.summary.title)
  }
}
