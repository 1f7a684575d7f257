import GRDB
import QuoteModel

/// Proves every article's hash, and that every span gives back the words it stands for.
struct ArticleCheck {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run(_ found: (Fault) throws -> Void) throws {
    let articles = try Row.fetchCursor(
      db, sql: "SELECT id, hash, coalesce(url, outlet, ''), body, published FROM article")
    while let article = try articles.next() {
      let (hash, body) = (article.text(1), article.text(3))
      if ArticleIdentity(body: body, source: article.text(2)).hash != hash {
        let id = String(hash.prefix(16))
        try found(Fault(id: id, problem: "its body, URL or outlet is not that of its hash"))
      }
      try checkQuotes(of: article[0], hash: hash, in: body, found)
    }
  }

  private func checkQuotes(
    of article: Int64, hash: String, in body: String, _ found: (Fault) throws -> Void
  ) throws {
    var body = BodyText(body)
    let quotes = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT quote.id, quote.start, quote.text, quote.cue_text, quote.source_text,
            quote.published IS article.published
          FROM quote JOIN article ON article.id = quote.article_id
          WHERE quote.article_id = ? ORDER BY quote.start
          """), arguments: [article])
    while let quote = try quotes.next() {
      let id = "\(hash.prefix(16)).\(quote[1] as Int64)"
      let spans = try SpanCheck(of: quote[0], start: quote[1], in: db)
      let texts: [SpanPart: String] = [
        .content: quote.text(2), .cue: quote.optionalText(3) ?? "",
        .source: quote.optionalText(4) ?? "",
      ]
      var problems = spans.problems(in: &body, texts: texts)
      if !(quote[5] as Bool) { problems.append("its date is not that of its article") }
      for problem in problems { try found(Fault(id: id, problem: problem)) }
    }
  }
}
