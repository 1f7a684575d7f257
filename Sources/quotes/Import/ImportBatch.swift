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
  private let patience: Duration

  /// - Parameter number: How many batches came before.
  init(number: Int) { patience = .milliseconds(500) * (1 << min(number, 4)) }

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

  /// Enough for a fast transaction, or gathered for so long that a kill would lose much. The first
  /// is stored after half a second, for an import that is killed every two must get to its end too;
  /// later ones may take longer, as one of thousands of articles is stored the fastest.
  var isFull: Bool {
    entries.count >= 4096 || bytes >= 4 << 20 || ContinuousClock.now - begun > patience
  }
}
