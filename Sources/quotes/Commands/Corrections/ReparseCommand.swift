import ArgumentParser
import Languages
import QuoteExporters
import QuoteModel
import QuoteParser
import QuoteStore

/// `quotes reparse`
struct ReparseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reparse",
    abstract: "Extracts quotes again with this version of the parser; decisions are kept.",
    examples: """
      quotes reparse --dry-run
      quotes reparse --outlet "The Example" --csv > changes.csv
      """,
    discussion: """
      Prints a row for each quote that is new, is no longer found, or has another speaker, span or \
      kind. Articles that this version has parsed already are skipped.
      """)

  @OptionGroup var words: WordOptions
  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions

  @Flag(help: "Show what would change, and store nothing.")
  var dryRun = false

  @Flag(help: "Also articles that this version has parsed already.")
  var all = false

  @OptionGroup var format: ListFormatOptions

  func run() async throws {
    Interruption.watch()
    let archive = try dryRun ? archive.openForReading() : archive.openForWriting()
    let query = try filter.adding(words).query(
      copies: .all, in: archive, messages: self.archive.messages)
    try QueryReport(archive: archive, query: query, messages: self.archive.messages).explainNames()
    let numbers = try archive.articles.numbers(
      matching: query, notOf: all ? nil : ArticleParser.version)
    let messages = self.archive.messages
    let summary = try await reparse(numbers, of: archive)
    try archive.close()
    if numbers.isEmpty {
      return messages.note(
        "nothing to do: this version has parsed all matching articles; --all parses them again")
    }
    messages.note((dryRun ? "dry run, nothing stored: " : "") + summary.line)
    try Interruption.end(self.archive.path, messages)
  }

  @MainActor private func reparse(
    _ numbers: [Int64], of archive: Archive
  ) async throws -> ReparsedBatch {
    let output = Output.standard()
    var printer = try ListPrinter(QuoteChange.layout, as: format.chosen(for: output), to: output)
    let reparser = Reparser(
      numbers, of: archive, isDryRun: dryRun, messages: self.archive.messages
    ) {
      // The others are too many, and told as a number.
      for change in $0 where change.sort != .detail { try printer.print(change) }
    }
    try await reparser.run()
    try printer.end()
    return reparser.summary
  }
}

/// Extracts stored articles again, a batch at a time: reading and storing on the main thread,
/// parsing on all cores beside it.
@MainActor final class Reparser {
  private let archive: Archive
  private let isDryRun: Bool
  private let print: ([QuoteChange]) throws -> Void
  private let numbers: [Int64]
  private var read = 0
  private var batch: [ReparsedArticle] = []
  private var batchBegun = ContinuousClock.now
  private var bytes = 0
  private var progress: ProgressLine
  /// Without the changes, which were printed.
  private(set) var summary = ReparsedBatch()

  private static let chunkLength = 64

  /// - Parameters:
  ///   - numbers: Of the articles.
  ///   - print: Is handed what has changed once it is stored.
  init(
    _ numbers: [Int64], of archive: Archive, isDryRun: Bool, messages: Messages,
    print: @escaping ([QuoteChange]) throws -> Void
  ) {
    self.archive = archive
    self.isDryRun = isDryRun
    self.numbers = numbers
    self.print = print
    progress = ProgressLine(messages)
  }

  func run() async throws {
    defer { progress.end() }
    let parser = ArticleParser()
    try await OrderedPipeline.run(
      next: { try self.nextChunk() },
      work: { texts in
        texts.map {
          let language = TextLanguage(of: $0.body, stated: $0.statedLanguage)
          let attributions = parser.attributions(
            in: $0.body, title: $0.title, language: language)
          return (
            ReparsedArticle($0, attributions: attributions, language: language.tag),
            $0.body.utf8.count
          )
        }
      },
      consume: { try self.take($0) })
    try storeBatch()
  }

  private func nextChunk() throws -> [StoredText]? {
    guard Interruption.signal == nil, read < numbers.count else { return nil }
    let chunk = numbers[read..<min(numbers.count, read + Self.chunkLength)]
    read += chunk.count
    return try archive.articles.texts(of: chunk)
  }

  private func take(_ articles: [(ReparsedArticle, bytes: Int)]) throws {
    if batch.isEmpty { batchBegun = .now }
    batch += articles.map(\.0)
    bytes += articles.reduce(0) { $0 + $1.bytes }
    progress.show(
      articles: summary.articles + batch.count, bytes: bytes, of: .articles(numbers.count))
    // A kill must not lose much, and many small transactions take long.
    if batch.count >= 4096 || ContinuousClock.now - batchBegun > .milliseconds(500) {
      try storeBatch()
    }
  }

  private func storeBatch() throws {
    guard !batch.isEmpty else { return }
    let stored = try archive.articles.replaceQuotes(
      of: batch, parserVersion: ArticleParser.version, isDryRun: isDryRun)
    summary += stored
    batch = []
    progress.end()
    try print(stored.changes)
  }
}

extension ReparsedBatch {
  /// *5 articles parsed again: 1 quote found, …*
  fileprivate var line: String {
    let changes = QuoteChange.Sort.allCases.map { sort in
      let count = counts[sort, default: 0]
      return switch sort {
      case .found: "\(counted(count, "quote")) found"
      case .lost: "\(count) lost"
      case .speaker: counted(count, "other speaker")
      case .span: counted(count, "other span")
      case .kind: counted(count, "other kind")
      case .detail: "\(count) with another cue, role, rule or confidence"
      }
    }
    let decisions =
      "\(counted(decisionsInForce, "decision")) in force"
      + (conflicts == 0
        ? "" : ", \(counted(conflicts, "conflict")): 'quotes corrections --status conflict'")
    return "\(counted(articles, "article")) parsed again: "
      + changes.joined(separator: ", ") + "; \(decisions)"
  }
}

extension QuoteChange {
  /// For people, a line of each.
  fileprivate static var layout: ListLayout<QuoteChange> {
    ListLayout(
      fields: [
        .init("change") { .text($0.sort.rawValue) }, .init("quote_id") { .text($0.quoteID) },
        .init("before") { Cell($0.before) }, .init("after") { Cell($0.after) },
        .init("text") { .text($0.text) },
      ],
      text: .each { change, output in
        let line = VisibleText.line(change.line)
        return (output.tableWidth.map { DisplayWidth.fitted(line, to: $0) } ?? line) + "\n"
      })
  }

  /// *speaker  0123456789abcdef.17  Ana Ruiz → Luis Ortega: It holds.*
  private var line: String {
    let (before, after) = (before ?? "(none)", after ?? "(none)")
    let values =
      switch sort {
      case .found: after
      case .lost: before
      case .speaker, .span, .kind, .detail: "\(before) → \(after)"
      }
    return DisplayWidth.padded(sort.rawValue, to: 9) + "\(quoteID)  \(values): \(text)"
  }
}
