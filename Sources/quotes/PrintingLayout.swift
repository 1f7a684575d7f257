import QuoteExporters
import QuoteModel

/// Other articles that print the same statement, for a person and for a program.
struct PrintingLayout {
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
      .init(name: "words"), .init(name: "quote"),
    ])
    for printing in printings.prefix(Self.mostShown) {
      table.append([
        printing.published?.description ?? "", printing.outlet ?? "", printing.speaker ?? "",
        printing.isExact ? "the same" : "nearly the same", printing.quoteID,
      ])
    }
    let rest = printings.count - Self.mostShown
    let lines =
      ["", output.bold("Also printed")] + table.lines(width: output.layoutWidth)
      + (rest > 0 ? ["… \(rest) more: --json has them all"] : [])
    text = lines.joined(separator: "\n") + "\n"
  }

  static func cell(of printing: Printing) -> Cell {
    .object([
      ("quote_id", .text(printing.quoteID)), ("text", .text(printing.text)),
      ("speaker", Cell(printing.speaker)), ("outlet", Cell(printing.outlet)),
      ("title", Cell(printing.title)), ("published", Cell(printing.published?.description)),
      ("is_exact", .flag(printing.isExact)),
    ])
  }
}
