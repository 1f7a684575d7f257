import QuoteModel

/// A timeline in a sentence or two for each series, for those who cannot see it.
struct TimelineCaption {
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
      let most = series.counts.max() ?? 0
      guard most > 0, let place = series.counts.firstIndex(of: most) else {
        return total + undated + "."
      }
      let peak = timeline.unit.name(of: timeline.steps.lowerBound + place)
      return "\(total)\(undated), the most in \(peak): \(most)."
    }
    text = (["Quotes by \(timeline.unit.rawValue), \(first) to \(last)."] + sentences)
      .joined(separator: " ")
  }
}
