import QuoteExporters
import QuoteModel

/// What programs get of each row of a list, under a name.
struct RowField<Row> {
  let name: String
  let cell: (Row) -> Cell

  init(_ name: String, _ cell: @escaping (Row) -> Cell) {
    self.name = name
    self.cell = cell
  }
}

extension Cell {
  /// A row as an object within another.
  static func object<Row>(of row: Row, _ fields: [RowField<Row>]) -> Cell {
    .object(fields.map { ($0.name, $0.cell(row)) })
  }
}

/// A list in both of its forms: as rows for programs, and as people read it.
struct ListLayout<Row> {
  /// What people get.
  enum Text {
    case table([Column])
    /// A text for each row, ending with its line.
    case each((Row, Output) -> String)
  }

  /// A column of a table.
  struct Column {
    let heading: Table.Column
    let text: (Row) -> String?

    static func text(_ heading: String, _ text: @escaping (Row) -> String?) -> Column {
      Column(heading: .init(name: heading), text: text)
    }

    static func id(_ heading: String, _ id: @escaping (Row) -> String?) -> Column {
      Column(heading: .init(name: heading, isID: true), text: id)
    }

    static func number(_ heading: String, _ number: @escaping (Row) -> Int) -> Column {
      aligned(heading) { "\(number($0))" }
    }

    /// Figures, which stand to the right.
    static func aligned(_ heading: String, _ text: @escaping (Row) -> String?) -> Column {
      Column(heading: .init(name: heading, isNumber: true), text: text)
    }
  }

  let fields: [RowField<Row>]
  let text: Text
}

/// Prints a list, a row at a time.
struct ListPrinter<Row> {
  private let layout: ListLayout<Row>
  private let output: Output
  private var rows: RowPrinter?
  /// Printed at the end: all rows say how wide its columns are.
  private var table = Table([])
  private(set) var count = 0

  init(_ layout: ListLayout<Row>, as format: ListFormat, to output: Output) throws {
    self.layout = layout
    self.output = output
    if let rowFormat = format.rowFormat {
      rows = try RowPrinter(output, format: rowFormat, columns: layout.fields.map(\.name))
    } else if case .table(let columns) = layout.text {
      table = Table(columns.map(\.heading))
    }
  }

  mutating func print(_ row: Row) throws {
    count += 1
    if rows != nil {
      try rows?.print(layout.fields.map { $0.cell(row) })
      return
    }
    switch layout.text {
    case .table(let columns): table.append(columns.map { $0.text(row) ?? "" })
    case .each(let text): try output.write(text(row, output))
    }
  }

  /// An empty table is left out.
  func end() throws {
    if let rows { return try rows.end() }
    if case .table = layout.text, count > 0 { try output.write(table) }
    try output.flush()
  }
}

extension Output {
  func print<Row>(
    _ rows: some Sequence<Row>, _ layout: ListLayout<Row>, as format: ListFormat
  ) throws {
    var printer = try ListPrinter(layout, as: format, to: self)
    for row in rows { try printer.print(row) }
    try printer.end()
  }

  /// The same, with what tells people how to read a table below it.
  func print<Row>(
    _ rows: some Sequence<Row>, _ layout: ListLayout<Row>, as format: ListFormat,
    explainedBy explanation: @autoclosure () -> String
  ) throws {
    try print(rows, layout, as: format)
    guard format == .table else { return }
    let lines = DisplayWidth.wrapped(explanation(), to: layoutWidth)
    try write("\n" + lines.joined(separator: "\n") + "\n")
    try flush()
  }

  /// Prints rows for programs alone.
  func print<Row>(
    _ rows: some Sequence<Row>, _ fields: [RowField<Row>], as format: RowFormat
  ) throws {
    var printer = try RowPrinter(self, format: format, columns: fields.map(\.name))
    for row in rows { try printer.print(fields.map { $0.cell(row) }) }
    try printer.end()
  }
}

/// Prints rows of cells for programs: CSV, TSV or JSON, a row at a time.
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
