import ArticleReaders
import QuoteExporters
import QuoteModel
import QuoteParser

/// Reads articles, parses them on all cores, and prints their quotes in the order of the input.
@MainActor final class Extraction {
  private let messages: Messages
  private let source: RecordSource
  private let output = Output.standard()
  private var warnings: WarningLog
  private var progress: Progress
  private var extracted = 0
  private var rejected = 0

  init(_ inputs: [String], reading: ReadingOptions, isQuiet: Bool) {
    messages = Messages(isQuiet: isQuiet)
    source = RecordSource(inputs, options: reading, messages: messages)
    warnings = WarningLog(messages: messages)
    progress = Progress(messages: messages, totalBytes: totalBytes(of: inputs))
  }

  func run() async throws -> ExitStatus {
    defer { progress.end() }
    let parser = ArticleParser()
    try await SideBySide.run(
      next: { self.source.nextChunk() },
      work: { records in records.map { ($0, line(of: $0, by: parser)) } },
      consume: { try self.print($0) })
    try output.flush()
    progress.end()
    warnings.summarize()
    if let signal = Interruption.signal {
      messages.error("interrupted: standard output: it ends after a whole article")
      return ExitStatus(signal: signal)
    }
    if source.lacksNamedInput { return .noInput }
    if rejected == 0 { return .done }
    return extracted == 0 ? .badInput : .partly
  }

  private func print(_ lines: [(ReadRecord, [UInt8])]) throws {
    for (record, line) in lines {
      warnings.note(record.warnings, at: record.place)
      switch record.outcome {
      case .article:
        extracted += 1
        try output.append { $0.append(contentsOf: line) }
      case .rejected(let rejection):
        rejected += 1
        messages.error("\(rejection.problem): \(record.place): \(rejection.remedy)")
      }
    }
    guard !output.isTerminal else { return }
    progress.show(articles: extracted, rejected: rejected, bytes: source.bytesRead)
  }
}

/// The article's line of JSON; empty for what is none.
private func line(of record: ReadRecord, by parser: ArticleParser) -> [UInt8] {
  guard case .article(let article) = record.outcome else { return [] }
  var bytes: [UInt8] = []
  ExtractedArticle(
    id: article.recordID ?? record.place,
    attributions: parser.attributions(in: article.body, title: article.title)
  ).append(to: &bytes)
  return bytes
}
