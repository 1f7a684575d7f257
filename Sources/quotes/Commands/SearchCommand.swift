import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes search`
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Finds quotes by words, speaker and other filters.",
    discussion: """
      quotes search "peace deal" --speaker Ruiz
      quotes search --outlet "The Example" --from 2026-01 --kind direct --json
      """)

  @Argument(help: "All of these words; \"several in marks\" are a phrase.")
  var words: [String] = []

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var page: PageOptions

  @Option(help: "The order.")
  var sort: SortOrder = .relevance

  @OptionGroup var columns: ColumnOptions
  @OptionGroup var format: ListFormatOptions

  private static let defaultLimit = 50

  func run() throws {
    var query = filter.query(leavesOutThought: true)
    query.words = words.isEmpty ? nil : words.joined(separator: " ")
    query.sort = sort.querySort
    query.limit = page.limit ?? Self.defaultLimit
    query.offset = page.offset
    let archive = try archive.openForReading()
    let messages = self.archive.messages
    let output = Output.standard()
    let found = try archive.quotes.page(matching: query)
    try print(found.rows, to: output)
    let search = QuoteSearch(archive: archive, query: query, messages: messages)
    if found.total == 0 { try search.explainNothing() }
    page.reportRest(shown: found.rows.count, of: found.total, called: "quote", to: messages)
    try search.reportThoughts()
  }

  private func print(_ quotes: [Quote], to output: Output) throws {
    guard let rowFormat = format.chosen(for: output).rowFormat else {
      for quote in quotes { try output.write(QuoteLayout(quote, for: output).text) }
      return try output.flush()
    }
    let columns = try columns.chosen() ?? QuoteColumn.standard
    var printer = try RowPrinter(output, format: rowFormat, columns: columns.map(\.rawValue))
    for quote in quotes { try printer.print(columns.map { $0.cell(of: quote) }) }
    try printer.end()
  }
}
