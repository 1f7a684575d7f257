/// Columns with their widths.
struct TableLayout {
  private let columns: [Table.Column]
  private let widths: [Int]

  init(_ columns: [Table.Column], widths: [Int]) {
    self.columns = columns
    self.widths = widths
  }

  /// - Parameter row: A text for each column, visible and on one line; cut where it is too long.
  func line(_ row: [String]) -> String {
    let cells = zip(zip(row, columns), widths).map { cell, width in
      aligned(DisplayWidth.fitted(cell.0, to: width), to: width, isNumber: cell.1.isNumber)
    }
    let line = cells.joined(separator: "  ")
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private func aligned(_ text: String, to width: Int, isNumber: Bool) -> String {
    let padding = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    return isNumber ? padding + text : text + padding
  }
}
