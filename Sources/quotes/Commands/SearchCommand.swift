import ArgumentParser
import QuoteModel
import QuoteStore

/// `quotes search`
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Finds quotes by words, speaker and other filters.",
    examples: """
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
    let found = try archive.quotes.page(matching: query)
    try QuoteList(columns: columns, format: format).print(found.rows, to: .standard())
    let search = QuoteSearch(archive: archive, query: query, messages: messages)
    if found.total == 0 { try search.explainNothing() }
    page.reportRest(shown: found.rows.count, of: found.total, called: "quote", to: messages)
    try search.reportThoughts()
  }
}
