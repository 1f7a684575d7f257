import QuoteModel
import QuoteParser
import QuoteStore

/// Stores parsed articles as `quotes import` does.
struct ArchiveImport {
  let path: String
  let articlesPerTransaction: Int
  private(set) var articles = 0
  private(set) var bytes = 0
  private(set) var quotes = 0
  /// Of storing alone: parsing and hashing, which the importer does on other cores, are left out.
  private(set) var seconds = 0.0

  init(path: String, articlesPerTransaction: Int) {
    self.path = path
    self.articlesPerTransaction = articlesPerTransaction
  }

  /// - Parameter batches: Each for one transaction.
  mutating func run(_ batches: some Sequence<[Article]>) throws {
    let archive = try Archive.openOrCreate(at: path)
    let importID = try archive.imports.begin(
      started: "2026-01-22T09:30:00Z", inputs: ["benchmark"], parserVersion: ArticleParser.version)
    var counts = ImportCounts()
    for batch in batches {
      let parsed = batch.map(Self.parsed)
      seconds += try benchmarks.seconds {
        counts.new += try archive.articles.store(parsed, importID: importID).count { $0 == .new }
      }
      quotes += parsed.reduce(0) { $0 + $1.attributions.count }
      bytes += batch.reduce(0) { $0 + $1.body.utf8.count }
    }
    counts.quotes = quotes
    articles = counts.new
    try archive.imports.finish(importID, at: "2026-01-22T09:31:00Z", counts: counts)
    seconds += try benchmarks.seconds { try archive.close() }
  }

  private static func parsed(_ article: Article) -> ParsedArticle {
    ParsedArticle(
      article, identity: ArticleIdentity(of: article), input: "benchmark",
      attributions: ArticleParser().attributions(in: article.body, title: article.title))
  }
}
