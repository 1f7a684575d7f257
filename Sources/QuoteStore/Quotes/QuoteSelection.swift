import GRDB
import QuoteModel

/// A query as SQL: which rows of `quote`, in which order.
struct QuoteSelection {
  private let query: QuoteQuery
  private let search: WordSearch
  private let condition: SQL
  private let needsArticle: Bool
  /// Whether words, speakers or articles that are named lead to the rows.
  private let isLookedUp: Bool

  init(of query: QuoteQuery, in db: Database) throws {
    self.query = query
    let speakers = query.speakers.isEmpty ? nil : try SpeakerLookup(query.speakers, in: db)
    search = try WordSearch(of: query, saidBy: speakers, on: .quotes, in: db)
    condition =
      try
      (search.matchConditions
      + QuoteSelection.conditions(of: query, search, speakers, in: db)).conjunction
    let conditions = try QueryConditions(of: query, on: .quote, in: db)
    (needsArticle, isLookedUp) = (conditions.needsArticle, conditions.isLookedUp)
  }

  /// All that a row must fulfil but to match the words that are looked for.
  static func conditions(
    of query: QuoteQuery, _ search: WordSearch, _ speakers: SpeakerLookup?, in db: Database
  ) throws -> [SQL] {
    try search.conditions(in: db) + conditions(of: query, speakers, in: db)
  }

  /// All that a row must fulfil but its words.
  static func conditions(
    of query: QuoteQuery, _ speakers: SpeakerLookup?, in db: Database
  ) throws -> [SQL] {
    let ofSpeakers = try speakers.map { [try $0.condition(in: db)] } ?? []
    return try ofSpeakers + QueryConditions(of: query, on: .quote, in: db).all
  }

  /// The public id, of `quote` and `article`.
  static let publicID: SQL = "substr(article.hash, 1, 16) || '.' || quote.start"

  /// What is within the query's limit and offset, in its order.
  ///
  /// - Parameter columns: Of `quote` and `article`.
  func statement(selecting columns: SQL) -> SQL {
    """
    SELECT \(columns) FROM \(tables) \(speakerTables) WHERE \(condition) ORDER BY \(order)
    LIMIT \(query.limit ?? -1) OFFSET \(query.offset)
    """
  }

  /// The row ids within the query's limit and offset, in its order.
  var ids: SQL { statement(selecting: "quote.id") }

  /// The same in any order, to stand within another statement: sorted only if that decides which they are.
  var unorderedIDs: SQL {
    query.limit == nil && query.offset == 0
      ? "SELECT quote.id \(rows)" : statement(selecting: "quote.id")
  }

  var count: SQL { "SELECT count(*) \(rows)" }

  /// `FROM … WHERE …`, to be counted and grouped; has the columns of `quote`.
  var rows: SQL {
    needsArticle ? rowsWithArticles : "FROM \(quoteTables) WHERE \(condition)"
  }

  /// The same with the columns of `article`.
  var rowsWithArticles: SQL { "FROM \(tables) WHERE \(condition)" }

  /// As `rows`, for each further speaker of a joint statement: has the columns of `joint_speaker`, too.
  ///
  /// - Parameter withArticles: Whether it is to have those of `article`.
  func jointRows(withArticles: Bool = false) -> SQL {
    // Joint statements are few, so they lead, unless something leads to fewer rows.
    let joint: SQL =
      isLookedUp
      ? "\(quoteTables) CROSS JOIN joint_speaker ON joint_speaker.quote_id = quote.id"
      : "joint_speaker CROSS JOIN quote ON quote.id = joint_speaker.quote_id"
    let article: SQL =
      needsArticle || withArticles ? "JOIN article ON article.id = quote.article_id" : ""
    return "FROM \(joint) \(article) WHERE \(condition)"
  }

  private var tables: SQL { "\(quoteTables) JOIN article ON article.id = quote.article_id" }

  /// Words come first (CROSS JOIN keeps the order): by the speaker's index SQLite asked the full-text
  /// index once a quote, which took 2,000 times as long.
  private var quoteTables: SQL {
    search.pattern == nil ? "quote" : "quote_fts CROSS JOIN quote ON quote.id = quote_fts.rowid"
  }

  private var speakerTables: SQL {
    guard query.sort == .speaker else { return "" }
    return """
      LEFT JOIN speaker ON speaker.id = quote.speaker_id
      LEFT JOIN speaker AS root ON root.id = speaker.merged_into
      """
  }

  /// Whether the index of words leads to the rows.
  var isLedByWords: Bool { search.pattern != nil }

  var order: SQL {
    switch query.sort {
    case .relevance where search.pattern != nil: "quote_fts.rank, \(stable)"
    case .relevance, .newest: "quote.published DESC, article.hash, quote.start"
    case .oldest: "quote.published ASC NULLS LAST, article.hash, quote.start"
    case .speaker: "ifnull(root.key, speaker.key) ASC NULLS LAST, \(stable)"
    case .leastSure:
      "quote.confidence * iif(quote.speaker_id IS NULL, 0.5, 1), \(stable)"
    case .stable: stable
    }
  }

  private var stable: SQL { "quote.published, article.hash, quote.start" }
}

/// A query in the stable order as a walk through the articles by date, each with its quotes: no row is
/// sorted, and each article is met once.
struct QuoteWalk {
  private let query: QuoteQuery
  private let condition: SQL

  /// - Returns: `nil` if the query has another order, or asks for what an index finds sooner.
  init?(of query: QuoteQuery, in db: Database) throws {
    let conditions = try QueryConditions(of: query, on: .article, in: db)
    guard query.sort == .stable, !conditions.hasIndex else { return nil }
    self.query = query
    condition = conditions.all.conjunction
  }

  /// - Parameter columns: Of `quote`.
  func statement(selecting columns: SQL) -> SQL {
    // The row id, which the hash determines, shows SQLite that the index has this order.
    """
    SELECT \(columns) FROM article CROSS JOIN quote ON quote.article_id = article.id
    WHERE \(condition)
    ORDER BY article.published, article.hash, article.id, quote.start
    LIMIT \(query.limit ?? -1) OFFSET \(query.offset)
    """
  }
}
