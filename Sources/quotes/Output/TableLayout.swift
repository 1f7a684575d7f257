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
