import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes articles`
struct ArticlesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articles",
    abstract: "Lists articles; a filter on quotes keeps the articles that have such a quote.",
    examples: """
      quotes articles --outlet "The Example" --from 2026-01
      quotes articles --speaker Ortega --csv
      """)

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var page: PageOptions

  @Option(help: "The order.")
  var sort: SortOrder = .newest

  @OptionGroup var format: ListFormatOptions

  /// Where and when an article was read differs between machines, so `show` tells it.
  static let columns = ArticleColumn.allCases.filter { $0 != .input && $0 != .imported }

  func run() throws {
    var query = filter.query(leavesOutThought: false)
    query.sort = sort.querySort
    query.limit = page.limit
    query.offset = page.offset
    let archive = try archive.openForReading()
    let output = Output.standard()
    let messages = self.archive.messages
    let format = format.chosen(for: output)
    if format == .table, output.isTerminal, query.limit == nil { query.limit = 50 }
    let isWhole = query.limit == nil
    guard let rowFormat = format.rowFormat, isWhole else {
      let found = try archive.articles.page(matching: query)
      try print(found.rows, as: format, to: output)
      if found.total == 0 { messages.note("no articles match") }
      page.reportRest(shown: found.rows.count, of: found.total, called: "article", to: messages)
      return
    }
    var printer = try RowPrinter(
      output, format: rowFormat, columns: Self.columns.map(\.rawValue))
    var count = 0
    try archive.articles.forEach(matching: query) { article in
      count += 1
      try printer.print(Self.columns.map { $0.cell(of: article) })
    }
    try printer.end()
    if count == 0 { messages.note("no articles match") }
  }

  private func print(_ articles: [ArticleSummary], as format: ListFormat, to output: Output) throws
  {
    guard let rowFormat = format.rowFormat else { return try output.write(table(of: articles)) }
    var printer = try RowPrinter(output, format: rowFormat, columns: Self.columns.map(\.rawValue))
    for article in articles { try printer.print(Self.columns.map { $0.cell(of: article) }) }
    try printer.end()
  }

  private func table(of articles: [ArticleSummary]) -> Table {
    var table = Table([
      .init(name: "published"), .init(name: "outlet"), .init(name: "title"),
      .init(name: "quotes", isNumber: true), .init(name: "id"),
    ])
    for article in articles {
      table.append([
        article.published?.description ?? "", article.outlet ?? "", article.title ?? "",
        "\(article.quoteCount)", article.id,
      ])
    }
    return table
  }
}
