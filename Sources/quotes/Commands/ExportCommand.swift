import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes every quote that a filter matches, as CSV or JSON Lines.",
    examples: """
      quotes export quotes.csv
      quotes export --speaker Ortega --format jsonl > ortega.jsonl
      """)

  @Argument(help: "The file; - or none for standard output. It is replaced only when complete.")
  var file: String?

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var page: PageOptions

  @Option(help: "The order (default: published, article, place in it).")
  var sort: SortOrder?

  @OptionGroup var columns: ColumnOptions

  @Option(help: "The format (default: csv).")
  var format: ExportFormat?

  @Flag(help: "As --format json.")
  var json = false

  @Flag(help: "As --format csv.")
  var csv = false

  func validate() throws { try refuseSeveral(format: format != nil, json: json, csv: csv) }

  func run() throws {
    var query = filter.query(leavesOutThought: true)
    query.sort = sort?.querySort ?? .stable
    query.limit = page.limit
    query.offset = page.offset
    let archive = try archive.openForReading()
    let messages = self.archive.messages
    let file = try outputFile()
    let columns = try columns.chosen() ?? QuoteColumn.standard
    let count = try export(
      query, of: archive, columns: columns, to: file?.output ?? Output.standard())
    try file?.commit()
    let search = QuoteSearch(archive: archive, query: query, messages: messages)
    if count == 0 { try search.explainNothing() }
    if let name = self.file, name != "-", count > 0 {
      messages.note("\(counted(count, "quote")) written to \(name)")
    }
    if page.limit != nil {
      page.reportRest(
        shown: count, of: try archive.quotes.count(matching: query), called: "quote", to: messages)
    }
    try search.reportThoughts()
  }

  /// - Returns: `nil` for standard output.
  private func outputFile() throws -> OutputFile? {
    guard let file, file != "-" else { return nil }
    return try OutputFile(replacing: file, sparing: archive.path)
  }

  private func export(
    _ query: QuoteQuery, of archive: Archive, columns: [QuoteColumn], to output: Output
  ) throws -> Int {
    let rowFormat = json ? .json : csv ? .csv : (format ?? .csv).rowFormat
    var printer = try RowPrinter(output, format: rowFormat, columns: columns.map(\.rawValue))
    var count = 0
    // So that a signal leaves no half-written file behind.
    Interruption.watch()
    try archive.quotes.forEach(matching: query) { quote in
      if let signal = Interruption.signal { throw CommandError.ended(ExitStatus(signal: signal)) }
      try printer.print(columns.map { $0.cell(of: quote) })
      count += 1
    }
    try printer.end()
    return count
  }
}
