import Foundation
import QuoteModel
import QuoteParser

/// How fast `quotes import` is from file to archive, beside what it cannot do without: the parser,
/// and SQLite's C interface.
struct ImportBenchmark {
  /// As the importer has it where storing is what takes longest.
  private static let articlesPerTransaction = 4096

  let inventor: Inventor
  let articles: Int
  let folder: URL
  /// The built command.
  let tool: String

  func run() throws -> ImportFigures {
    let folder = folder.appendingPathComponent("quotes-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
    let file = try InventedFile(path: path("a.jsonl"), inventor: inventor, articles: articles)
    let arguments = ["import", "-q", file.path, "--archive", path("archive.sqlite")]
    let first = try CommandRun(tool, arguments)
    let again = try CommandRun(tool, arguments)
    let floor = ArchiveFloor(
      archive: path("archive.sqlite"), path: path("floor.sqlite"),
      articlesPerTransaction: Self.articlesPerTransaction)
    let floorSeconds = try floor.run()
    try floor.check()
    return ImportFigures(
      articles: articles, bytes: file.bytes, first: first, again: again,
      floorSeconds: floorSeconds, parserSeconds: parserSeconds())
  }

  /// On all cores.
  private func parserSeconds() -> Double {
    let chunk = 64
    var time = 0.0
    // Invented in parts, so that memory does not grow with their number, and before the clock runs.
    for first in stride(from: 0, to: articles, by: Self.articlesPerTransaction) {
      let articles = (first..<min(articles, first + Self.articlesPerTransaction))
        .map { inventor.article($0).article }
      time += seconds {
        DispatchQueue.concurrentPerform(iterations: (articles.count + chunk - 1) / chunk) {
          number in
          for article in articles[(number * chunk)...].prefix(chunk) {
            _ = ArticleParser().attributions(in: article.body, title: article.title)
          }
        }
      }
    }
    return time
  }
}
