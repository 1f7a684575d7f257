import ArgumentParser
import ArticleReaders
import QuoteExporters
import QuoteModel
import QuoteParser

/// `quotes extract`
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Reads articles and prints their quotes as JSON Lines, without an archive.",
    examples: """
      quotes extract article.txt
      zcat crawl.jsonl.gz | quotes extract > quotes.jsonl
      quotes extract --explain article.txt
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, or - (default) for standard input.", valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @OptionGroup var reading: ReadingArguments

  @Flag(
    help: """
      Explain each quote: which rule and which words decided, and what else was considered. In \
      words on a terminal, as an object "explanation" in JSON.
      """)
  var explain = false

  @Flag(name: .shortAndLong, help: "Print only errors on stderr.")
  var quiet = false

  func run() async throws {
    try MemoryLimit.check()
    Interruption.watch()
    let status = try await Extraction(
      paths.isEmpty ? ["-"] : paths, reading: try reading.options(), explains: explain,
      isQuiet: quiet
    ).run()
    if status != .done { throw CommandError.ended(status) }
  }
}

/// Reads articles, parses them on all cores, and prints their quotes in the order of the input.
@MainActor private final class Extraction {
  private let messages: Messages
  private let source: RecordSource
  private let output = Output.standard()
  private let explains: Bool
  private var log: ReadingLog
  private var extracted = 0
  private var otherLanguages = OtherLanguages()

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
    let form: ExtractionForm =
      !explains ? .json : output.isTerminal ? .explainedWords : .explainedJSON
    try await OrderedPipeline.run(
      next: { self.source.nextChunk() },
      work: { records in
        records.map {
          let record = $0.read()
          return (record, Extract(of: record, form, by: parser))
        }
      },
      consume: { try self.print($0) })
    try output.flush()
    log.summarize()
    if let line = otherLanguages.line { messages.note(line) }
    if let signal = Interruption.signal {
      messages.error("interrupted: the output ends after a complete article")
      return ExitStatus(signal: signal)
    }
    if source.lacksNamedInput { return .noInput }
    if log.rejected == 0 { return .done }
    return extracted == 0 ? .badInput : .partly
  }

  private func print(_ extracts: [(ReadRecord, Extract?)]) throws {
    for (record, extract) in extracts {
      log.note(record.warnings, at: record.place)
      switch record.outcome {
      case .article:
        extracted += 1
        guard let extract else { continue }
        otherLanguages.note(extract.language)
        try print(extract.product)
      case .rejected(let rejection):
        log.note(rejection, at: record.place)
      }
    }
    guard !output.isTerminal else { return }
    log.showProgress(articles: extracted, bytes: source.bytesRead)
  }

  private func print(_ product: ExtractionForm.Product) throws {
    switch product {
    case .line(let line): try output.append { $0.append(contentsOf: line) }
    case .words(let id, let explanations):
      try output.write(ExtractedQuotes(id, explanations, for: output).text)
    }
  }
}

/// What is printed of one article.
private struct Extract: Sendable {
  let product: ExtractionForm.Product
  let language: TextLanguage

  /// - Returns: `nil` for what is no article.
  init?(of record: ReadRecord, _ form: ExtractionForm, by parser: ArticleParser) {
    guard case .article(let article) = record.outcome else { return nil }
    language = TextLanguage(of: article.body, stated: article.language)
    product = form.product(
      of: article, in: language, id: article.recordID ?? record.place, by: parser)
  }
}

/// How `quotes extract` gives the quotes of an article.
private enum ExtractionForm: Sendable {
  case json, explainedJSON
  /// For a person, each quote with why it was found.
  case explainedWords

  /// What is to be printed of one article, made on any thread.
  enum Product: Sendable {
    case line([UInt8])
    case words(id: String, [Explanation])
  }

  /// - Parameter language: As the article's words tell it.
  func product(
    of article: Article, in language: TextLanguage, id: String, by parser: ArticleParser
  ) -> Product {
    switch self {
    case .json:
      let attributions = parser.attributions(
        in: article.body, title: article.title, language: language)
      return .line(line(ExtractedArticle(id: id, attributions: attributions)))
    case .explainedJSON:
      let explanations = parser.explanations(
        in: article.body, title: article.title, language: language)
      return .line(line(ExtractedArticle(id: id, explanations: explanations)))
    case .explainedWords:
      let explanations = parser.explanations(
        in: article.body, title: article.title, language: language)
      return .words(id: id, explanations)
    }
  }

  private func line(_ article: ExtractedArticle) -> [UInt8] {
    var bytes: [UInt8] = []
    article.append(to: &bytes)
    return bytes
  }
}

/// The quotes of an article that is in no archive, each with why it was found, for a person.
private struct ExtractedQuotes {
  let text: String

  /// - Parameter id: The article's own, or its place.
  init(_ id: String, _ explanations: [Explanation], for output: Output) {
    let count = counted(explanations.count, "quote")
    let heading = output.bold(VisibleText.line(id)) + ": \(count)\n\n"
    let quotes = explanations.map { explanation in
      let fields = LabelledList(rows(of: explanation.attribution), width: output.layoutWidth)
      return (fields.lines + [""]).joined(separator: "\n") + "\n"
        + ExplanationLayout(explanation, for: output).text + "\n"
    }
    text = heading + quotes.joined(separator: "\n")
  }
}

private func rows(of attribution: Attribution) -> [(String, String)] {
  let names = attribution.speakers.map(\.name).joined(separator: " | ")
  return [
    ("quote", attribution.text),
    ("speaker", names.isEmpty ? "unknown" : names),
    ("as printed", attribution.sourceText ?? ""),
    ("cue", attribution.cueText ?? ""),
    ("kind", "\(attribution.kind.rawValue), \(attribution.mode.rawValue)"),
    ("not affirmed", attribution.reservation ?? ""),
  ]
}
