import ArgumentParser
import ArticleReaders
import Foundation
import QuoteParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Parses a row of spoilt articles in a program of its own, which may crash.
struct FuzzTrial: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz-trial", abstract: "Some articles, for `fuzz`.", shouldDisplay: false)

  /// How long the parser may take over one article; then the program is ended.
  private static let limit: UInt32 = 10

  @Option var count: Int
  @Option var of = FuzzSubject.articles
  @OptionGroup var source: ArticleSource

  /// Prints each seed before its article is parsed, so that the last one tells where it crashed.
  func run() throws {
    let fault = try faults()
    for seed in source.seed..<source.seed + count {
      write("\n\(seed)")
      alarm(Self.limit)
      if let fault = try fault(seed) { write(" " + fault) }
      alarm(0)
    }
  }

  /// - Returns: What finds the fault of the article of a number.
  private func faults() throws -> (Int) throws -> String? {
    let spoilt = try of.spoilt(source)
    return switch of {
    case .articles: { fault(in: String(decoding: spoilt($0).bytes, as: UTF8.self)) }
    case .pages: { try fault(inPage: spoilt($0).bytes) }
    case .files: { try FileMutator().file($0).fault() }
    }
  }

  /// One page is one article or one rejection, and the same one each time.
  private func fault(inPage bytes: [UInt8]) throws -> String? {
    let read = {
      var reader = try ArticleReader(ByteStream(bytes: bytes), name: "a.html", fileName: "a.html")
      var records: [String] = []
      while let record = try reader.next() { records.append("\(record)") }
      return records
    }
    let records = try read()
    guard records.count == 1 else { return "it gives \(records.count) records" }
    return try read() == records ? nil : "read again, it gives something else"
  }

  private func fault(in body: String) -> String? {
    let found = ArticleParser().attributions(in: body)
    guard found == ArticleParser().attributions(in: body) else {
      return "parsed again, it gives something else"
    }
    return AttributionCheck(body).fault(in: found)
  }

  private func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// Runs it.
  ///
  /// - Returns: How many articles were parsed, with one that it crashed on, and what went wrong.
  static func outcome(first: Int, count: Int, of subject: FuzzSubject, articles: String?) throws
    -> (
      count: Int, faults: [FuzzFault]
    )
  {
    let process = Process()
    let output = Pipe()
    process.executableURL = Bundle.main.executableURL
    process.arguments =
      ["fuzz-trial", "--seed", "\(first)", "--count", "\(count)", "--of", subject.rawValue]
      + (articles.map { ["--articles", $0] } ?? [])
    process.standardOutput = output
    try process.run()
    let lines = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self
    ).split(separator: "\n")
    process.waitUntilExit()
    var faults = lines.compactMap { line -> FuzzFault? in
      guard let space = line.firstIndex(of: " "), let seed = Int(line[..<space]) else { return nil }
      return FuzzFault(seed: seed, what: String(line[line.index(after: space)...]))
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      guard let seed = lines.last.flatMap({ Int($0) }) else { throw ExitCode.failure }
      let isStopped =
        process.terminationReason == .uncaughtSignal
        && process.terminationStatus == SIGALRM
      faults.append(
        FuzzFault(
          seed: seed,
          what: isStopped
            ? "stopped after \(limit) s" : "crashed with signal \(process.terminationStatus)"))
      return (seed - first + 1, faults)
    }
    return (lines.count, faults)
  }
}
