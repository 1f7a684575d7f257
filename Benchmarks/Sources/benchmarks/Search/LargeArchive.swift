import Foundation
@_spi(Measuring) import QuoteModel
import QuoteParser
import QuoteStore

/// An archive of very many articles, of which a few thousand are invented and parsed, and printed
/// again and again at other addresses and on other days.
struct LargeArchive {
  private static let different = 4_000
  private static let quotesOfEach = 8
  private static let articlesPerTransaction = 4096

  let path: String
  let inventor: Inventor

  /// An invented article up to its eighth quote.
  private struct Original {
    let article: InventedArticle
    let body: String
    let attributions: [Attribution]
  }

  /// - Returns: Seconds.
  func make(articles: Int) throws -> Double {
    let originals = (0..<min(articles, Self.different)).map(original)
    let archive = try Archive.openOrCreate(at: path)
    let time = try seconds {
      let run = try archive.imports.begin(
        started: "2026-01-22T09:30:00Z", inputs: ["benchmark"],
        parserVersion: ArticleParser.version)
      for first in stride(from: 0, to: articles, by: Self.articlesPerTransaction) {
        let numbers = first..<min(articles, first + Self.articlesPerTransaction)
        _ = try archive.articles.store(
          numbers.map { printing($0, of: originals[$0 % originals.count]) }, importID: run)
      }
    }
    try archive.close()
    return time
  }

  private func original(_ number: Int) -> Original {
    let invented = inventor.article(number)
    let found = ArticleParser().attributions(in: invented.body, title: invented.title)
      .prefix(Self.quotesOfEach)
    let end = found.flatMap { $0.content + $0.source + $0.cue }.map(\.end).max() ?? 0
    let body = String(String.UnicodeScalarView(invented.body.unicodeScalars.prefix(end)))
    return Original(article: invented, body: body, attributions: Array(found))
  }

  private func printing(_ number: Int, of original: Original) -> ParsedArticle {
    var article = original.article.article
    var random = SplitMix(seed: UInt64(number))
    let day = random.below(12 * 12 * 28)
    article.body = original.body
    article.url = "https://news.example/\(number)"
    article.published = CalendarDate(
      year: 2014 + day / (12 * 28), month: 1 + day / 28 % 12, day: 1 + day % 28)
    return ParsedArticle(
      article, identity: ArticleIdentity(of: article), input: "benchmark",
      attributions: original.attributions)
  }
}
