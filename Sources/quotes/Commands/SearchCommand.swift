import ArgumentParser
import QuoteModel
import QuoteStore

/// `quotes search`
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Finds quotes by words, speaker and other filters.",
    examples: """
      quotes search peace deal --speaker Ruiz
      quotes search '"peace deal" OR accord*' -nato --from 2026-01 --context 1
      quotes search 'dam NEAR water' --exact --group --json
      quotes search ceasefire --in titles
      """,
    discussion: """
      A word is found in all its English forms. Put double quotation marks, * and brackets in \
      single quotation marks, so that the shell leaves them alone. Anything that is not an operator \
      is searched as text.
      """)

  @OptionGroup var words: WordOptions

  @Option(
    name: .customLong("in"), help: "Where to search; articles are read one by one, which is slow."
  )
  var place: SearchPlace = .quotes

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var page: PageOptions

  @Option(help: "The order.")
  var sort: SortOrder = .relevance

  @Option(help: ArgumentHelp("Show n sentences before and after each quote.", valueName: "n"))
  var context: Int?

  @Flag(
    help:
      "Print a statement once, however many articles print it in the same or nearly the same words."
  )
  var group = false

  @OptionGroup var columns: ColumnOptions
  @OptionGroup var format: ListFormatOptions

  func validate() throws {
    try refuseNegative("--context", context)
    guard place != .quotes else { return }
    let ofQuotes = [
      ("--context", context != nil), ("--group", group), ("--columns", columns.columns != nil),
    ]
    if let (name, _) = ofQuotes.first(where: \.1) {
      throw ValidationError(
        "\(name) cannot be used with --in \(place.rawValue), which finds articles")
    }
  }

  func run() throws {
    var query = filter.query(leavesOutThought: place == .quotes)
    words.add(to: &query)
    query.sort = sort.querySort
    query.limit = page.limit ?? PageOptions.usualLimit
    query.offset = page.offset
    let archive = try archive.openForReading()
    let search = QuoteSearch(archive: archive, query: query, messages: self.archive.messages)
    switch place {
    case .quotes: try printQuotes(of: search)
    case .titles, .articles:
      try ArticleHits(search, page: page, format: format).print(in: place)
    }
  }

  private func printQuotes(of search: QuoteSearch) throws {
    let found =
      group ? try FoundQuotes(groupsOf: search, page) : try FoundQuotes(of: search, page)
    try found.print(contextSentences: context, columns: columns, format: format)
  }
}
