import QuoteModel

/// Counts as bars for a person.
struct BarChart {
  let text: String

  /// - Parameters:
  ///   - limit: The most rows; how many more there are is said below them.
  ///   - keepsLast: Whether those are the last of the rows.
  ///   - total: What the counts are to be shown as shares of.
  init(
    _ heading: String, _ counts: [FacetCount], limit: Int?, keepsLast: Bool = false,
    total: Int? = nil, for output: Output
  ) {
    let shown = keepsLast ? counts.suffix(limit ?? .max) : counts.prefix(limit ?? .max)
    let shares = shown.map { row in total.map { "\(share(row.count, of: $0)) %" } ?? "" }
    let shareWidth = shares.map(\.count).max() ?? 0
    let rows: [(String, String, Int)] = zip(shown, shares).map { row, share in
      let part = DisplayWidth.padded(
        share, to: shareWidth == 0 ? 0 : shareWidth + 2, alignedRight: true)
      return (VisibleText.line(row.value ?? "(none)"), "\(row.count)\(part)", row.count)
    }
    let width = output.layoutWidth
    let nameWidth = min(rows.map { DisplayWidth.of($0.0) }.max() ?? 0, width * 2 / 5)
    let countWidth = rows.map(\.1.count).max() ?? 0
    let room = max(4, width - nameWidth - countWidth - 4)
    let most = max(1, rows.map(\.2).max() ?? 1)
    var lines = ["", output.bold("by \(heading)")]
    for (name, number, count) in rows {
      let fitted = DisplayWidth.fitted(name, to: nameWidth)
      let gap = String(repeating: " ", count: nameWidth - DisplayWidth.of(fitted))
      let indent = String(repeating: " ", count: countWidth - number.count)
      lines.append("\(fitted)\(gap)  \(indent)\(number)  \(bar(count, of: most, in: room))")
    }
    let rest = keepsLast ? counts.dropLast(shown.count) : counts.dropFirst(shown.count)
    if !rest.isEmpty {
      let quotes = counted(rest.reduce(0) { $0 + $1.count }, "quote")
      lines.append("… \(rest.count) \(keepsLast ? "before" : "more"), with \(quotes)")
    }
    text = lines.joined(separator: "\n") + "\n"
  }
}

/// In eighths of a column, so that small counts differ too.
private func bar(_ count: Int, of most: Int, in room: Int) -> String {
  let eighths = max(1, count * room * 8 / most)
  let bar =
    String(repeating: ChartCharacters.full, count: eighths / 8)
    + ChartCharacters.growingRight[eighths % 8]
  return bar.isEmpty ? ChartCharacters.full : bar
}

/// The characters that charts are drawn with: eighths of a column where the locale has them.
enum ChartCharacters {
  /// From nothing to full, growing to the right.
  static let growingRight =
    Terminal.hasBlocks
    ? ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] : ["", "", "", "", "#", "#", "#", "#"]

  /// From nothing to full, growing upwards.
  static let growingUp =
    Terminal.hasBlocks
    ? [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] : [" ", " ", " ", " ", "#", "#", "#", "#", "#"]

  static let full = Terminal.hasBlocks ? "█" : "#"
  static let least = Terminal.hasBlocks ? "▁" : "#"
  static let (left, corner, bottom) = Terminal.hasBlocks ? ("│", "└", "─") : ("|", "+", "-")
}
