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
      Words are found in all their English forms. Single quotation marks keep the shell from taking \
      the double ones, * and brackets for itself. What cannot be an operator is text.
      """)

  @OptionGroup var words: WordOptions

  @Option(
    name: .customLong("in"), help: "In what the words are looked for; articles are read one by one."
  )
  var place: SearchPlace = .quotes

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var page: PageOptions

  @Option(help: "The order.")
  var sort: SortOrder = .relevance

  @Option(help: ArgumentHelp("Show so many sentences before and after.", valueName: "n"))
  var context: Int?

  @Flag(help: "One row for a statement, however many print it: the same words, or nearly.")
  var group = false

  @OptionGroup var columns: ColumnOptions
  @OptionGroup var format: ListFormatOptions

  private static let defaultLimit = 50

  func validate() throws {
    if let context, context < 0 { throw ValidationError("--context is a number from 0 on") }
    guard place != .quotes else { return }
    let ofQuotes = [
      ("--context", context != nil), ("--group", group), ("--columns", columns.columns != nil),
    ]
    if let (name, _) = ofQuotes.first(where: \.1) {
      throw ValidationError("\(name) is about quotes, and --in \(place.rawValue) finds articles")
    }
  }

  func run() throws {
    var query = filter.query(leavesOutThought: place == .quotes)
    words.add(to: &query)
    query.sort = sort.querySort
    query.limit = page.limit ?? Self.defaultLimit
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
