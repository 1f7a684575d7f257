import QuoteExporters
import QuoteModel

/// Prints quotes as a list: laid out for people, rows for programs.
struct QuoteList {
  /// A column that only this list has.
  struct Column {
    let name: String
    /// The cell of each quote.
    let cells: [Cell]
  }

  let columns: ColumnOptions
  let format: ListFormatOptions
  /// Behind the others, in rows for programs.
  var more: [Column] = []
  /// Beside each quote, where people read it; empty for nothing.
  var surroundings: [QuoteLayout.Surroundings] = []

  func print(_ quotes: [Quote], to output: Output) throws {
    guard let rowFormat = format.chosen(for: output).rowFormat else {
      for (place, quote) in quotes.enumerated() {
        let beside = surroundings.isEmpty ? .init() : surroundings[place]
        try output.write(QuoteLayout(quote, with: beside, for: output).text)
      }
      return try output.flush()
    }
    let fields = try columns.chosen() ?? QuoteField.standard
    var printer = try RowPrinter(
      output, format: rowFormat, columns: fields.map(\.name) + more.map(\.name))
    for (place, quote) in quotes.enumerated() {
      try printer.print(fields.map { $0.cell(of: quote) } + more.map { $0.cells[place] })
    }
    try printer.end()
  }
}
