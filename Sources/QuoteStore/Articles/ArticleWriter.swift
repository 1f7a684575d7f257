import GRDB
public import QuoteModel

/// An article with what the parser found in it, ready to be stored.
public struct ParsedArticle: Sendable {
  public var article: Article
  public var identity: ArticleIdentity
  /// Where it was read, as given to `import`: `a.txt`, `a.jsonl:17`.
  public var input: String
  /// In reading order; no two begin at one place.
  public let attributions: [Attribution]
  /// By which near copies of its text are found.
  let copyKeys: [Int64]

  /// - Parameters:
  ///   - identity: `ArticleIdentity(of: article)`, which the caller mostly has by then.
  ///   - attributions: As the parser gives them; of two that begin at one place, the first is kept.
  public init(
    _ article: Article, identity: ArticleIdentity, input: String, attributions: [Attribution]
  ) {
    self.article = article
    self.identity = identity
    self.input = input
    self.attributions = attributions.inReadingOrder
    copyKeys = TextWording.keys(of: article.body)
  }
}

extension [Attribution] {
  /// The parser promises as much, but one row that is refused would undo a whole batch.
  var inReadingOrder: [Attribution] {
    if isInReadingOrder { return self }
    var byStart: [Int: Attribution] = [:]
    for attribution in self {
      guard let start = attribution.content.first?.start, byStart[start] == nil else { continue }
      byStart[start] = attribution
    }
    return byStart.sorted { $0.key < $1.key }.map(\.value)
  }

  /// By index, for a loop variable would be a copy of all its parts.
  var isInReadingOrder: Bool {
    var last = -1
    for place in indices {
      guard let start = self[place].content.first?.start, start > last else { return false }
      last = start
    }
    return true
  }
}

/// What became of one article.
public enum StoreOutcome: Hashable, Sendable {
  case new
  /// It was there already; nothing was changed.
  case duplicate
  /// A new version: the archive has the same URL with another body, and keeps both.
  case updated
  /// A person took it out; nothing was changed.
  case removed
}

/// Writes the articles of one batch with their quotes; the full-text indexes follow at its end.
struct ArticleWriter {
  /// Which run stored an article, and what extracted its quotes.
  struct Origin {
    let importID: Int64
    let parserVersion: String
  }

  private let db: Database
  private var quotes: QuoteWriter
  /// `nil` if there are no decisions.
  private let decisions: DecisionLog?
  private var authors: AuthorWriter
  private let copies: ArticleCopies
  private let outlets: OutletNames
  private let lastQuote: Int64
  private let lastArticle: Int64
  private let insertArticle: InsertStatement

  /// `nil` if no article was ever taken out.
  private let removals: ArticleRemovals?
  private let restoringAt: String?

  /// - Parameter time: UTC; articles that were taken out are stored again, which is noted to have been
  ///   then. `nil`: they are not.
  init(_ db: Database, restoringAt time: String? = nil) throws {
    self.db = db
    restoringAt = time
    let removals = ArticleRemovals(db)
    self.removals = try removals.areAny() ? removals : nil
    lastQuote = try db.value("SELECT max(id) FROM quote") ?? 0
    lastArticle = try db.value("SELECT max(id) FROM article") ?? 0
    quotes = try QuoteWriter(db, areArticlesNew: true)
    authors = try AuthorWriter(db)
    copies = try ArticleCopies(db)
    outlets = try OutletNames(db)
    let log = DecisionLog(db: db)
    decisions = try log.hasAny("subject_kind = 'quote'") ? log : nil
    insertArticle = try InsertStatement(
      db,
      """
      INSERT INTO article (
        hash, import_id, input, title, outlet, author, published, published_as_written, url,
        language, record_id, parser_version, previous_id, body,
        section, keywords, folded_title, language_as_written, outlet_as_written,
        retrieved)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (hash) DO NOTHING
      """)
  }

  mutating func store(_ parsed: ParsedArticle, from origin: Origin) throws -> StoreOutcome {
    if let removals, try removals.has(parsed.identity.hash) {
      guard let restoringAt else { return .removed }
      try removals.undo(parsed.identity.hash, at: restoringAt)
    }
    let previous = try previousVersion(of: parsed.article)
    guard let row = try insert(parsed, from: origin, previous: previous) else { return .duplicate }
    if let author = parsed.article.author { try authors.insert(author, of: row) }
    let isCopy = try copies.place(
      row, body: parsed.article.body, keys: parsed.copyKeys, previous: previous)
    try insertQuotes(
      of: parsed, in: ArticleKey(id: parsed.identity.articleID, row: row, isCopy: isCopy))
    return previous == nil ? .new : .updated
  }

  private mutating func insertQuotes(of parsed: ParsedArticle, in article: ArticleKey) throws {
    let published = parsed.article.published?.description
    guard let corrected = try corrected(parsed, row: article.row) else {
      // By index, for a loop variable would be a copy of all its parts.
      for place in parsed.attributions.indices {
        try quotes.insert(
          parsed.attributions[place], isReviewed: false, published: published, article: article)
      }
      return
    }
    for entry in corrected.entries {
      try quotes.insert(
        entry.attribution, isReviewed: entry.isReviewed, published: published, article: article)
    }
  }

  /// To be called at the end of the batch: by triggers, or row by row, this took 3 to 6 times as long
  /// as all the rest.
  func indexWords() throws {
    try WordIndex(db: db).add(where: "id > \(lastQuote)")
    try db.execute(
      literal: """
        INSERT INTO title_fts (rowid, title)
        SELECT id, title FROM title_words WHERE id > \(lastArticle)
        """)
  }

  private func previousVersion(of article: Article) throws -> Int64? {
    guard let url = article.url else { return nil }
    let statement = try db.cachedStatement(sql: "SELECT max(id) FROM article WHERE url = ?")
    return try statement.value([url])
  }

  /// - Returns: `nil` if the archive has it already.
  private func insert(
    _ parsed: ParsedArticle, from origin: Origin, previous: Int64?
  ) throws -> Int64? {
    let article = parsed.article
    let shown = article.outlet.flatMap(outlets.shown)
    let changes = try insertArticle.run {
      $0.text(parsed.identity.hash).integer(origin.importID).text(parsed.input)
        .text(article.title).text(shown ?? article.outlet).text(article.author)
        .text(article.published?.description).text(article.publishedAsWritten).text(article.url)
        .text(article.language).text(article.recordID).text(origin.parserVersion)
        .integer(previous).text(article.body).text(article.section).text(article.keywords)
        .text(FoldedText.stored(article.title)).text(article.languageAsWritten)
        .text(shown.map { _ in article.outlet } ?? nil).text(article.retrieved)
    }
    return changes == 0 ? nil : db.lastInsertedRowID
  }

  /// Decisions may have come before their article.
  ///
  /// - Returns: `nil` if nobody has decided anything about it.
  private func corrected(_ parsed: ParsedArticle, row: Int64) throws -> CorrectedQuotes? {
    let decided = try decisions?.quotes(in: parsed.identity.hash) ?? []
    guard !decided.isEmpty else { return nil }
    let corrected = CorrectedQuotes(
      inferred: parsed.attributions, decisions: decided, body: parsed.article.body,
      articleID: parsed.identity.articleID)
    if corrected.hasDecisions { try InferenceTable(db: db).set(parsed.attributions, of: row) }
    return corrected
  }
}
