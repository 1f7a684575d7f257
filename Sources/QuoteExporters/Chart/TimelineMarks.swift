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
        ? columns(of: series, place, among: count, in: frame)
        : line(of: series, place, in: frame)
    }
  }
}

private func columns(
  of series: Timeline.Series, _ place: Int, among count: Int, in frame: TimelineFrame
) -> String {
  // A lone column of a month would be as wide as the picture.
  let room = min(frame.stepWidth * 0.84, 80 * Double(count))
  let width = room / Double(count)
  // All of them or none, lest a column without a number be taken for a lesser one.
  let isNumbered = width >= Double("\(series.counts.max() ?? 0)".count) * 7
  let columns = series.counts.enumerated().filter { $0.element > 0 }.map { step, number in
    let x =
      frame.x(step) + (frame.stepWidth - room) / 2 + width * Double(place)
    let y = frame.y(number)
    // At least a line, however many steps there are.
    let column = """
      <rect x="\(coordinate(x))" y="\(coordinate(y))" width="\(coordinate(max(width, 0.5)))" \
      height="\(coordinate(Double(frame.bottom) - y))"/>
      """
    guard isNumbered else { return column }
    return column + """
      <text x="\(coordinate(x + width / 2))" y="\(coordinate(y - 4))" font-size="11" \
      text-anchor="middle" fill="#222222">\(number)</text>
      """
  }
  return "<g fill=\"\(SeriesStyle(place).colour)\">\(columns.joined(separator: "\n"))</g>"
}

private func line(
  of series: Timeline.Series, _ place: Int, in frame: TimelineFrame
) -> String {
  let style = SeriesStyle(place)
  let points = series.counts.enumerated().map { step, number in
    (x: frame.x(step) + frame.stepWidth / 2, y: frame.y(number))
  }
  let path = points.map { "\(coordinate($0.x)),\(coordinate($0.y))" }.joined(separator: " ")
  let line = """
    <polyline points="\(path)" fill="none" stroke-linejoin="round" \(style.stroke)/>
    """
  guard frame.stepWidth >= 8 else { return line }
  let marks = points.map { style.mark(x: $0.x, y: $0.y) }
  return line + "\n<g fill=\"\(style.colour)\">\(marks.joined(separator: "\n"))</g>"
}
