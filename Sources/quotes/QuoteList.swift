import QuoteExporters
import QuoteModel

/// Prints quotes as a list: laid out for people, rows for programs.
struct QuoteList {
  let columns: ColumnOptions
  let format: ListFormatOptions

  func print(_ quotes: [Quote], to output: Output) throws {
    guard let rowFormat = format.chosen(for: output).rowFormat else {
      for quote in quotes { try output.write(QuoteLayout(quote, for: output).text) }
      return try output.flush()
    }
    let columns = try columns.chosen() ?? QuoteColumn.standard
    var printer = try RowPrinter(output, format: rowFormat, columns: columns.map(\.rawValue))
    for quote in quotes { try printer.print(columns.map { $0.cell(of: quote) }) }
    try printer.end()
  }
}
