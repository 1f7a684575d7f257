/// Rows in columns for a person, as wide as the terminal at most.
struct Table {
  struct Column {
    var name: String
    var isNumber = false
    /// Gives way to names where there is little room: rows for programs have it whole.
    var isID = false
  }

  /// Names that are cut shorter say too little.
  private static let narrowest = 16

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
  func layout(width: Int?) -> Layout {
    Layout(
      columns: columns, widths: columnWidths(of: [columns.map(\.name)] + rows, within: width),
      isBounded: width != nil)
  }

  /// The widest columns give way until all fit; ids before names, where these would be cut too short.
  private func columnWidths(of rows: [[String]], within width: Int?) -> [Int] {
    let widths = columns.indices.map { index in
      rows.map { DisplayWidth.of($0[index]) }.max() ?? 0
    }
    guard let width else { return widths }
    let room = max(columns.count * 4, width - 2 * (columns.count - 1))
    let fitted = fitted(widths, into: room)
    let isNarrow = columns.indices.contains { index in
      !columns[index].isID && !columns[index].isNumber
        && fitted[index] < min(widths[index], Self.narrowest)
    }
    guard isNarrow else { return fitted }
    var excess = widths.reduce(0, +) - room
    var kept = widths
    for index in columns.indices where columns[index].isID {
      let cut = min(max(0, excess), kept[index] - min(kept[index], 4))
      kept[index] -= cut
      excess -= cut
    }
    return self.fitted(kept, into: room)
  }

  private func fitted(_ widths: [Int], into room: Int) -> [Int] {
    var widths = widths
    while widths.reduce(0, +) > room,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] })
    {
      let others = widths.filter { $0 < widths[widest] }.max() ?? 4
      let excess = widths.reduce(0, +) - room
      widths[widest] = max(others - 1, widths[widest] - excess, 4)
    }
    return widths
  }

  /// Columns with their widths.
  struct Layout {
    fileprivate let columns: [Column]
    fileprivate let widths: [Int]
    /// Whether lines must not be wider.
    fileprivate let isBounded: Bool

    /// - Parameter row: A text for each column, visible and on one line; text is cut where it must
    ///   be, a number never, as it would be another.
    func line(_ row: [String]) -> String {
      let cells = columns.indices.map { index in
        let isNumber = columns[index].isNumber
        let isWhole = !isBounded || isNumber && Double(row[index]) != nil
        let text = isWhole ? row[index] : DisplayWidth.fitted(row[index], to: widths[index])
        return DisplayWidth.padded(text, to: widths[index], alignedRight: isNumber)
      }
      return trimmed(cells.joined(separator: "  "), of: " ")
    }
  }
}

/// Labels with their values beside them, for a person; one whose value is empty is left out.
struct LabelledList {
  let lines: [String]

  init(_ rows: [(String, String)], width: Int) {
    let rows = rows.filter { !$0.1.isEmpty }
    let labelWidth = rows.map(\.0.count).max() ?? 0
    lines = rows.flatMap { label, value in
      let values = DisplayWidth.wrapped(VisibleText.line(value), to: width - labelWidth - 2)
      return values.enumerated().map {
        DisplayWidth.padded($0 == 0 ? label : "", to: labelWidth + 2) + $1
      }
    }
  }
}
