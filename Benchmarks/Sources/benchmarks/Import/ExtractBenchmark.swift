import Foundation
import Languages
import QuoteModel
import QuoteParser

/// How much of the processor `quotes extract --rows` takes, beside parsing the same articles in memory, reading
/// as many bytes and writing as many, and beside `quotes extract`, which reads and parses them as well.
///
/// Seconds of a processor, of all threads, so that what else the machine does matters little. Each round
/// does all over the same articles; the best round of each counts.
struct ExtractBenchmark {
  private static let rounds = 5

  let inventor: Inventor
  /// How many articles to invent.
  let invented: Int
  /// Where they are read instead.
  let file: String?
  let folder: URL
  /// The built command.
  let tool: String

  func run() throws -> ExtractFigures {
    let path = folder.appendingPathComponent("quotes-benchmark-\(UUID().uuidString).jsonl").path
    let rows = path + ".csv"
    defer { for file in [path, rows] { try? FileManager.default.removeItem(atPath: file) } }
    let articles = try articles(keptIn: path)
    _ = try extractingSeconds(file ?? path, ["--rows", "csv"], to: rows)
    let written = try bytes(of: rows)
    var figures = ExtractFigures(
      articles: articles.count, bytes: try bytes(of: file ?? path).count, rowBytes: written.count)
    func keepLeast(_ figure: WritableKeyPath<ExtractFigures, Double>, _ seconds: Double) {
      figures[keyPath: figure] = min(figures[keyPath: figure], seconds)
    }
    for _ in 0..<Self.rounds {
      keepLeast(\.rows, try extractingSeconds(file ?? path, ["--rows", "csv"], to: rows))
      keepLeast(\.json, try extractingSeconds(file ?? path, [], to: rows))
      keepLeast(\.parsing, processorSeconds { parse(articles) })
      keepLeast(\.reading, try processorSeconds { _ = try bytes(of: file ?? path) })
      keepLeast(
        \.writing,
        try processorSeconds { try written.write(to: URL(fileURLWithPath: rows)) })
    }
    return figures
  }

  /// - Parameter path: Where those that are invented are to be read.
  private func articles(keptIn path: String) throws -> [Article] {
    if let file { return try ArticleSource.read(file) }
    _ = try InventedFile(path: path, inventor: inventor, articles: invented)
    return (0..<invented).map { inventor.article($0).article }
  }

  private func extractingSeconds(
    _ path: String, _ options: [String], to output: String
  ) throws -> Double {
    try CommandRun(tool, ["extract", "-q"] + options + [path], output: output).processorSeconds
  }

  private func parse(_ articles: [Article]) {
    let parser = ArticleParser()
    for article in articles {
      let language = TextLanguage(of: article.body, stated: article.language)
      _ = parser.attributions(in: article.body, title: article.title, language: language)
    }
  }

  private func bytes(of path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  private func processorSeconds(_ body: () throws -> Void) rethrows -> Double {
    let start = clock()
    try body()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }
}

/// What the benchmark of `quotes extract --rows` measured; seconds of a processor.
struct ExtractFigures: Encodable {
  /// More than parsing, reading and writing alone that it is to take at most.
  private static let goal = 1.1

  let articles: Int
  /// Of the input, and of the rows.
  let bytes: Int
  let rowBytes: Int
  var rows = Double.infinity
  var json = Double.infinity
  var parsing = Double.infinity
  var reading = Double.infinity
  var writing = Double.infinity

  var text: String {
    var table = Table("Rows without an archive", "processor s", "articles/s", "MB/s")
    for (name, time) in [
      ("quotes extract --rows csv", rows), ("quotes extract", json), ("parsing alone", parsing),
      ("reading the same bytes", reading), ("writing the rows' bytes", writing),
    ] {
      table.add(
        name, time.short, (Double(articles) / time).short, (Double(bytes) / 1e6 / time).short)
    }
    let ratio = rows / (parsing + reading + writing)
    return table.text + """


      \(ratio <= Self.goal ? "PASS" : "FAIL"): rows take \(ratio.short) × the time of parsing alone with \
      reading and writing as many bytes, \((rows / json).short) × that of quotes extract \
      (\(articles) articles, \(rowBytes / 1_000_000) MB of rows).
      """
  }
}
