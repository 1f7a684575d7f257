import Foundation
import QuoteModel
import QuoteParser

/// How much of the processor `quotes extract --rows` takes, beside parsing alone and writing as much.
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
    var best = (extracting: Double.infinity, parsing: Double.infinity, writing: Double.infinity)
    for _ in 0..<Self.rounds {
      let run = try CommandRun(
        tool, ["extract", "-q", "--rows", "csv", path], discardsOutput: true)
      best.extracting = min(best.extracting, run.processorSeconds)
      best.parsing = min(best.parsing, processorSeconds { parse(invented) })
      best.writing = min(best.writing, try processorSeconds { try written.write(to: null) })
    }
    return ExtractFigures(
      articles: articles, bytes: file.bytes, rowBytes: written.count, extracting: best.extracting,
      parsing: best.parsing, writing: best.writing)
  }

  private var null: URL { URL(fileURLWithPath: "/dev/null") }

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
  /// More than parsing and writing that it is to take at most.
  private static let goal = 1.1

  let articles: Int
  /// Of the input, and of the rows.
  let bytes: Int
  let rowBytes: Int
  let extracting: Double
  let parsing: Double
  let writing: Double

  var text: String {
    let ratio = extracting / (parsing + writing)
    var table = Table("Rows without an archive", "processor s", "articles/s", "MB/s")
    for (name, time) in [
      ("quotes extract --rows csv", extracting), ("parsing alone", parsing),
      ("writing as many bytes", writing),
    ] {
      table.add(
        name, time.short, (Double(articles) / time).short, (Double(bytes) / 1e6 / time).short)
    }
    return table.text + """


      \(ratio <= Self.goal ? "PASS" : "FAIL"): it takes \(ratio.short) × the time of parsing and \
      writing (\(articles) articles, \(rowBytes / 1_000_000) MB of rows).
      """
  }
}
