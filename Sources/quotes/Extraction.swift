import ArticleReaders
import QuoteExporters
import QuoteModel
import QuoteParser

/// Reads articles, parses them on all cores, and prints their quotes in the order of the input.
@MainActor final class Extraction {
  private let messages: Messages
  private let source: RecordSource
  private let output = Output.standard()
  private let explains: Bool
  private var log: ReadingLog
  private var extracted = 0

  /// - Parameter explains: Says why: in words on a terminal, in JSON elsewhere.
  init(_ inputs: [String], reading: ReadingOptions, explains: Bool, isQuiet: Bool) {
    self.explains = explains
    messages = Messages(isQuiet: isQuiet)
    source = RecordSource(inputs, options: reading, messages: messages)
    log = ReadingLog(inputs, messages)
  }

  func run() async throws -> ExitStatus {
    defer { log.endProgress() }
    let parser = ArticleParser()
    let form: ExtractedForm =
      !explains ? .json : output.isTerminal ? .explainedWords : .explainedJSON
    try await OrderedPipeline.run(
      next: { self.source.nextChunk() },
      work: { records in
        records.map {
          let record = $0.read()
          return (record, product(of: record, form, by: parser))
        }
      },
      consume: { try self.print($0) })
    try output.flush()
    log.summarize()
    if let signal = Interruption.signal {
      messages.error("interrupted: the output ends after a complete article")
      return ExitStatus(signal: signal)
    }
    if source.lacksNamedInput { return .noInput }
    if log.rejected == 0 { return .done }
    return extracted == 0 ? .badInput : .partly
  }

  private func print(_ products: [(ReadRecord, ExtractedForm.Product?)]) throws {
    for (record, product) in products {
      log.note(record.warnings, at: record.place)
      switch record.outcome {
      case .article:
        extracted += 1
        if let product { try print(product) }
      case .rejected(let rejection):
        log.note(rejection, at: record.place)
      }
    }
    guard !output.isTerminal else { return }
    log.showProgress(articles: extracted, bytes: source.bytesRead)
  }

  private func print(_ product: ExtractedForm.Product) throws {
    switch product {
    case .line(let line): try output.append { $0.append(contentsOf: line) }
    case .words(let id, let explanations):
      try output.write(ExtractedSheet(id, explanations, for: output).text)
    }
  }
}

/// `nil` for what is no article.
private func product(
  of record: ReadRecord, _ form: ExtractedForm, by parser: ArticleParser
) -> ExtractedForm.Product? {
  guard case .article(let article) = record.outcome else { return nil }
  return form.product(of: article, id: article.recordID ?? record.place, by: parser)
}
