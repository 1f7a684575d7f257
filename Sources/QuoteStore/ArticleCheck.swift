import GRDB
import QuoteModel

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
