import QuoteExporters

/// Prints rows for programs: CSV, TSV or JSON, a row at a time.
struct RowPrinter {
  private let output: Output
  private var writer: RowWriter

  init(_ output: Output, format: RowFormat, columns: [String]) throws {
    self.output = output
    let writer = RowWriter(format: format, columns: columns)
    self.writer = writer
    try output.append { writer.appendOpening(to: &$0) }
  }

  mutating func print(_ cells: [Cell]) throws {
    try output.append { writer.append(cells, to: &$0) }
  }

  func end() throws {
    try output.append { writer.appendClosing(to: &$0) }
    try output.flush()
  }
}
