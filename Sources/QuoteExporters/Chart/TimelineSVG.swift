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
