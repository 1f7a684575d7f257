import Foundation
import QuoteModel

/// How long searches of a large archive take, beside the same SQL, and how long the command takes for
/// one search of a small archive, beside the `sqlite3` shell.
struct SearchBenchmark {
  private static let smallArticles = 200
  /// Of each, the median counts.
  private static let times = 31
  private static let shell = "/usr/bin/sqlite3"

  let inventor: Inventor
  let articles: Int
  let folder: URL
  /// The built command.
  let tool: String
  /// Where the large archive is kept, and found again; `nil` to forget it.
  let archive: String?

  func run() throws -> SearchFigures {
    let folder = folder.appendingPathComponent("quotes-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let large = archive ?? folder.appendingPathComponent("large.sqlite").path
    let making =
      FileManager.default.fileExists(atPath: large)
      ? nil : try LargeArchive(path: large, inventor: inventor).make(articles: articles)
    let made = try SQLite(large).number("SELECT count(*) FROM article")
    let quotes = try SQLite(large).number("SELECT count(*) FROM quote")
    let size = try FileManager.default.attributesOfItem(atPath: large)[.size] as? Int ?? 0
    let queries = try QueryBenchmark(archive: large).run()
    if archive == nil { try FileManager.default.removeItem(atPath: large) }
    let small = folder.appendingPathComponent("small.sqlite").path
    _ = try LargeArchive(path: small, inventor: inventor).make(articles: Self.smallArticles)
    let command = try wholeSearch(of: small)
    return SearchFigures(
      articles: Int(made), quotes: Int(quotes), makingSeconds: making, bytes: size,
      queries: queries, command: command.tool, shell: command.shell)
  }

  /// - Returns: Milliseconds; `nil` for the shell where there is none.
  private func wholeSearch(of archive: String) throws -> (tool: Double, shell: Double?) {
    let database = try SQLite(archive)
    guard let speaker = try SpeakerNames(mostQuotedIn: database) else { return (0, nil) }
    let phrase = try CommonWords(of: database).phrase
    let asked = QueryCase.all(speaker: speaker, phrase: phrase, word: "the")[2]
    let arguments = [
      "search", "\"\(phrase)\"", "--speaker", speaker.name, "--format", "tsv", "-q", "-a", archive,
    ]
    let hasShell = FileManager.default.isExecutableFile(atPath: Self.shell)
    var times: (tool: [Double], shell: [Double]) = ([], [])
    for _ in 0..<Self.times {
      times.tool.append(try CommandRun(tool, arguments, output: CommandRun.nowhere).seconds)
      guard hasShell else { continue }
      let sql = asked.sentences.map { Self.literal($0.sql, $0.values) }.joined(separator: ";\n")
      times.shell.append(
        try CommandRun(Self.shell, [archive, sql], output: CommandRun.nowhere).seconds)
    }
    func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] * 1e3 }
    return (median(times.tool), hasShell ? median(times.shell) : nil)
  }

  /// The sentence with its values in it, for the shell binds none.
  private static func literal(_ sql: String, _ values: [String]) -> String {
    values.enumerated().reduce(sql) { sql, value in
      let text = value.element.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "''")
      return sql.replacingOccurrences(of: "?\(value.offset + 1)", with: "'\(text)'")
    }
  }
}
