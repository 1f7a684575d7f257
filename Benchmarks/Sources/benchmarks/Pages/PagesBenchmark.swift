@_spi(Measuring) import ArticleReaders
import QuoteModel

/// How fast articles are read from web pages, beside libxml2, which only parses them.
///
/// On one thread. Each round does both over the same pages; the best round of each counts.
struct PagesBenchmark {
  private static let rounds = 5

  private let pages: [[UInt8]]

  init(_ pages: [[UInt8]]) { self.pages = pages }

  func run() throws -> PagesFigures {
    var best = (parsing: Double.infinity, reading: Double.infinity)
    var articles = 0
    for _ in 0..<Self.rounds {
      articles = 0
      best.parsing = min(best.parsing, seconds { for page in pages { parseByLibXML2(page) } })
      let reading = try seconds {
        for page in pages {
          var reader = try ArticleReader(
            ByteStream(bytes: page), name: "a.html", fileName: "a.html")
          while let record = try reader.next() {
            if case .article = record.outcome { articles += 1 }
          }
        }
      }
      best.reading = min(best.reading, reading)
    }
    let bytes = pages.reduce(0) { $0 + $1.count }
    return PagesFigures(
      pages: pages.count, articles: articles, bytes: Double(bytes),
      parsing: Double(pages.count) / best.parsing, reading: Double(pages.count) / best.reading)
  }
}

/// What the benchmark of web pages measured; speeds in pages a second.
struct PagesFigures: Encodable {
  let pages: Int
  let articles: Int
  /// Of all pages together.
  let bytes: Double
  let parsing: Double
  let reading: Double

  var text: String {
    let megabytes = bytes / Double(max(1, pages)) / 1e6
    var table = Table("Web pages, one thread", "pages/s", "MB/s", "× the reader's time")
    table.add(
      "libxml2 alone, to a tree", parsing.short, (parsing * megabytes).short,
      (reading / parsing).short)
    table.add("reading the article", reading.short, (reading * megabytes).short, "1")
    return table.text + """


      \(pages) pages of \((megabytes * 1e3).short) KB, \(articles) articles.
      """
  }
}
