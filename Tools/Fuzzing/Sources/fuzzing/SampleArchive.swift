import QuoteModel
import QuoteParser
import QuoteStore

/// An archive of a few invented articles.
enum SampleArchive {
  private static let bodies = [
    "“The dam will hold,” Ana Reyes said. The mayor, Luis Ortega, called the report “unfinished.”",
    "Ana Reyes said the dam would hold. “We tested it twice,” she told reporters in Norland.",
    "According to a report by Brill Energy, the water rose. “Nobody was hurt,” Ortega said.",
  ]

  static let articles = bodies.enumerated().map { number, body in
    let article = Article(
      body: body, title: "The dam \(number)", outlet: "The Harbour Post", author: "Petra Holm",
      published: CalendarDate(iso: "2026-01-2\(number)"), url: "https://example.com/\(number)")
    return ParsedArticle(
      article, identity: ArticleIdentity(of: article), input: "a.jsonl:\(number)",
      attributions: ArticleParser().attributions(in: body))
  }

  static func fill(_ archive: Archive) throws {
    let run = try archive.imports.begin(
      started: "2026-02-01T09:00:00Z", inputs: ["a.jsonl"], parserVersion: "0.1.0")
    _ = try archive.articles.store(articles, importID: run)
    try archive.imports.finish(run, at: "2026-02-01T09:00:01Z", counts: ImportCounts())
  }

  /// In memory.
  static func made() -> Archive {
    do {
      let archive = try Archive.inMemory()
      try fill(archive)
      return archive
    } catch { preconditionFailure("\(error)") }
  }

  /// What every command that reads does; errors are its right.
  static func readAll(of archive: Archive, _ query: QuoteQuery = QuoteQuery()) throws {
    _ = try archive.quotes.page(matching: query)
    _ = try archive.articles.page(matching: query)
    _ = try archive.speakers.page(matching: query)
    try archive.quotes.forEach(matching: query) { _ in }
  }
}
