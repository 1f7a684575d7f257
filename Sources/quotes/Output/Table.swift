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
