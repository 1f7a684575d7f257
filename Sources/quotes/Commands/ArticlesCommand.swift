import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes articles`
struct ArticlesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articles",
    abstract: "Lists articles, or shows one with its quotes marked.",
    examples: """
      quotes articles --outlet "The Example" --from 2026-01
      quotes articles --speaker Ortega --csv
      quotes articles show 0123456789abcdef
      """,
    subcommands: [ArticleListCommand.self, ArticleShowCommand.self],
    defaultSubcommand: ArticleListCommand.self)
}

/// `quotes articles`: the list.
struct ArticleListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract:
      "Lists articles (default); with filters on quotes, those that contain a matching quote.",
    examples: """
      quotes articles --outlet "The Example" --from 2026-01
      quotes articles list peace deal --csv
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

  static var layout: ListLayout<ArticleSummary> {
    ListLayout(
      fields: fields,
      text: .table([
        .text("published") { $0.published?.description }, .text("outlet", \.outlet),
        .text("title", \.title), .number("quotes", \.quoteCount), .id("id", \.id),
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

/// `quotes articles show`
struct ArticleShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a whole article, with its quotes marked and listed.",
    examples: """
      quotes articles show 0123456789abcdef
      quotes articles show 0123456789abcdef --json
      """,
    discussion: """
      The text stands as it was read, and each part of a quote between brackets with the quote's \
      number in the list below it: [1 It holds], Ortega said.
      """)

  @Argument(help: "The id of the article, as lists and exports print it.")
  var articleID: String

  @OptionGroup var archive: ArchiveOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let archive = try archive.openForReading()
    var query = QuoteQuery()
    (query.articles, query.sort) = ([articleID], .stable)
    guard let article = try archive.articles.page(matching: query).rows.first,
      let body = try archive.articles.body(id: article.id)
    else { throw DecisionError.noSuchArticle(id: articleID) }
    var quotes: [Quote] = []
    try archive.quotes.forEach(matching: query) { quotes.append($0) }
    let output = Output.standard()
    guard json else {
      try output.write(ArticleText(article, body, quotes, for: output).text)
      return try output.flush()
    }
    let fields = ArticleListCommand.fields.filter { $0.name != "quotes" }
    let ofQuotes = QuoteField.allCases.filter { !$0.isOfArticle }
    let cells = quotes.map { quote in
      Cell.object(ofQuotes.map { (name: $0.name, value: $0.cell(of: quote)) })
    }
    var printer = try RowPrinter(
      output, format: .jsonLines, columns: fields.map(\.name) + ["body", "quotes"])
    try printer.print(fields.map { $0.cell(article) } + [.text(body), .list(cells)])
    try printer.end()
  }
}

/// An article with its quotes marked, for a person.
private struct ArticleText {
  let text: String

  init(_ article: ArticleSummary, _ body: String, _ quotes: [Quote], for output: Output) {
    let width = output.layoutWidth
    let labels = LabelledList(
      [
        ("article", article.id), ("title", article.title), ("outlet", article.outlet),
        ("author", article.author),
        ("published", article.published?.description ?? article.publishedAsWritten),
        ("section", article.section), ("keywords", article.keywords), ("url", article.url),
        ("language", article.language), ("copy of", article.copyOf),
        ("retrieved", article.retrieved),
        ("read", "from \(article.input) on \(article.imported)"),
      ].map { ($0, $1 ?? "") }, width: width)
    let paragraphs = ArticleText.marked(body, quotes).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).flatMap { line in
      line.isEmpty ? [""] : DisplayWidth.wrapped(VisibleText.line(String(line)), to: width)
    }
    var table = Table([
      .init(name: "", isNumber: true), .init(name: "speaker"), .init(name: "cue"),
      .init(name: "kind"), .init(name: "quote", isID: true),
    ])
    for (place, quote) in quotes.enumerated() {
      let attribution = quote.attribution
      let kind = [
        attribution.kind.rawValue, attribution.mode == .speech ? nil : attribution.mode.rawValue,
        attribution.polarity == .affirmed ? nil : attribution.polarity.rawValue,
      ]
      table.append([
        "\(place + 1)", joinedNames(attribution.speakers.map(\.name)) ?? "(unknown)",
        attribution.cueText ?? "", kind.compactMap(\.self).joined(separator: ", "), quote.id,
      ])
    }
    let list = quotes.isEmpty ? ["no quotes"] : table.lines(width: width)
    let lines = labels.lines + [""] + paragraphs + [""] + list
    text = lines.joined(separator: "\n") + "\n"
  }

  /// Brackets around each part of each quote, with its number; what stands within another is within
  /// its brackets.
  private static func marked(_ body: String, _ quotes: [Quote]) -> String {
    let scalars = Array(body.unicodeScalars)
    var opening: [Int: [(end: Int, number: Int)]] = [:]
    var closing: [Int: Int] = [:]
    for (place, quote) in quotes.enumerated() {
      for span in quote.attribution.content where span.start < span.end && span.end <= scalars.count
      {
        opening[span.start, default: []].append((span.end, place + 1))
        closing[span.end, default: 0] += 1
      }
    }
    var marked = String.UnicodeScalarView()
    for place in 0...scalars.count {
      for _ in 0..<closing[place, default: 0] { marked.append("]") }
      for (_, number) in opening[place, default: []].sorted(by: { $0.end > $1.end }) {
        marked.append(contentsOf: "[\(number) ".unicodeScalars)
      }
      if place < scalars.count { marked.append(scalars[place]) }
    }
    return String(marked)
  }
}
