import ArgumentParser
import QuoteExporters
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
    let archive = try archive.openForReading()
    var query = try filter.adding(words).query(
      copies: .all, in: archive, messages: self.archive.messages)
    query.sort = sort.querySort
    let output = Output.standard()
    page.narrow(&query, listedAs: format.chosen(for: output), on: output)
    let search = SearchReport(archive: archive, query: query, messages: self.archive.messages)
    try search.report.explainNames()
    switch place {
    case .quotes: try printQuotes(of: search)
    case .titles, .articles:
      try ArticleHits(search, page: page, format: format).print(in: place)
    }
  }

  private func printQuotes(of search: SearchReport) throws {
    // Rows without a bound may be millions.
    if search.query.limit == nil, !group, let rows = format.chosen(for: .standard()).rowFormat {
      let all = AllQuotes(search, contextSentences: context, offset: page.offset)
      return try all.print(columns.chosen(in: search.archive), as: rows)
    }
    let found =
      group ? try FoundQuotes(groupsOf: search, page) : try FoundQuotes(of: search, page)
    try found.print(contextSentences: context, columns: columns, format: format)
  }
}

/// What people are told about a search beside its rows.
struct SearchReport {
  let archive: Archive
  let query: QuoteQuery
  let messages: Messages

  /// What of the words could not be looked for, or not in all quotes.
  ///
  /// - Parameters:
  ///   - bound: As in `Page`.
  ///   - read: As in `Page`.
  func explainWords(bound: Int? = nil, read: Int? = nil, called noun: String = "quote") throws {
    if let words = query.words, try archive.quotes.isWordless(query) {
      messages.note(
        words.contains { !$0.isWhitespace && !"\"“”„‟«»＂".contains($0) }
          ? "there is no word in '\(words)': searched for these characters instead"
          : "there is no word in '\(words)': ignored")
    }
    if let bound {
      messages.note(
        "more than \(counted(bound, noun)) match: only the \(bound) stored last were ranked; "
          + "more words, a filter or --sort newest find the others")
    }
    if let read {
      messages.note(
        "so many have these words that they are not looked up: only \(counted(read, noun)) were read for "
          + "them; another word beside them, or a filter, finds the others")
    }
  }

  /// Of its names, and of what it leaves out.
  var report: QueryReport { QueryReport(archive: archive, query: query, messages: messages) }
}

/// All that a search finds, printed as it is read.
private struct AllQuotes {
  let search: SearchReport
  let contextSentences: Int?
  let offset: Int

  init(_ search: SearchReport, contextSentences: Int?, offset: Int) {
    (self.search, self.contextSentences, self.offset) = (search, contextSentences, offset)
  }

  func print(_ columns: [QuoteColumn], as format: RowFormat) throws {
    let output = Output.standard()
    var printer = try RowPrinter(output, format: format, columns: columns.map(\.name))
    var context = contextSentences.map { SentenceContext(sentences: $0) }
    var count = 0
    try search.archive.quotes.forEach(matching: search.query) { quote in
      var quote = quote
      try context?.extend(&quote) { try search.archive.articles.body(id: $0) }
      try printer.print(columns.map { $0.cell(of: quote) })
      count += 1
    }
    try printer.end()
    try search.explainWords()
    if count == 0, offset == 0 { search.messages.note("no quotes match") }
    try search.report.reportLeftOut()
  }
}

/// What a search found, as it is printed.
private struct FoundQuotes {
  private let search: SearchReport
  private let paging: PageOptions
  private var quotes: [Quote]
  /// One for each quote if statements were put together.
  private var groups: [FoundStatement] = []
  /// The rows there are in all, and the quotes.
  private let (total, quoteCount): (Int, Int)
  private let (bound, read, thoughts): (Int?, Int?, Int?)

  init(of search: SearchReport, _ paging: PageOptions) throws {
    let found = try search.archive.quotes.page(matching: search.query)
    (self.search, self.paging, quotes) = (search, paging, found.rows)
    (total, quoteCount) = (found.total, found.total)
    (bound, read, thoughts) = (found.bound, found.read, found.thoughtsLeftOut)
  }

  init(groupsOf search: SearchReport, _ paging: PageOptions) throws {
    let (found, count) = try search.archive.quotes.groups(matching: search.query)
    (self.search, self.paging, quotes) = (search, paging, found.rows.map(\.quote))
    groups = found.rows
    (total, quoteCount) = (found.total, count)
    (bound, read, thoughts) = (found.bound, found.read, found.thoughtsLeftOut)
  }

  func print(contextSentences: Int?, columns: ColumnOptions, format: ListFormatOptions) throws {
    let output = Output.standard()
    var quotes = quotes
    if let contextSentences {
      var context = SentenceContext(sentences: contextSentences)
      for place in quotes.indices {
        try context.extend(&quotes[place]) { try search.archive.articles.body(id: $0) }
      }
    }
    var list = QuoteList(columns: try columns.chosen(in: search.archive), format: format)
    let chosen = format.chosen(for: output)
    list.more = moreColumns(in: chosen)
    if chosen == .table { list.surroundings = try surroundings(contextSentences != nil, output) }
    try list.print(quotes, to: output)
    try report()
  }

  private func surroundings(
    _ hasContext: Bool, _ output: Output
  ) throws -> [QuoteLayout.Surroundings] {
    let parts = quotes.map(\.shownParts)
    // Marks would be left out again where there are no colours.
    var hits =
      output.hasStyles && search.query.words != nil
      ? try search.archive.quotes.hits(of: search.query, in: parts.flatMap(\.self))[...] : []
    return quotes.indices.map { place in
      let own = Array(hits.prefix(parts[place].count))
      hits = hits.dropFirst(parts[place].count)
      return QuoteLayout.Surroundings(
        hits: own, hasContext: hasContext, group: groups.isEmpty ? nil : groups[place])
    }
  }

  private func moreColumns(in format: ListFormat) -> [QuoteList.Column] {
    var columns: [QuoteList.Column] = []
    if !groups.isEmpty {
      columns = [
        .init(name: "printings", cells: groups.map { .integer($0.printings) }),
        .init(name: "outlets", cells: groups.map { Cell($0.outlets.joined(separator: " | ")) }),
        .init(
          name: "first_published", cells: groups.map { Cell($0.firstPublished?.description) }),
      ]
    }
    if let bound = bound ?? read, format == .rows(.json) || format == .rows(.jsonLines) {
      let cells = quotes.map { _ in Cell.integer(bound) }
      columns.append(.init(name: "ranked_among", cells: cells))
    }
    return columns
  }

  private func report() throws {
    let messages = search.messages
    try search.explainWords(bound: bound, read: read)
    if total == 0 { search.messages.note("no quotes match") }
    if !groups.isEmpty, quoteCount > QuoteRepository.mostGrouped {
      messages.note(
        "only the first \(QuoteRepository.mostGrouped) of \(quoteCount) quotes were grouped: "
          + "use a filter that finds fewer")
    }
    paging.reportRest(
      shown: quotes.count, of: total, called: groups.isEmpty ? "quote" : "statement", to: messages)
    try search.report.reportLeftOut(thoughts: thoughts)
  }
}

/// Finds and prints the articles whose titles or bodies have the words of a search.
private struct ArticleHits {
  private let search: SearchReport
  private let paging: PageOptions
  private let format: ListFormatOptions

  init(_ search: SearchReport, page: PageOptions, format: ListFormatOptions) {
    (self.search, paging, self.format) = (search, page, format)
  }

  func print(in place: SearchPlace) throws {
    let output = Output.standard()
    let (archive, messages) = (search.archive, search.messages)
    if place == .titles {
      let found = try archive.articles.search(titles: search.query)
      try print(found.rows, in: place, to: output)
      try report(found)
    } else {
      let (found, extent) = try archive.articles.search(bodies: search.query) { read, total in
        messages.progress("\(read) of \(counted(total, "article")) searched")
      }
      messages.progress("")
      try print(found.rows, in: place, to: output)
      try report(found)
      if extent.read < extent.total {
        messages.note(
          "\(extent.read) of \(counted(extent.total, "article")) were searched, enough for this list: "
            + "a higher --limit or --offset searches more")
      }
    }
  }

  private func report(_ found: Page<ArticleHit>) throws {
    try search.explainWords(bound: found.bound, read: found.read, called: "article")
    if found.total == 0 { search.messages.note("no articles match") }
    paging.reportRest(
      shown: found.rows.count, of: found.total, called: "article", to: search.messages)
  }

  private func print(_ hits: [ArticleHit], in place: SearchPlace, to output: Output) throws {
    let excerpt = RowField<ArticleHit>("excerpt") { .text($0.text) }
    let layout = ListLayout<ArticleHit>(
      fields: ArticleListCommand.fields.map { field in
        RowField(field.name) { field.cell($0.article) }
      }
        + (place == .articles ? [excerpt] : []),
      text: .each { text(of: $0, in: place, for: $1) })
    try output.print(hits, layout, as: format.chosen(for: output))
  }

  /// The words that were found, and below them which article has them.
  private func text(of hit: ArticleHit, in place: SearchPlace, for output: Output) -> String {
    let width = output.layoutWidth
    let article = hit.article
    let text = StyledText.line(hit.text.isEmpty ? "(no title)" : hit.text, hits: hit.hits)
    let lines = StyledText.styled(DisplayWidth.wrapped(text, to: width), for: output)
    let title = place == .articles ? article.title : nil
    let details = [
      title, article.outlet, article.published?.description, counted(article.quoteCount, "quote"),
      article.id,
    ]
    let line = "— " + details.compactMap { $0.map(VisibleText.line) }.joined(separator: " · ")
    let source = DisplayWidth.wrapped(line, to: width - 4).map { "    " + $0 }
    return (lines + source).joined(separator: "\n") + "\n\n"
  }
}
