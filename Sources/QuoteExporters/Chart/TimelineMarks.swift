import QuoteModel

/// The counts of a timeline as SVG: columns, side by side where there are few of them, else lines.
struct TimelineMarks {
  let lines: [String]
  let hasColumns: Bool

  init(_ timeline: Timeline, in frame: TimelineFrame) {
    let count = timeline.series.count
    let hasColumns = count <= 1 || frame.stepWidth >= 24 * Double(count)
    self.hasColumns = hasColumns
    lines = timeline.series.enumerated().map { place, series in
      hasColumns
        ? columns(of: timeline.values(of: series), place, among: count, in: frame)
        : line(of: timeline.values(of: series), place, in: frame)
    }
  }
}

private func columns(
  of values: [Double?], _ place: Int, among count: Int, in frame: TimelineFrame
) -> String {
  // A lone column of a month would be as wide as the picture.
  let room = min(frame.stepWidth * 0.84, 80 * Double(count))
  let width = room / Double(count)
  // All of them or none, lest a column without a number be taken for a lesser one.
  let isNumbered = width >= Double(values.map { number($0 ?? 0).count }.max() ?? 0) * 7
  let columns = values.enumerated().compactMap { step, value -> String? in
    guard let value, value > 0 else { return nil }
    let x =
      frame.x(step) + (frame.stepWidth - room) / 2 + width * Double(place)
    let y = frame.y(value)
    // At least a line, however many steps there are.
    let column = """
      <rect x="\(coordinate(x))" y="\(coordinate(y))" width="\(coordinate(max(width, 0.5)))" \
      height="\(coordinate(Double(frame.bottom) - y))"/>
      """
    guard isNumbered else { return column }
    return column + """
      <text x="\(coordinate(x + width / 2))" y="\(coordinate(y - 4))" font-size="11" \
      text-anchor="middle" fill="#222222">\(number(value))</text>
      """
  }
  return "<g fill=\"\(SeriesStyle(place).colour)\">\(columns.joined(separator: "\n"))</g>"
}

/// A value with one decimal at most.
private func number(_ value: Double) -> String { coordinate((value * 10).rounded() / 10) }

private func line(of values: [Double?], _ place: Int, in frame: TimelineFrame) -> String {
  let style = SeriesStyle(place)
  // Where there is nothing to measure against, the line goes on to the next.
  let points = values.enumerated().compactMap { step, value in
    value.map { (x: frame.x(step) + frame.stepWidth / 2, y: frame.y($0)) }
  }
  let path = points.map { "\(coordinate($0.x)),\(coordinate($0.y))" }.joined(separator: " ")
  let line = """
    <polyline points="\(path)" fill="none" stroke-linejoin="round" \(style.stroke)/>
    """
  guard frame.stepWidth >= 8 else { return line }
  let marks = points.map { style.mark(x: $0.x, y: $0.y) }
  return line + "\n<g fill=\"\(style.colour)\">\(marks.joined(separator: "\n"))</g>"
}

/// A series' colour (Okabe and Ito's, which colour-blind people tell apart too, in an order in which
/// neighbours differ in lightness), and its stroke and mark, which also print without colour.
struct SeriesStyle {
  let colour: String
  /// Of `stroke-dasharray`; empty for a whole line.
  private let dashes: String
  private let isSquare: Bool

  init(_ place: Int) {
    let colours = ["#0072b2", "#e69f00", "#000000", "#56b4e9", "#d55e00", "#cc79a7", "#009e73"]
    let dashes = ["", "7 4", "2 3", "10 3 2 3"]
    colour = colours[place % colours.count]
    self.dashes = dashes[place % dashes.count]
    isSquare = !place.isMultiple(of: 2)
  }

  /// The attributes of its line.
  var stroke: String {
    "stroke=\"\(colour)\" stroke-width=\"2\""
      + (dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\"")
  }

  /// One of the marks on its line.
  func mark(x: Double, y: Double) -> String {
    isSquare
      ? "<rect x=\"\(coordinate(x - 3.5))\" y=\"\(coordinate(y - 3.5))\" width=\"7\" height=\"7\"/>"
      : "<circle cx=\"\(coordinate(x))\" cy=\"\(coordinate(y))\" r=\"4\"/>"
  }

  /// What stands for it in a legend, 32 wide.
  ///
  /// - Parameter y: Of its middle.
  func sample(x: Int, y: Int, isColumn: Bool) -> String {
    isColumn
      ? "<rect x=\"\(x)\" y=\"\(y - 6)\" width=\"32\" height=\"12\" fill=\"\(colour)\"/>"
      : "<path d=\"M\(x) \(y)h32\" \(stroke)/>"
        + "<g fill=\"\(colour)\">\(mark(x: Double(x + 16), y: Double(y)))</g>"
  }
}
