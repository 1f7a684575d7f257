import ArticleReaders
import QuoteModel
import QuoteParser
import QuoteStore

/// The records that one task takes on.
struct ImportChunk: Sendable {
  let records: [UnreadRecord]
  /// `nil` where there is none to hold duplicates.
  let archive: Archive?
  /// What is dated before is skipped.
  let since: CalendarDate?

  /// Parses the articles that the archive does not have yet.
  func parsed(by parser: ArticleParser) throws -> [ImportEntry] {
    let records = records.map { $0.read() }
    let identities = records.map { record -> ArticleIdentity? in
      guard case .article(let article) = record.outcome else { return nil }
      return ArticleIdentity(of: article)
    }
    let stored = try archive?.articles.stored(among: identities.compactMap(\.self)) ?? []
    return zip(records, identities).map { record, identity in
      var entry = ImportEntry(place: record.place, warnings: record.warnings, state: .duplicate)
      switch record.outcome {
      case .rejected(let rejection): entry.state = .rejected(rejection)
      case .article(let article) where isTooOld(article): entry.state = .tooOld
      case .article(let article):
        guard let identity, !stored.contains(identity) else { return entry }
        let attributions = parser.attributions(in: article.body, title: article.title)
        entry.state = .parsed(
          ParsedArticle(
            article, identity: identity, input: record.place, attributions: attributions))
      }
      return entry
    }
  }

  /// Without a date, nothing says that it is old.
  private func isTooOld(_ article: Article) -> Bool {
    guard let since, let day = article.published else { return false }
    return day < since
  }
}

/// One record on its way into the archive.
struct ImportEntry: Sendable {
  enum State: Sendable {
    case parsed(ParsedArticle)
    /// The archive has it already.
    case duplicate
    case rejected(Rejection)
    /// Dated before the day that was asked for.
    case tooOld
  }

  var place: String
  var warnings: [ReadingWarning]
  var state: State
}

/// What goes into the archive in one transaction.
struct ImportBatch {
  private(set) var entries: [ImportEntry] = []
  private(set) var articles: [ParsedArticle] = []
  /// Whether any input was an article, be it that all are there already.
  private(set) var hasArticles = false
  private var bytes = 0
  private let begun = ContinuousClock.now

  mutating func append(_ entry: ImportEntry) {
    entries.append(entry)
    switch entry.state {
    case .parsed(let article):
      hasArticles = true
      articles.append(article)
      bytes += article.article.byteCount
    case .duplicate: hasArticles = true
    case .rejected, .tooOld: break
    }
  }

  /// Enough for a fast transaction, of which three are held at a time, with some ten times as many
  /// bytes as their texts have; or so long that a kill would lose much: one import that is killed
  /// every two seconds must get to its end too.
  var isFull: Bool {
    entries.count >= 4096 || bytes >= 4 << 20 || ContinuousClock.now - begun > .milliseconds(500)
  }
}
