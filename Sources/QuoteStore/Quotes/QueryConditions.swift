import GRDB
import QuoteModel

/// What rows must fulfil by a query, but for its words and speakers, which have to be looked up.
///
/// A filter is a field of `QuoteQuery` and a line of `init`. What else depends on the filters (whether
/// `article` has to be joined, whether quotes are filtered at all) follows from these.
struct QueryConditions {
  /// Whose copy of the date and of the article's row id to use, and so whose index.
  enum Table { case quote, article }

  /// What a condition is about.
  enum Subject {
    /// What is uttered, which all that is not asked for thoughts looks at; it keeps no article out.
    case uttered
    /// A column of `quote`.
    case quote
    /// A column of `quote` that has an index, by which its rows are found sooner than by a walk.
    case indexedQuote
    /// The article, by what `quote` has a copy of.
    case article
    /// A column that only `article` has.
    case articleAlone
  }

  private var conditions: [(subject: Subject, sql: SQL)] = []
  private let looksUp: Bool
  /// Whether single articles are named.
  private let isOfFew: Bool

  init(of query: QuoteQuery, on table: Table, in db: Database) throws {
    looksUp = query.words != nil || !query.speakers.isEmpty
    isOfFew = !query.articles.isEmpty || query.articleNumbers != nil
    let published: SQL = table == .quote ? "quote.published" : "article.published"
    let article: SQL = table == .quote ? "quote.article_id" : "article.id"
    func add(_ subject: Subject, _ sql: SQL) { conditions.append((subject, sql)) }

    if !query.kinds.isEmpty { add(.quote, "quote.kind IN \(query.kinds.map(\.rawValue).sorted())") }
    if !query.modes.isEmpty {
      let isUsual = query.modes == QuoteQuery.utteredModes
      add(isUsual ? .uttered : .quote, "quote.mode IN \(query.modes.map(\.rawValue).sorted())")
    }
    if !query.polarities.isEmpty {
      add(.quote, "quote.polarity IN \(query.polarities.map(\.rawValue).sorted())")
    }
    if !query.cues.isEmpty {
      add(.indexedQuote, "quote.cue_lemma IN \(query.cues.map { $0.lowercased() })")
    }
    if let confidence = query.leastStatedConfidence {
      add(.quote, "quote.confidence >= \(confidence)")
    }
    if query.unattributedOnly { add(.indexedQuote, "quote.speaker_id IS NULL") }
    if query.reviewedOnly { add(.indexedQuote, "quote.reviewed = 1") }
    if query.unreviewedOnly { add(.quote, "quote.reviewed = 0") }
    if !query.outlets.isEmpty {
      let outlets = try OutletNames(db).shown(asTyped: query.outlets)
      add(.articleAlone, "article.outlet IN \(outlets)")
    }
    if !query.authors.isEmpty {
      let keys = query.authors.map { NameKey($0).text }
      add(.article, "\(article) IN (SELECT article_id FROM article_author WHERE key IN \(keys))")
    }
    if !query.sections.isEmpty { add(.articleAlone, "article.section IN \(query.sections)") }
    for (values, condition) in [
      (query.keywords, QueryConditions.hasKeyword), (query.languages, QueryConditions.isInLanguage),
      (query.urls, { "article.url GLOB \($0)" }),
    ] where !values.isEmpty {
      add(.articleAlone, "(\(values.map(condition).joined(separator: " OR ")))")
    }
    if !query.articles.isEmpty {
      let ids = query.articles.map { id -> SQL in "hash >= \(id) AND hash < \(id + "g")" }
      add(
        .article, "\(article) IN (SELECT id FROM article WHERE \(ids.joined(separator: " OR ")))")
    }
    if let numbers = query.articleNumbers { add(.article, "\(article) IN \(numbers.list)") }
    for lack in query.lacks {
      if lack == .date {
        add(.article, "\(published) IS NULL")
      } else {
        add(.articleAlone, QueryConditions.isWithout(lack))
      }
    }
    if query.updatedOnly { add(.articleAlone, "article.previous_id IS NOT NULL") }
    if let from = query.from { add(.article, "\(published) >= \(from.description)") }
    if let to = query.to { add(.article, "\(published) <= \(to.description)") }
    switch (query.copies, table) {
    case (.all, _): break
    case (.once, .quote): add(.article, "quote.copy = 0")
    case (.once, .article): add(.article, "article.counts_as IS NULL")
    case (.only, .quote): add(.article, "quote.copy = 1")
    case (.only, .article): add(.article, "article.counts_as IS NOT NULL")
    }
    if let importID = query.importID { add(.articleAlone, "article.import_id = \(importID)") }
  }

  private static func isWithout(_ lack: ArticleLack) -> SQL {
    switch lack {
    case .date: "article.published IS NULL"
    case .outlet: "article.outlet IS NULL"
    case .author: "article.author IS NULL"
    case .title: "article.title IS NULL"
    case .url: "article.url IS NULL"
    case .language: "article.language IS NULL"
    case .text: "length(article.body) < \(ArticleLack.leastText)"
    }
  }

  private static func hasKeyword(_ keyword: String) -> SQL {
    // Case of ASCII alone is folded, as SQLite does.
    "instr(lower('; ' || article.keywords || ';'), lower('; ' || \(keyword) || ';'))"
  }

  private static func isInLanguage(_ tag: String) -> SQL {
    let tag = tag.lowercased()
    return """
      (lower(article.language) = \(tag) OR lower(article.language) GLOB \(tag + "[-_]*"))
      """
  }

  var all: [SQL] { conditions.map(\.sql) }

  /// Those that are not about what is said.
  var ofArticle: [SQL] {
    conditions.filter { $0.subject == .article || $0.subject == .articleAlone }.map(\.sql)
  }

  /// Whether a condition is on a column that only `article` has.
  var needsArticle: Bool { conditions.contains { $0.subject == .articleAlone } }

  /// Whether articles are to have a quote that is like this.
  var filtersQuotes: Bool {
    looksUp || conditions.contains { $0.subject == .quote || $0.subject == .indexedQuote }
  }

  /// Whether words, speakers or articles are named, which lead to few rows.
  var isLookedUp: Bool { looksUp || isOfFew }

  /// Whether an index finds the rows sooner than a walk through all quotes.
  var hasIndex: Bool { isLookedUp || conditions.contains { $0.subject == .indexedQuote } }
}

extension Sequence<SQL> {
  /// All of them as one condition.
  var conjunction: SQL {
    let all = Array(self)
    return all.isEmpty ? "1" : all.joined(separator: " AND ")
  }
}

extension QuoteQuery {
  /// What the parser states of the least sure that are let through; more than 1 if none are.
  fileprivate var leastStatedConfidence: Double? {
    guard let minimumConfidence, let calibratedConfidences else { return minimumConfidence }
    guard let place = calibratedConfidences.firstIndex(where: { $0 >= minimumConfidence }) else {
      return 2
    }
    // Half a hundredth less, as what is stated is rounded.
    return Double(place) / 100 - 0.005
  }
}
