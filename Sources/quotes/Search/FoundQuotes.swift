import QuoteExporters
import QuoteModel
import QuoteStore

/// What a search found, as it is printed.
struct FoundQuotes {
  private let search: QuoteSearch
  private let paging: PageOptions
  private var quotes: [Quote]
  /// One for each quote if statements were put together.
  private var groups: [FoundStatement] = []
  /// The rows there are in all, and the quotes.
  private let (total, quoteCount): (Int, Int)
  private let (bound, thoughts): (Int?, Int?)

  init(of search: QuoteSearch, _ paging: PageOptions) throws {
    let found = try search.archive.quotes.page(matching: search.query)
    (self.search, self.paging, quotes) = (search, paging, found.rows)
    (total, quoteCount) = (found.total, found.total)
    (bound, thoughts) = (found.bound, found.thoughtsLeftOut)
  }

  init(groupsOf search: QuoteSearch, _ paging: PageOptions) throws {
    let (found, count) = try search.archive.quotes.groups(matching: search.query)
    (self.search, self.paging, quotes) = (search, paging, found.rows.map(\.quote))
    groups = found.rows
    (total, quoteCount) = (found.total, count)
    (bound, thoughts) = (found.bound, found.thoughtsLeftOut)
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
    var list = QuoteList(columns: columns, format: format)
    let chosen = format.chosen(for: output)
    list.more = moreColumns(in: chosen)
    if chosen == .table { list.surroundings = try surroundings(contextSentences != nil, output) }
    try list.print(quotes, to: output)
    try report()
  }

  private func surroundings(
    _ hasContext: Bool, _ output: Output
  ) throws -> [QuoteLayout.Surroundings] {
    let parts = quotes.map(QuoteLayout.parts)
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
    if let bound, format == .rows(.json) || format == .rows(.jsonLines) {
      let cells = quotes.map { _ in Cell.integer(bound) }
      columns.append(.init(name: "ranked_among", cells: cells))
    }
    return columns
  }

  private func report() throws {
    let messages = search.messages
    try search.explainWords(bound: bound)
    if total == 0 { try search.explainNothing() }
    if !groups.isEmpty, quoteCount > QuoteRepository.mostGrouped {
      messages.note(
        "only the first \(QuoteRepository.mostGrouped) of \(quoteCount) quotes were grouped: "
          + "use a filter that finds fewer")
    }
    paging.reportRest(
      shown: quotes.count, of: total, called: groups.isEmpty ? "quote" : "statement", to: messages)
    try search.reportThoughts(thoughts)
  }
}
