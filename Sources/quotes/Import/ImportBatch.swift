import QuoteModel
import QuoteStore

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
