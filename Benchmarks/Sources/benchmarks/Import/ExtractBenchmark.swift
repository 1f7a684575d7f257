import CProcessor
import Foundation
import QuoteModel
import QuoteParser

/// How much of the processor `quotes extract --rows` takes, beside its floor: parsing the same texts in memory,
/// and writing the rows' bytes. `quotes extract` stands beside them, which reads and parses the articles too.
///
/// Seconds of the processor, as the kernel counts them for each process, and of one processor, to which all are
/// bound: the two threads of a core slow each other down, and the floor has but one. They take turns of a second
/// or two over the same articles, with parsing at the beginning and at the end of each, so that what else the machine
/// does meets all of them, and the median of the turns' ratios counts. What the command takes to start, measured in
/// each turn with a single article, is taken off: an input has it once, however long it is.
struct ExtractBenchmark {
  private static let turns = 10

  let inventor: Inventor
  /// How many articles to invent.
  let invented: Int
  /// Where they are read instead, again and again if they are few.
  let file: String?
  let folder: URL
  /// The built command.
  let tool: String

  func run() throws -> ExtractFigures {
    bind_to_one_processor()
    let path = folder.appendingPathComponent("quotes-benchmark-\(UUID().uuidString).jsonl").path
    let rows = path + ".csv"
    defer { for file in [path, rows] { try? FileManager.default.removeItem(atPath: file) } }
    if file == nil { _ = try InventedFile(path: path, inventor: inventor, articles: invented) }
    let lines = try bytes(of: file ?? path).split(separator: 0x0A)
    let articles = try ArticleSource.read(file ?? path)
    let perTurn = max(1, invented / Self.turns)
    var figures = ExtractFigures()
    for turn in 0..<Self.turns {
      let places = (turn * perTurn..<(turn + 1) * perTurn).map { $0 % lines.count }
      figures.turns.append(
        try self.turn(places.map { lines[$0] }, places.map { articles[$0] }, path, rows))
    }
    return figures
  }

  /// - Parameters:
  ///   - path: Where the articles are to be read.
  ///   - rows: Where the rows are to be written.
  private func turn(
    _ lines: [Data], _ articles: [Article], _ path: String, _ rows: String
  ) throws -> ExtractTurn {
    func extractingSeconds(_ options: [String]) throws -> Double {
      try CommandRun(tool, ["extract", "-q"] + options + [path], output: rows).processorSeconds
    }
    try write(lines.prefix(1), to: path)
    let starting = try extractingSeconds(["--rows", "csv"])
    try write(lines[...], to: path)
    var turn = ExtractTurn(articles: lines.count, bytes: try bytes(of: path).count)
    turn.starting = starting
    turn.parsing = processorSeconds { parse(articles) } / 2
    turn.json = try extractingSeconds([]) - starting
    turn.jsonLines = try extractingSeconds(["--rows", "jsonl"]) - starting
    turn.rows = try extractingSeconds(["--rows", "csv"]) - starting
    let written = try bytes(of: rows)
    turn.rowBytes = written.count
    turn.parsing += processorSeconds { parse(articles) } / 2
    turn.writing = try processorSeconds { try written.write(to: URL(fileURLWithPath: rows)) }
    return turn
  }

  private func parse(_ articles: [Article]) {
    let parser = ArticleParser()
    for article in articles { _ = parser.attributions(in: article.body, title: article.title) }
  }

  private func write(_ lines: ArraySlice<Data>, to path: String) throws {
    try Data(lines.joined(separator: [0x0A])).write(to: URL(fileURLWithPath: path))
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

/// What one turn took, in seconds of the processor; of the command without what it takes to start.
struct ExtractTurn: Encodable {
  let articles: Int
  /// Of the input, and of the rows as CSV.
  let bytes: Int
  var rowBytes = 0
  var starting = 0.0
  var rows = 0.0
  var jsonLines = 0.0
  var json = 0.0
  var parsing = 0.0
  var writing = 0.0

  init(articles: Int, bytes: Int) { (self.articles, self.bytes) = (articles, bytes) }

  /// How many times the floor's time the rows take.
  func ratio(_ rows: Double) -> Double { rows / (parsing + writing) }
}

/// What the benchmark of `quotes extract --rows` measured.
struct ExtractFigures: Encodable {
  /// Throughput is to be at most a tenth below that of the floor.
  private static let goal = 1 / 0.9

  var turns: [ExtractTurn] = []

  var text: String {
    let articles = turns.reduce(0) { $0 + $1.articles }
    let bytes = turns.reduce(0) { $0 + $1.bytes }
    var table = Table("Rows without an archive", "processor s", "articles/s", "MB/s")
    for (name, figure) in [
      ("quotes extract --rows csv", \ExtractTurn.rows),
      ("quotes extract --rows jsonl", \ExtractTurn.jsonLines),
      ("quotes extract", \ExtractTurn.json), ("parsing alone", \ExtractTurn.parsing),
      ("writing the rows' bytes", \ExtractTurn.writing),
    ] {
      let time = turns.reduce(0) { $0 + $1[keyPath: figure] }
      table.add(
        name, time.short, (Double(articles) / time).short, (Double(bytes) / 1e6 / time).short)
    }
    let csv = turns.map { $0.ratio($0.rows) }.sorted()
    let jsonLines = turns.map { $0.ratio($0.jsonLines) }.sorted()
    let starting = turns.map(\.starting).sorted()
    return table.text + """


      \(median(csv) <= Self.goal ? "PASS" : "FAIL"): rows take \(median(csv).short) × the time of parsing \
      alone and writing as many bytes, in turns \(csv[0].short) to \(csv[csv.count - 1].short); at most \
      \(Self.goal.short) is wanted. As JSON Lines \(median(jsonLines).short) ×. \
      (\(articles) articles in \(turns.count) turns; \(median(starting).short) s to start, each time, are left out.)
      """
  }

  private func median(_ sorted: [Double]) -> Double {
    (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
