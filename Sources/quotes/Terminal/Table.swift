/// Rows in columns for a person, as wide as the terminal at most.
struct Table {
  struct Column {
    var name: String
    var isNumber = false
  }

  let columns: [Column]
  /// One text for each column, visible and on one line.
  private var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  mutating func append(_ row: [String]) { rows.append(row.map(VisibleText.line)) }

  /// - Parameter width: The most columns of the terminal; `nil` for no bound.
  func lines(width: Int?) -> [String] {
    let layout = layout(width: width)
    return ([columns.map(\.name)] + rows).map(layout.line)
  }

  /// How wide the columns are for the rows that are there.
  func layout(width: Int?) -> TableLayout {
    TableLayout(
      columns, widths: columnWidths(of: [columns.map(\.name)] + rows, within: width),
      isBounded: width != nil)
  }

  /// The widest columns give way until all fit.
  private func columnWidths(of rows: [[String]], within width: Int?) -> [Int] {
    var widths = columns.indices.map { index in
      rows.map { DisplayWidth.of($0[index]) }.max() ?? 0
    }
    guard let width else { return widths }
    let room = max(columns.count * 4, width - 2 * (columns.count - 1))
    while widths.reduce(0, +) > room,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] })
    {
      let others = widths.filter { $0 < widths[widest] }.max() ?? 4
      let excess = widths.reduce(0, +) - room
      widths[widest] = max(others - 1, widths[widest] - excess, 4)
    }
    return widths
  }
}

/// Columns with their widths.
struct TableLayout {
  private let columns: [Table.Column]
  private let widths: [Int]
  /// Whether lines must not be wider.
  private let isBounded: Bool

  init(_ columns: [Table.Column], widths: [Int], isBounded: Bool) {
    self.columns = columns
    self.widths = widths
    self.isBounded = isBounded
  }

  /// - Parameter row: A text for each column, visible and on one line; text is cut where it must
  ///   be, a number never, as it would be another.
  func line(_ row: [String]) -> String {
    let cells = zip(zip(row, columns), widths).map { cell, width in
      let isNumber = cell.1.isNumber && Double(cell.0) != nil
      let text = isBounded && !isNumber ? DisplayWidth.fitted(cell.0, to: width) : cell.0
      return aligned(text, to: width, isNumber: cell.1.isNumber)
    }
    let line = cells.joined(separator: "  ")
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private func aligned(_ text: String, to width: Int, isNumber: Bool) -> String {
    let padding = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    return isNumber ? padding + text : text + padding
  }
}

/// Names with their values beside them, for a person; a value that is empty is left out.
struct LabelledList {
  let lines: [String]

  init(_ rows: [(String, String)], width: Int) {
    let fields = rows.filter { !$0.1.isEmpty }
    let nameWidth = fields.map(\.0.count).max() ?? 0
    let indent = String(repeating: " ", count: nameWidth + 2)
    lines = fields.flatMap { name, value in
      let padding = String(repeating: " ", count: nameWidth - name.count + 2)
      let values = DisplayWidth.wrapped(VisibleText.line(value), to: width - nameWidth - 2)
      return values.enumerated().map { ($0 == 0 ? name + padding : indent) + $1 }
    }
  }
}
