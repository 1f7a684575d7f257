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
    try output.write(QuoteDetails(quote, in: paragraph, decided: history, for: output).text + "\n")
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

/// All that the archive knows of one quote, for a person.
private struct QuoteDetails {
  let text: String

  /// - Parameter decided: What people decided about it, the undone too, as they did.
  init(
    _ quote: Quote, in paragraph: Paragraph, decided: [Decision], for output: Output
  ) {
    let width = output.layoutWidth
    let lines =
      paragraphLines(paragraph, width: width, for: output) + [""]
      + LabelledList(rows(of: quote) + decided.map(row), width: width).lines
    text = lines.joined(separator: "\n") + "\n"
  }
}

private func rows(of quote: Quote) -> [(String, String)] {
  let attribution = quote.attribution
  let article = quote.article
  let kinds = attribution.speakers.map {
    $0.name + " (\($0.kind.rawValue)\($0.isPartialName ? ", full name unknown" : ""))"
  }
  let cue = [attribution.cueText, attribution.cueLemma.map { "(\($0))" }]
  let uttered = [
    attribution.kind.rawValue, attribution.mode.rawValue, attribution.polarity.rawValue,
    attribution.isInner ? "inside another's words" : nil,
  ]
  let rule =
    "\(attribution.rule) (confidence \(attribution.confidence), parser \(quote.parserVersion))"
  /// Under the names of their columns.
  func fields(_ fields: QuoteField...) -> [(String, String?)] {
    fields.map { field in
      guard case .text(let text) = field.cell(of: quote) else { return (field.name, nil) }
      return (field.name, text)
    }
  }
  let ofQuote: [(String, String?)] =
    [
      ("quote", quote.id), ("speaker", kinds.isEmpty ? "unknown" : kinds.joined(separator: " | ")),
      ("as printed", attribution.sourceText),
    ] + fields(.role) + [
      ("cue", cue.compactMap(\.self).joined(separator: " ")), ("to", attribution.recipient),
    ] + fields(.channel, .via) + [
      ("kind", uttered.compactMap(\.self).joined(separator: ", ")),
      ("not affirmed", attribution.reservation), ("rule", rule),
      ("reviewed", quote.isReviewed ? "yes" : "no"),
    ]
  let ofArticle: [(String, String?)] =
    fields(.title, .outlet, .author)
    + [("published", article.published?.description ?? article.publishedAsWritten)]
    + fields(.url)
    + [("article", "\(article.id), read from \(article.input) on \(article.imported)")]
  return (ofQuote + ofArticle).map { ($0, $1 ?? "") }
}

/// *decided  speaker Ana Ruiz (the parser: Luis Ortega), by Mara on 2026-01-22: she is named before*
private func row(of decision: Decision) -> (String, String) {
  let author = decision.author
  let maker = author.name.map { ", by \($0)" } ?? ""
  let reason = author.reason.map { ": \($0)" } ?? ""
  let undone = decision.undoneAt.map { " (taken back on \($0.prefix(10)))" } ?? ""
  return ("decided", "\(decision.sentence)\(maker) on \(author.time.prefix(10))\(reason)\(undone)")
}

/// Where the terminal has styles, the content is bold, its source underlined and its cue in italics;
/// elsewhere they are in brackets, as in examples of rules.
private func paragraphLines(_ paragraph: Paragraph, width: Int, for output: Output) -> [String] {
  guard output.hasStyles else {
    return DisplayWidth.wrapped(paragraph.marked, to: width)
  }
  let text = paragraph.pieces.map { piece in
    switch piece.mark {
    case .content: StyledText.marked(piece.text, as: .bold)
    case .source: StyledText.marked(piece.text, as: .underlined)
    case .cue: StyledText.marked(piece.text, as: .italic)
    case nil: VisibleText.line(piece.text)
    }
  }.joined()
  return StyledText.styled(DisplayWidth.wrapped(text, to: width), for: output)
}

/// Other articles that print the same statement, for a person and for a program.
private struct PrintingLayout {
  /// Empty if there are none.
  let text: String

  private static let mostShown = 20

  init(_ printings: [Printing], for output: Output) {
    guard !printings.isEmpty else {
      text = ""
      return
    }
    var table = Table([
      .init(name: "published"), .init(name: "outlet"), .init(name: "speaker"),
      .init(name: "words"), .init(name: "quote", isID: true),
    ])
    for printing in printings.prefix(Self.mostShown) {
      table.append([
        printing.published?.description ?? "", printing.outlet ?? "", printing.speaker ?? "",
        (printing.isExact ? "the same" : "nearly the same")
          + (printing.polarity == .affirmed ? "" : ", \(printing.polarity.rawValue)"),
        printing.quoteID,
      ])
    }
    let rest = printings.count - Self.mostShown
    let lines =
      ["", output.bold("Also printed")] + table.lines(width: output.layoutWidth)
      + (rest > 0 ? ["… \(rest) more: --json has them all"] : [])
    text = lines.joined(separator: "\n") + "\n"
  }

  static func cell(of printing: Printing) -> Cell {
    [
      "quote_id": .text(printing.quoteID), "text": .text(printing.text),
      "speaker": Cell(printing.speaker), "outlet": Cell(printing.outlet),
      "title": Cell(printing.title), "published": Cell(printing.published?.description),
      "polarity": .text(printing.polarity.rawValue), "is_exact": .flag(printing.isExact),
    ]
  }
}
