import GRDB
import QuoteModel

/// A query as SQL: which rows of `article`, in which order.
struct ArticleSelection {
  private let query: QuoteQuery
  private let condition: SQL

  init(of query: QuoteQuery, in db: Database) throws {
    self.query = query
    condition = try ArticleSelection.conditions(of: query, in: db).conjunction
  }

  static func conditions(of query: QuoteQuery, in db: Database) throws -> [SQL] {
    let conditions = try QueryConditions(of: query, on: .article, in: db)
    guard conditions.filtersQuotes else { return conditions.ofArticle }
    let quotes = try QuoteSelection(of: query, in: db)
    return conditions.ofArticle + ["article.id IN (SELECT quote.article_id \(quotes.rows))"]
  }

  var ids: SQL {
    """
    SELECT article.id FROM article WHERE \(condition) ORDER BY \(ArticleSelection.order(of: query))
    LIMIT \(query.limit ?? -1) OFFSET \(query.offset)
    """
  }

  var count: SQL { "SELECT count(*) FROM article WHERE \(condition)" }

  static func order(of query: QuoteQuery) -> SQL {
    switch query.sort {
    case .relevance, .newest, .speaker, .leastSure: "article.published DESC, article.hash"
    case .oldest: "article.published ASC NULLS LAST, article.hash"
    case .stable: "article.published, article.hash"
    }
  }
}

/// Reads articles with the numbers of their quotes that match a query.
struct CountedArticles {
  private static let batch = 1_024

  private let db: Database
  private let articles: ArticleRows
  private let quotes: QuoteSelection
  /// Of all articles, where words are looked for: they are searched once.
  private let counts: [Int64: Int]?

  init(of query: QuoteQuery, in db: Database) throws {
    self.db = db
    var query = query
    (query.limit, query.offset) = (nil, 0)
    articles = ArticleRows(db)
    quotes = try QuoteSelection(of: query, in: db)
    counts = query.words == nil ? nil : try Self.counts(quotes.rows, in: db)
  }

  /// - Parameter ids: Rows, in the order that they are wanted in.
  func forEach(
    _ ids: some Cursor<Int64>, _ body: (ArticleSummary) throws -> Void
  ) throws {
    while true {
      var batch: [Int64] = []
      while batch.count < Self.batch, let id = try ids.next() { batch.append(id) }
      guard !batch.isEmpty else { return }
      let counts =
        try counts
        ?? Self.counts("\(quotes.rows) AND quote.article_id IN \(batch.list)", in: db)
      for row in batch {
        guard var summary = try articles.summary(row: row) else { continue }
        summary.quoteCount = counts[row] ?? 0
        try body(summary)
      }
    }
  }

  private static func counts(_ rows: SQL, in db: Database) throws -> [Int64: Int] {
    let counted: [(Int64, Int)] = try db.rows(
      "SELECT quote.article_id, count(*) \(rows) GROUP BY 1"
    ).all { (try $0.value(0), try $0.value(1)) }
    return Dictionary(uniqueKeysWithValues: counted)
  }
}
