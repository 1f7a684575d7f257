import GRDB
public import QuoteModel

/// The articles, with what was found in them.
public struct ArticleRepository: Sendable {
  let connection: Connection

  /// Stores articles with all their quotes, in one transaction: all of them or, on an error, none.
  ///
  /// Fast with thousands at a time; a hundred at a time takes three times as long.
  /// - Parameter time: UTC; articles that people took out are stored all the same, which is noted to
  ///   have been then. `nil`: they are not.
  /// - Returns: An outcome for each article, in their order.
  public func store(
    _ articles: [ParsedArticle], importID: Int64, restoringAt time: String? = nil
  ) throws -> [StoreOutcome] {
    try connection.insert {
      try ArticleRepository.store(articles, importID: importID, restoringAt: time, in: $0)
    }
  }

  private static func store(
    _ articles: [ParsedArticle], importID: Int64, restoringAt time: String?, in db: Database
  ) throws -> [StoreOutcome] {
    var writer = try ArticleWriter(db, restoringAt: time)
    let version: String? = try db.value(
      "SELECT parser_version FROM import WHERE id = \(importID)")
    guard let version else { throw DatabaseError(resultCode: .SQLITE_CONSTRAINT_FOREIGNKEY) }
    let origin = ArticleWriter.Origin(importID: importID, parserVersion: version)
    let outcomes = try articles.map { try writer.store($0, from: origin) }
    try writer.indexWords()
    return outcomes
  }

  /// Which of these the archive already has: no need to parse those.
  public func stored(among identities: [ArticleIdentity]) throws -> Set<ArticleIdentity> {
    try connection.read { db in
      let statement = try db.cachedStatement(sql: "SELECT 1 FROM article WHERE hash = ?")
      return Set(
        try identities.filter {
          try statement.hasRow([$0.hash])
        })
    }
  }

  /// The articles that match, each with the number of its quotes that match: those with such a quote as
  /// soon as the query filters quotes, otherwise also those without quotes. Newest first unless the
  /// query says otherwise.
  public func page(matching query: QuoteQuery) throws -> Page<ArticleSummary> {
    try connection.read { db in
      let selection = try ArticleSelection(of: query, in: db)
      var rows: [ArticleSummary] = []
      try CountedArticles(of: query, in: db).forEach(db.ids(selection.ids)) {
        rows.append($0)
      }
      return Page(rows: rows, total: try db.value(selection.count) ?? 0)
    }
  }

  /// As `page`, without limit unless the query has one, each row as it is read.
  public func forEach(
    matching query: QuoteQuery, _ body: (ArticleSummary) throws -> Void
  ) throws {
    try connection.read { db in
      let ids = try db.ids(ArticleSelection(of: query, in: db).ids)
      try CountedArticles(of: query, in: db).forEach(ids, body)
    }
  }

  /// How many articles that match are of each day, and of none.
  public func days(matching query: QuoteQuery) throws -> (days: [CalendarDate: Int], undated: Int) {
    try connection.read { db in
      let condition = try ArticleSelection.conditions(of: query, in: db).conjunction
      return try DayCounts.fetch(
        "SELECT article.published, count(*) FROM article WHERE \(condition) GROUP BY 1", in: db)
    }
  }

  /// The articles that the quotes of a query within its limit and offset stand in, each with its body;
  /// in the stable order.
  public func forEachQuoted(
    matching query: QuoteQuery,
    _ body: (_ article: ArticleSummary, _ text: String) throws -> Void
  ) throws {
    try connection.read { db in
      let quotes = try QuoteSelection(of: query, in: db).unorderedIDs
      let articles = ArticleRows(db)
      let ids = try db.rows(
        """
        SELECT id FROM article
        WHERE id IN (SELECT article_id FROM quote WHERE id IN (\(quotes)))
        ORDER BY published, hash
        """)
      while let id = try ids.next() {
        guard let article = try articles.article(row: id.value(0)) else { continue }
        try body(article.summary, article.body)
      }
    }
  }

  /// - Returns: The text exactly as it was read; `nil` if there is no such article.
  public func body(id: String) throws -> String? {
    try connection.read { db in
      let articles = ArticleRows(db)
      guard let row = try articles.row(of: id) else { return nil }
      return try articles.article(row: row)?.body
    }
  }

  /// The outlet of this name, as it is shown; `nil` if no article is of it.
  public func outlet(named name: String) throws -> String? {
    try connection.read { db in
      let shown = try OutletNames(db).shown(asTyped: [name])
      return try db.value("SELECT min(outlet COLLATE BINARY) FROM article WHERE outlet IN \(shown)")
    }
  }

  /// Outlets whose names begin so, for a shell to complete: `most` at most.
  public func outlets(beginningWith beginning: String, most: Int = 100) throws -> [String] {
    try connection.read {
      try $0.values(
        """
        SELECT DISTINCT outlet FROM article
        WHERE outlet >= \(beginning) AND outlet < \(beginning + "\u{10FFFF}") LIMIT \(most)
        """)
    }
  }
}
