import ArgumentParser
import ArticleReaders
import Essentials
import Languages
import QuoteExporters
import QuoteModel
import QuoteParser
import QuoteStore

/// `quotes extract`
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract:
      "Reads articles and prints their quotes, without an archive: an object an article, or rows.",
    examples: """
      quotes extract article.txt
      zcat crawl.jsonl.gz | quotes extract > quotes.jsonl
      quotes extract --explain article.txt
      quotes extract --rows csv articles/ > quotes.csv        # the columns of 'quotes export'
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

  @Option(
    help: "Print a row for each quote instead, as 'quotes export' does: csv, jsonl or tsv.")
  var rows: StreamFormat?

  @OptionGroup var columns: ColumnOptions

  @Option(help: "With --rows, whether it was said, written or only thought; repeatable.")
  var mode: [QuoteMode] = []

  @Option(
    help: ArgumentHelp(
      "With --rows, write a row for each article to a file, with its text, in the same format.",
      valueName: "file"))
  var articles: String?

  @Option(help: ArgumentHelp("Write a line of JSON about each input to a file.", valueName: "file"))
  var report: String?

  @Flag(name: .shortAndLong, help: "Print only errors on stderr.")
  var quiet = false

  func validate() throws {
    let ofRows = [
      ("--columns", columns.columns != nil), ("--mode", !mode.isEmpty),
      ("--articles", articles != nil),
    ]
    if rows == nil, let option = ofRows.first(where: \.1)?.0 {
      throw ValidationError("\(option) can only be used with --rows")
    }
    if rows != nil, explain { throw ValidationError("--explain cannot be used with --rows") }
    if let column = try columns.fields().first(where: \.isOfArchive) {
      throw ValidationError("only an archive has '\(column.name)': leave it out of --columns")
    }
  }

  func run() async throws {
    Interruption.watch()
    let status = try await Extraction(self).run()
    if status != .done { throw CommandError.ended(status) }
  }
}

/// A format of rows that can be read while it is written.
struct StreamFormat: ExpressibleByArgument {
  let format: RowFormat

  init?(argument: String) {
    guard let format = RowFormat(rawValue: argument), format.isStream else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { RowFormat.allCases.filter(\.isStream).map(\.rawValue) }
}

/// Reads articles, parses them on all cores, and prints their quotes in the order of the input.
@MainActor private final class Extraction {
  private let messages: Messages
  private let source: RecordSource
  private let skipped: SkippedInputs
  private let output: Output
  private let form: ExtractionForm
  /// Where the articles' own rows go.
  private let articles: OutputFile?
  private let report: InputReport?
  private var log: ReadingLog
  private var extracted = 0
  private var thoughtsLeftOut = 0
  private var otherLanguages = OtherLanguages()

  init(_ command: ExtractCommand) throws {
    let inputs = command.paths.isEmpty ? ["-"] : command.paths
    let reading = try command.reading.options()
    let output = Output.standard()
    let messages = Messages(isQuiet: command.quiet)
    let report = try command.report.map { try InputReport(replacing: $0) }
    let skipped = SkippedInputs { try report?.note($0, "skipped", because: $1) }
    form = try ExtractionForm(command, for: output)
    articles = try command.articles.map { try OutputFile(replacing: $0) }
    (self.output, self.messages, self.report, self.skipped) = (output, messages, report, skipped)
    source = RecordSource(inputs, options: reading, messages: messages) { file in
      MainActor.assumeIsolated { skipped.note(file) }
    }
    log = ReadingLog(inputs, messages)
  }

  func run() async throws -> ExitStatus {
    defer { log.endProgress() }
    let (parser, form) = (ArticleParser(), form)
    try writeOpening()
    try await OrderedPipeline.run(
      next: { self.source.nextChunk() },
      work: { form.extracts(of: $0, by: parser) },
      consume: { try self.print($0) })
    try output.flush()
    try articles?.commit()
    try skipped.throwIfReportFailed()
    try report?.close()
    return endStatus()
  }

  private func endStatus() -> ExitStatus {
    log.summarize()
    let others = [RecordSource.line(onOtherNames: source.otherNames), otherLanguages.line]
    for line in others.compactMap(\.self) { messages.note(line) }
    if thoughtsLeftOut > 0 { messages.note(QueryReport.left(thoughts: thoughtsLeftOut)) }
    if let signal = Interruption.signal {
      messages.error("interrupted: the output ends after a complete article")
      return ExitStatus(signal: signal)
    }
    if source.lacksNamedInput { return .noInput }
    if log.rejected == 0 { return .done }
    return extracted == 0 ? .badInput : .partly
  }

  private func writeOpening() throws {
    guard let rows = form.rowForm else { return }
    try output.append { rows.ofQuotes.appendOpening(to: &$0) }
    try articles?.output.append { rows.ofArticles.appendOpening(to: &$0) }
  }

  /// What is found goes first: of what nobody reads any more nothing is told.
  private func print(_ chunk: ExtractedChunk) throws {
    try output.append(chunk.output.quotes.bytes)
    try articles?.output.append(chunk.output.articles.bytes)
    for (id, explanations) in chunk.output.explained {
      try output.write(ExtractedQuotes(id, explanations, for: output).text)
    }
    for (record, language) in chunk.records {
      log.note(record.warnings, at: record.place)
      switch record.outcome {
      case .article:
        extracted += 1
        try report?.note(record.place, "extracted")
        if let language { otherLanguages.note(language) }
      case .rejected(let rejection):
        try report?.note(record.place, "rejected", because: rejection.description)
        log.note(rejection, at: record.place)
      }
    }
    thoughtsLeftOut += chunk.output.thoughtsLeftOut
    try skipped.throwIfReportFailed()
    guard !output.isTerminal else { return }
    log.showProgress(articles: extracted, bytes: source.bytesRead)
  }
}

/// What was made of a chunk of records, on any thread: a class, as no array or queue takes what cannot be copied.
private final class ExtractedChunk: Sendable {
  /// Each record with the language of the article that it is.
  let records: [(record: ReadRecord, language: TextLanguage?)]
  let output: ExtractedOutput

  init(
    _ records: [(record: ReadRecord, language: TextLanguage?)], _ output: consuming ExtractedOutput
  ) {
    self.records = records
    self.output = output
  }
}

/// What is to be printed of articles.
private struct ExtractedOutput: ~Copyable, Sendable {
  /// Lines or rows.
  var quotes = ByteBuffer()
  /// The rows of the articles themselves.
  var articles = ByteBuffer()
  /// For a person.
  var explained: [(id: String, [Explanation])] = []
  var thoughtsLeftOut = 0
}

/// The quotes of one article, or why each was found.
private struct Found {
  let article: Article
  let language: TextLanguage
  var attributions: [Attribution] = []
  var explanations: [Explanation] = []
  /// Of the quotes.
  var count: Int { max(attributions.count, explanations.count) }

  /// One whose quotes are yet to be found.
  ///
  /// - Returns: `nil` of what is no article.
  init?(_ record: ReadRecord) {
    guard case .article(var article) = record.outcome else { return nil }
    language = TextLanguage(of: article.body, stated: article.language)
    (article.language, article.languageAsWritten) = (language.tag, article.language)
    self.article = article
  }

  mutating func find(by parser: ArticleParser, for form: ExtractionForm) {
    switch form {
    case .json, .rows:
      attributions = parser.attributions(
        in: article.body, title: article.title, language: language)
    case .explainedJSON, .explainedWords:
      explanations = parser.explanations(
        in: article.body, title: article.title, language: language)
    }
  }
}

/// How `quotes extract` gives the quotes of articles.
private enum ExtractionForm: Sendable {
  case json, explainedJSON
  /// For a person, each quote with why it was found.
  case explainedWords
  case rows(ExtractedRowForm)

  init(_ command: ExtractCommand, for output: Output) throws {
    if let format = command.rows?.format {
      self = .rows(
        ExtractedRowForm(
          format: format, fields: try command.columns.fields(),
          modes: command.mode.isEmpty ? QuoteQuery.utteredModes : Set(command.mode),
          writesArticles: command.articles != nil))
    } else {
      self = !command.explain ? .json : output.isTerminal ? .explainedWords : .explainedJSON
    }
  }

  /// All records are read, then told the language of, then parsed, and then written, so that each of the four
  /// has its code and tables in the processor's caches.
  func extracts(of records: [UnreadRecord], by parser: ArticleParser) -> ExtractedChunk {
    let records = records.map { $0.read() }
    var all = records.map(Found.init)
    let languages = all.map { $0?.language }
    for place in all.indices { all[place]?.find(by: parser, for: self) }
    let count = all.indices.reduce(0) { $0 + (all[$1]?.count ?? 0) }
    var output = ExtractedOutput(quotes: ByteBuffer(capacity: (count + 1) * Self.usualLength))
    var printer = rowForm.map(ExtractedRowPrinter.init)
    for place in all.indices {
      // Taken out, so that it is nobody else's, and its attributions can be moved rather than copied.
      guard let found = all[place].take() else { continue }
      append(found, at: records[place].place, &printer, to: &output)
    }
    return ExtractedChunk(Array(zip(records, languages)), output)
  }

  private func append(
    _ found: consuming Found, at place: String, _ printer: inout ExtractedRowPrinter?,
    to output: inout ExtractedOutput
  ) {
    let id = found.article.recordID ?? place
    switch self {
    case .json:
      ExtractedArticle(id: id, attributions: found.attributions).append(to: &output.quotes)
    case .explainedJSON:
      ExtractedArticle(id: id, explanations: found.explanations).append(to: &output.quotes)
    case .explainedWords: output.explained.append((id, found.explanations))
    case .rows: printer?.append(found, at: place, to: &output)
    }
  }

  /// Bytes of a quote as a row, or somewhat more.
  private static let usualLength = 1_300

  var rowForm: ExtractedRowForm? {
    if case .rows(let form) = self { form } else { nil }
  }
}

/// Which rows `--rows` asks for.
private struct ExtractedRowForm: Sendable {
  let format: RowFormat
  let fields: [QuoteField]
  let modes: Set<QuoteMode>
  let writesArticles: Bool

  var ofQuotes: RowWriter { RowWriter(format: format, columns: fields.map(QuoteColumn.field)) }
  var ofArticles: RowWriter {
    RowWriter(format: format, columns: PackageTable.readArticles.columns)
  }
}

/// Writes the quotes of articles as rows, and the articles themselves if they are asked for.
private struct ExtractedRowPrinter {
  private let form: ExtractedRowForm
  private var rows: ExtractedRows
  private var ofQuotes: RowWriter
  private var ofArticles: RowWriter

  init(_ form: ExtractedRowForm) {
    self.form = form
    rows = ExtractedRows(
      fields: form.fields, modes: form.modes, parserVersion: ArticleParser.version)
    (ofQuotes, ofArticles) = (form.ofQuotes, form.ofArticles)
  }

  mutating func append(
    _ found: consuming Found, at place: String, to output: inout ExtractedOutput
  ) {
    let article = found.article
    var attributions: [Attribution] = []
    swap(&attributions, &found.attributions)
    let summary = rows.summary(of: article, input: place)
    if form.modes == QuoteQuery.utteredModes {
      output.thoughtsLeftOut += attributions.indices.count { attributions[$0].mode == .thought }
    }
    rows.forEach(of: consume attributions, in: summary, body: article.body) {
      ofQuotes.append($0, besides: $1, to: &output.quotes)
    }
    guard form.writesArticles else { return }
    ofArticles.append(
      PackageTable.readArticles.row(of: summary, body: article.body), to: &output.articles)
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
