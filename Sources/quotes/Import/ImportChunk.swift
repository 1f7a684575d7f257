import ArticleReaders
import QuoteModel
import QuoteParser
import QuoteStore

/// The records that one task takes on.
struct ImportChunk: Sendable {
  let records: [UnreadRecord]
  /// `nil` where there is none to hold duplicates.
  let archive: Archive?
  /// What is dated before is passed over.
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
