import Foundation
import Languages
import QuoteModel
import QuoteParser

/// How much of the processor `quotes extract --rows` takes, beside `quotes extract`, which reads and parses
/// the same and writes what was parsed, and beside parsing in memory and writing as many bytes.
///
/// Seconds of a processor, of all threads, so that what else the machine does matters little. Each round
/// does all over the same articles; the best round of each counts.
struct ExtractBenchmark {
  private static let rounds = 5

  let inventor: Inventor
  let articles: Int
  let folder: URL
  /// The built command.
  let tool: String

  func run() throws -> ExtractFigures {
    let path = folder.appendingPathComponent("quotes-benchmark-\(UUID().uuidString).jsonl").path
    let rows = path + ".csv"
    defer { for file in [path, rows] { try? FileManager.default.removeItem(atPath: file) } }
    let file = try InventedFile(path: path, inventor: inventor, articles: articles)
    let invented = (0..<articles).map { inventor.article($0).article }
    let written = try writtenRows(of: path, to: rows)
    var figures = ExtractFigures(articles: articles, bytes: file.bytes, rowBytes: written.count)
    func keepLeast(_ figure: WritableKeyPath<ExtractFigures, Double>, _ seconds: Double) {
      figures[keyPath: figure] = min(figures[keyPath: figure], seconds)
    }
    for _ in 0..<Self.rounds {
      keepLeast(\.rows, try extractingSeconds(path, ["--rows", "csv"]))
      keepLeast(\.json, try extractingSeconds(path, []))
      keepLeast(\.parsing, processorSeconds { parse(invented) })
      keepLeast(
        \.writing,
        try processorSeconds { try written.write(to: URL(fileURLWithPath: rows)) })
    }
    return figures
  }

  private func extractingSeconds(_ path: String, _ options: [String]) throws -> Double {
    try CommandRun(tool, ["extract", "-q"] + options + [path], discardsOutput: true)
      .processorSeconds
  }

  private func parse(_ articles: [Article]) {
    let parser = ArticleParser()
    for article in articles {
      let language = TextLanguage(of: article.body, stated: article.language)
      _ = parser.attributions(in: article.body, title: article.title, language: language)
    }
  }

  private func writtenRows(of path: String, to rows: String) throws -> Data {
    let command = "exec '\(tool)' extract -q --rows csv '\(path)' > '\(rows)'"
    _ = try CommandRun("/bin/sh", ["-c", command])
    return try Data(contentsOf: URL(fileURLWithPath: rows))
  }

  private func processorSeconds(_ body: () throws -> Void) rethrows -> Double {
    let start = clock()
    try body()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }
}

/// What the benchmark of `quotes extract --rows` measured; seconds of a processor.
struct ExtractFigures: Encodable {
  /// More than `quotes extract` that it is to take at most.
  private static let goal = 1.1

  let articles: Int
  /// Of the input, and of the rows.
  let bytes: Int
  let rowBytes: Int
  var rows = Double.infinity
  var json = Double.infinity
  var parsing = Double.infinity
  var writing = Double.infinity

  var text: String {
    var table = Table("Rows without an archive", "processor s", "articles/s", "MB/s")
    for (name, time) in [
      ("quotes extract --rows csv", rows), ("quotes extract", json), ("parsing alone", parsing),
      ("writing as many bytes", writing),
    ] {
      table.add(
        name, time.short, (Double(articles) / time).short, (Double(bytes) / 1e6 / time).short)
    }
    return table.text + """


      \(rows <= Self.goal * json ? "PASS" : "FAIL"): it takes \((rows / json).short) × the time of \
      quotes extract, \((rows / (parsing + writing)).short) × that of parsing in memory and writing \
      (\(articles) articles, \(rowBytes / 1_000_000) MB of rows).
      """
  }
}
