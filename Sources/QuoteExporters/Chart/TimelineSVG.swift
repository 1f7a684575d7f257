public import QuoteModel

/// Quotes over time as a picture: an SVG file without script, style sheet or font of its own, which
/// looks the same in a browser and in print, and is the same for the same counts.
public struct TimelineSVG {
  public let text: String

  /// - Parameters:
  ///   - title: What is counted, in words.
  ///   - filter: The filters that were asked for, in words; empty for none.
  public init(_ timeline: Timeline, title: String, filter: String) {
    let frame = TimelineFrame(timeline)
    let marks = TimelineMarks(timeline, in: frame)
    let caption = [TimelineCaption(timeline).text, filter].filter { !$0.isEmpty }
    let lines =
      [
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(frame.width) \(frame.height)" \
        width="\(frame.width)" height="\(frame.height)" role="img" aria-labelledby="title desc" \
        font-family="Helvetica, Arial, sans-serif" font-size="13" fill="#222222">
        """,
        "<title id=\"title\">\(XMLText.label(title))</title>",
        "<desc id=\"desc\">\(XMLText.label(caption.joined(separator: " ")))</desc>",
        "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
        """
        <text x="\(TimelineFrame.margin)" y="34" font-size="20" font-weight="bold">\
        \(XMLText.label(fitted(title, to: 84)))</text>
        """,
      ] + TimelineSVG.legend(of: timeline, hasColumns: marks.hasColumns) + frame.axes + marks.lines
      + [TimelineSVG.footer(filter, in: frame), "</svg>"]
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func legend(of timeline: Timeline, hasColumns: Bool) -> [String] {
    timeline.series.enumerated().map { place, series in
      let y = TimelineFrame.legendTop + place * TimelineFrame.legendLine
      let undated = series.undated == 0 ? "" : ", \(series.undated) of them undated (not drawn)"
      let name = fitted(series.name ?? "All quotes", to: 90)
      let count = "\(series.total) \(series.total == 1 ? "quote" : "quotes")"
      return """
        \(SeriesStyle(place).sample(x: TimelineFrame.margin, y: y - 5, isColumn: hasColumns))\
        <text x="\(TimelineFrame.margin + 40)" y="\(y)">\
        \(XMLText.label(name)): \(count)\(undated)</text>
        """
    }
  }

  private static func footer(_ filter: String, in frame: TimelineFrame) -> String {
    guard !filter.isEmpty else { return "" }
    return """
      <text x="\(TimelineFrame.margin)" y="\(frame.height - 12)" font-size="11" fill="#555555">\
      \(XMLText.label(fitted(filter, to: 150)))</text>
      """
  }
}

/// - Returns: The text, cut with an ellipsis where it is longer.
private func fitted(_ text: String, to length: Int) -> String {
  text.count <= length ? text : text.prefix(length - 1) + "…"
}

/// A timeline in a sentence or two for each series, for those who cannot see it.
private struct TimelineCaption {
  let text: String

  init(_ timeline: Timeline) {
    guard !timeline.steps.isEmpty else {
      text = "No dated quotes match."
      return
    }
    let first = timeline.unit.name(of: timeline.steps.lowerBound)
    let last = timeline.unit.name(of: timeline.steps.upperBound - 1)
    let sentences = timeline.series.map { series in
      let total = "\(series.name ?? "All quotes"): \(series.total)"
      let undated = series.undated == 0 ? "" : ", \(series.undated) of them undated and not drawn"
      let values = timeline.values(of: series).map { $0 ?? 0 }
      let most = values.max() ?? 0
      guard most > 0, let place = values.firstIndex(of: most) else {
        return total + undated + "."
      }
      let peak = timeline.unit.name(of: timeline.steps.lowerBound + place)
      return "\(total)\(undated), the most in \(peak): \(coordinate(most))."
    }
    let measured = timeline.measured
    let heading = measured.prefix(1).uppercased() + measured.dropFirst()
    text = (["\(heading) by \(timeline.unit.rawValue), \(first) to \(last)."] + sentences)
      .joined(separator: " ")
  }
}

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
