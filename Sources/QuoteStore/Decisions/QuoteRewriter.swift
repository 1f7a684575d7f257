import GRDB
import QuoteModel

/// Brings the quotes of stored articles to what the parser found and people decided.
struct QuoteRewriter {
  /// What is to become of one article.
  struct Plan {
    let article: StoredArticle
    let inferred: [Attribution]
    let before: [StoredQuote]
    let log: [QuoteEntry]
    let after: CorrectedQuotes
    /// Of `after`, in reading order, with the ids of their speakers.
    let entries: [CorrectedQuotes.Entry]

    var changes: [QuoteChange] {
      QuoteChange.all(of: article.summary.id, from: before, to: entries)
    }
  }

  private let db: Database
  private var quotes: QuoteWriter
  private var unindexed: [Int64] = []

  init(_ db: Database) throws {
    self.db = db
    quotes = try QuoteWriter(db, areArticlesNew: false)
  }

  /// The row's id.
  static func article(of hash: String, in db: Database) throws -> Int64? {
    let statement = try db.cachedStatement(sql: "SELECT id FROM article WHERE hash = ?")
    return try statement.value([hash])
  }

  /// Brings one article to what stands of it by now, in the caller's transaction.
  ///
  /// - Returns: `nil` if there is no such article.
  @discardableResult
  static func rewrite(
    _ article: Int64, inferred: [Attribution]? = nil, in db: Database
  ) throws -> Plan? {
    guard let plan = try plan(of: article, inferred: inferred, in: db) else { return nil }
    var rewriter = try QuoteRewriter(db)
    try rewriter.carryOut(plan)
    try rewriter.indexWords()
    return plan
  }

  /// - Parameters:
  ///   - article: The row's id.
  ///   - inferred: What the parser finds now; `nil` for what it found when the article was stored.
  /// - Returns: `nil` if there is no such article.
  static func plan(
    of article: Int64, inferred: [Attribution]? = nil, in db: Database
  ) throws -> Plan? {
    guard let stored = try ArticleRows(db).article(row: article) else { return nil }
    let names = try ArticleSpeakers(hash: stored.summary.hash, db)
    let before = try StoredQuote.all(of: article, by: names, in: db)
    let inferred =
      try inferred ?? InferenceTable(db: db).attributions(of: article) ?? before.map(\.attribution)
    let log = try DecisionLog(db: db).quotes(in: stored.summary.hash)
    let after = CorrectedQuotes(
      inferred: inferred, decisions: log, body: stored.body, articleID: stored.summary.id)
    let entries = try after.entries.map { entry in
      var entry = entry
      entry.speakerIDs = try names.ids(of: entry.attribution, in: stored.summary.id)
      return entry
    }
    return Plan(
      article: stored, inferred: inferred, before: before, log: log, after: after,
      entries: entries)
  }

  /// Quotes that do not change keep their rows.
  mutating func carryOut(_ plan: Plan) throws {
    let article = ArticleKey(
      id: plan.article.summary.id, row: plan.article.row,
      isCopy: plan.article.summary.copyOf != nil)
    var wanted = Dictionary(uniqueKeysWithValues: plan.entries.map { ($0.start, $0) })
    for old in plan.before {
      guard let new = wanted[old.start], old.isSame(as: new) else {
        try quotes.remove(old.row)
        continue
      }
      wanted[old.start] = nil
      try quotes.meetSpeakers(of: new.attribution, in: article)
      if old.isReviewed != new.isReviewed {
        try quotes.setReviewed(new.isReviewed, of: old.row)
      }
    }
    for entry in plan.entries where wanted[entry.start] != nil {
      unindexed.append(
        try quotes.insert(
          entry.attribution, isReviewed: entry.isReviewed,
          published: plan.article.summary.published?.description, article: article))
    }
    try InferenceTable(db: db).set(plan.after.hasDecisions ? plan.inferred : nil, of: article.row)
  }

  /// To be called before the transaction ends.
  mutating func indexWords() throws {
    guard !unindexed.isEmpty else { return }
    try quotes.indexWords(of: unindexed)
    unindexed = []
  }
}

/// The table `inference`: what the parser found in articles of which a decision changed quotes.
struct InferenceTable {
  let db: Database

  /// - Returns: `nil` where the quotes are what the parser found.
  func attributions(of article: Int64) throws -> [Attribution]? {
    let statement = try db.cachedStatement(
      sql: "SELECT attributions FROM inference WHERE article_id = ?")
    let text: String? = try statement.value([article])
    return text.map { AttributionText.value(of: $0, as: [Attribution].self) ?? [] }
  }

  /// - Parameter attributions: `nil` where the quotes are what the parser found.
  func set(_ attributions: [Attribution]?, of article: Int64) throws {
    guard let attributions else {
      return try db.execute(literal: "DELETE FROM inference WHERE article_id = \(article)")
    }
    let text = try AttributionText.text(of: attributions)
    try InsertStatement(
      db,
      """
      INSERT INTO inference (article_id, attributions) VALUES (?, ?)
      ON CONFLICT (article_id) DO UPDATE SET attributions = excluded.attributions
      """
    ).run {
      $0.integer(article)
      $0.text(text)
    }
  }
}

/// The quote that a person means by its id, be it the one that it had before its span was corrected
/// or that of a quote which was rejected.
struct QuoteTarget {
  let article: StoredArticle
  let anchor: TextSpan
  /// What the parser has there.
  let inferred: Attribution?
  let log: [QuoteEntry]
  private let start: Int?

  /// - Returns: `nil` if there is no such quote.
  init?(_ id: String, in db: Database) throws {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = Int(parts[1]),
      let row = try ArticleRows(db).row(of: String(parts[0])),
      let plan = try QuoteRewriter.plan(of: row, in: db)
    else { return nil }
    let entry = plan.entries.first { $0.start == start }
    let decided = plan.log.first { $0.anchor.start == start }
    guard let anchor = entry?.anchor ?? decided?.anchor else { return nil }
    self.anchor = anchor
    self.start = plan.entries.first { $0.anchor.start == anchor.start }?.start
    article = plan.article
    log = plan.log.filter { $0.anchor.start == anchor.start }
    inferred =
      plan.inferred.first { $0.content.first?.start == anchor.start }
      ?? log.last { $0.inferred != nil }?.inferred
  }

  var hash: String { article.summary.hash }

  /// The row of the quote as it now stands; `nil` if it was rejected.
  func quote(in db: Database) throws -> Int64? {
    try start.flatMap { try QuoteReader.row(of: "\(article.summary.id).\($0)", in: db) }
  }
}
