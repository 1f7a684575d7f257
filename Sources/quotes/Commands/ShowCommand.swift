import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes show`
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows one quote in its paragraph, with its article and why it was attributed.",
    examples: """
      quotes show 0123456789abcdef.17
      quotes show 0123456789abcdef.17 --json
      """)

  @Argument(help: "The id of the quote, as searches and exports print it.")
  var quoteID: String

  @OptionGroup var archive: ArchiveOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let archive = try archive.openForReading()
    let quote = try quote(in: archive)
    let output = Output.standard()
    let body = try archive.articles.body(id: quote.article.id) ?? ""
    let paragraph = Paragraph(around: quote.attribution, in: body)
    let stored = StoredExplanation(of: quote, in: body)
    let history = try archive.decisions.history(of: quoteID)
    let printings = try archive.quotes.printings(of: quote.id)
    if json { return try printJSON(quote, paragraph, history, printings, stored, to: output) }
    try output.write(QuoteSheet(quote, in: paragraph, decided: history, for: output).text + "\n")
    try output.write(ExplanationLayout(stored.explanation, note: stored.note, for: output).text)
    try output.write(PrintingLayout(printings, for: output).text)
    try output.flush()
  }

  private func printJSON(
    _ quote: Quote, _ paragraph: Paragraph, _ history: [Decision], _ printings: [Printing],
    _ stored: StoredExplanation, to output: Output
  ) throws {
    let attribution = quote.attribution
    let further: [(String, Cell)] = [
      ("source_spans", .spans(attribution.source)), ("cue_spans", .spans(attribution.cue)),
      ("paragraph", .text(paragraph.text)), ("paragraph_marked", .text(paragraph.marked)),
      ("corrections", .list(history.map { .object(of: $0, Decision.fieldsAboutQuotes) })),
      ("printings", .list(printings.map(PrintingLayout.cell(of:)))),
      ("explanation", stored.explanation.map { Cell($0) } ?? .empty),
      ("explanation_note", Cell(stored.note)),
    ]
    let fields = QuoteField.allCases
    var printer = try RowPrinter(
      output, format: .jsonLines, columns: fields.map(\.name) + further.map(\.0))
    try printer.print(fields.map { $0.cell(of: quote) } + further.map(\.1))
    try printer.end()
  }

  private func quote(in archive: Archive) throws -> Quote {
    if let quote = try archive.quotes.quote(id: quoteID) { return quote }
    if try archive.decisions.isKnown(quoteID) {
      throw CommandError.failed(
        .noInput,
        "a person decided that this is not a quote: \(quoteID): "
          + "'quotes correct \(quoteID) --undo' undoes that")
    }
    throw DecisionError.noSuchQuote(id: quoteID)
  }
}
