import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes articles`
struct ArticlesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articles",
    abstract: "Lists articles; with filters on quotes, those that contain a matching quote.",
    examples: """
      quotes articles --outlet "The Example" --from 2026-01
      quotes articles --speaker Ortega --csv
      """)

  @OptionGroup var words: WordOptions
  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var page: PageOptions

  @Option(help: "The order.")
  var sort: SortOrder = .newest

  @OptionGroup var format: ListFormatOptions

  /// The fields of an article that do not differ between machines, and how many quotes it has.
  static var fields: [RowField<ArticleSummary>] {
    func fields(_ fields: QuoteField...) -> [RowField<ArticleSummary>] {
      fields.map { field in RowField(field.name) { field.cell(of: $0) } }
    }
    return fields(.articleID, .published, .outlet, .title, .author, .url, .language)
      + [RowField("quotes") { .integer($0.quoteCount) }] + fields(.articleHash, .copyOf)
  }

  private static var layout: ListLayout<ArticleSummary> {
    ListLayout(
      fields: fields,
      text: .table([
        .text("published") { $0.published?.description }, .text("outlet", \.outlet),
        .text("title", \.title), .number("quotes", \.quoteCount), .text("id", \.id),
      ]))
  }

  func run() throws {
    let archive = try archive.openForReading()
    let messages = self.archive.messages
    let output = Output.standard()
    let format = format.chosen(for: output)
    var query = try filter.adding(words).query(copies: .all, in: archive, messages: messages)
    query.sort = sort.querySort
    try QueryReport(archive: archive, query: query, messages: messages).explainNames()
    page.narrow(&query, listedAs: format, on: output)
    var printer = try ListPrinter(Self.layout, as: format, to: output)
    guard query.limit == nil else {
      let found = try archive.articles.page(matching: query)
      for article in found.rows { try printer.print(article) }
      try printer.end()
      if found.total == 0 { messages.note("no articles match") }
      page.reportRest(shown: found.rows.count, of: found.total, called: "article", to: messages)
      return
    }
    try archive.articles.forEach(matching: query) { try printer.print($0) }
    try printer.end()
    if printer.count == 0 { messages.note("no articles match") }
  }
}
