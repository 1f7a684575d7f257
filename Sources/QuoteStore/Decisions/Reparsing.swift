import GRDB
public import QuoteModel

/// What a parser needs of a stored article.
public struct StoredText: Sendable {
  let row: Int64
  public let title: String?
  public let body: String
  /// As its record states it.
  public let statedLanguage: String?
}

/// A stored article with what a parser finds in it now.
public struct ReparsedArticle: Sendable {
  let row: Int64
  let attributions: [Attribution]
  let language: String?

  /// - Parameter language: As its words tell, or its record states.
  public init(_ text: StoredText, attributions: [Attribution], language: String?) {
    row = text.row
    self.attributions = attributions
    self.language = language
  }
}

/// What a new extraction of some articles led to.
public struct ReparsedBatch: Sendable {
  public private(set) var articles = 0
  public private(set) var changes: [QuoteChange] = []
  public private(set) var counts: [QuoteChange.Sort: Int] = [:]
  /// How many decisions about their quotes are in force, and how many cannot take effect.
  public private(set) var decisionsInForce = 0
  public private(set) var conflicts = 0

  public init() {}

  /// Adds the numbers of another, but not its changes, which are many.
  public static func += (all: inout Self, one: Self) {
    all.articles += one.articles
    all.counts.merge(one.counts, uniquingKeysWith: +)
    all.decisionsInForce += one.decisionsInForce
    all.conflicts += one.conflicts
  }

  fileprivate mutating func add(_ plan: QuoteRewriter.Plan) {
    articles += 1
    let changes = plan.changes
    self.changes += changes
    for change in changes { counts[change.sort, default: 0] += 1 }
    for status in plan.after.statuses {
      switch status {
      case .inForce: decisionsInForce += 1
      case .conflict: conflicts += 1
      case .replaced, .undone, .waiting: break
      }
    }
  }
}

extension ArticleRepository {
  /// The articles that match, by numbers that are good for this archive alone.
  ///
  /// - Parameter version: Articles whose quotes this parser extracted are left out; `nil` for none.
  public func numbers(matching query: QuoteQuery, notOf version: String?) throws -> [Int64] {
    try connection.read { db in
      let ids = try db.values(ArticleSelection(of: query, in: db).ids) as [Int64]
      guard let version else { return ids }
      let statement = try db.cachedStatement(
        sql: "SELECT 1 FROM article WHERE id = ? AND parser_version = ?")
      return try ids.filter { try !statement.hasRow([$0, version]) }
    }
  }

  /// - Parameter numbers: As `numbers` gave them; one that is gone is passed by.
  public func texts(of numbers: some Collection<Int64>) throws -> [StoredText] {
    try connection.read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT title, body, language_as_written FROM article WHERE id = ?")
      return try numbers.compactMap { row in
        try statement.rows([row]).first {
          StoredText(
            row: row, title: try $0.optionalText(0), body: try $0.text(1),
            statedLanguage: try $0.optionalText(2))
        }
      }
    }
  }

  /// Replaces what an earlier parser found, in one transaction. Decisions of people stay in force,
  /// and quotes that do not change keep their rows.
  ///
  /// - Parameter isDryRun: Tells what would change, and stores nothing.
  public func replaceQuotes(
    of articles: [ReparsedArticle], parserVersion: String, isDryRun: Bool
  ) throws -> ReparsedBatch {
    func replace(in db: Database) throws -> ReparsedBatch {
      var batch = ReparsedBatch()
      var rewriter = try QuoteRewriter(db)
      for article in articles {
        let plan = try QuoteRewriter.plan(
          of: article.row, inferred: article.attributions, in: db)
        guard let plan else { continue }
        batch.add(plan)
        guard !isDryRun else { continue }
        try rewriter.carryOut(plan)
        try db.execute(
          literal: """
            UPDATE article SET parser_version = \(parserVersion), language = \(article.language)
            WHERE id = \(article.row)
            """)
      }
      try rewriter.indexWords()
      return batch
    }
    return try isDryRun ? connection.read(replace) : connection.write(replace)
  }
}
