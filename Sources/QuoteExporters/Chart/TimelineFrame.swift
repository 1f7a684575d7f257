import QuoteModel

/// Where things stand in a timeline's picture, in its units, and its axes.
struct TimelineFrame {
  static let margin = 64
  static let legendTop = 62
  static let legendLine = 22

  let width = 960
  let height: Int
  /// The top and the bottom of the plot.
  let top: Int
  let bottom: Int
  private let timeline: Timeline
  private let scale: ValueScale

  private static let plotHeight = 340
  private static let right = 24

  init(_ timeline: Timeline) {
    self.timeline = timeline
    let values = timeline.series.flatMap { timeline.values(of: $0).compactMap(\.self) }
    scale = ValueScale(upTo: values.max() ?? 0, isOfCounts: timeline.measure == .count)
    top = Self.legendTop + timeline.series.count * Self.legendLine + 14
    bottom = top + Self.plotHeight
    height = bottom + 70
  }

  private var plotWidth: Double { Double(width - Self.margin - Self.right) }

  /// What one step of the calendar takes.
  var stepWidth: Double { plotWidth / Double(max(1, timeline.steps.count)) }

  /// - Parameter place: From the first step on; the left edge of its column.
  func x(_ place: Int) -> Double { Double(Self.margin) + stepWidth * Double(place) }

  func y(_ value: Double) -> Double {
    Double(bottom) - Double(Self.plotHeight) * value / scale.last
  }

  var axes: [String] {
    let left = Self.margin
    let right = width - Self.right
    let levels = scale.ticks.map { value in
      let y = coordinate(y(value))
      return """
        <path d="M\(left) \(y)H\(right)" stroke="\(value == 0 ? "#222222" : "#dddddd")"/>\
        <text x="\(left - 8)" y="\(y)" dy="4" text-anchor="end">\(coordinate(value))</text>
        """
    }
    let middle = top + Self.plotHeight / 2
    return levels + steps + [
      """
      <text x="18" y="\(middle)" transform="rotate(-90 18 \(middle))" text-anchor="middle">\
      \(timeline.measured) by \(timeline.unit.rawValue)</text>
      """
    ]
      + (timeline.series.contains { $0.counts.contains { $0 > 0 } }
        ? []
        : [
          """
          <text x="\((left + right) / 2)" y="\(middle)" text-anchor="middle" fill="#555555">\
          no dated quotes match</text>
          """
        ])
  }

  private var steps: [String] {
    let labelled = StepScale(timeline.unit, steps: timeline.steps, width: plotWidth)
    // A name is centred below its step, and must not be cut by the picture's edge.
    return labelled.ticks.compactMap { step in
      let middle = x(step - timeline.steps.lowerBound) + stepWidth / 2
      guard middle < Double(width - 40) || timeline.steps.count == 1 else { return nil }
      let x = coordinate(middle)
      return """
        <path d="M\(x) \(bottom)v6" stroke="#222222"/>\
        <text x="\(x)" y="\(bottom + 22)" text-anchor="middle">\
        \(labelled.name(of: step))</text>
        """
    }
  }
}

/// A number for SVG: two decimals at most, the same on every machine.
func coordinate(_ number: Double) -> String {
  let hundredths = Int((number * 100).rounded())
  let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
  let sign = hundredths < 0 ? "-" : ""
  let decimals =
    rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
  return "\(sign)\(whole)\(decimals)"
}

extension Timeline {
  /// *quotes*, or what they are measured against.
  var measured: String {
    switch measure {
    case .count: "quotes"
    case .share: "quotes in % of all"
    case .perThousandQuotes: "quotes in each 1,000"
    case .perThousandArticles: "quotes in each 1,000 articles"
    }
  }
}

/// The numbers beside an axis: round, and whole if they are counts.
private struct ValueScale {
  let ticks: [Double]

  var last: Double { ticks[ticks.count - 1] }

  /// - Parameter most: The highest value that is drawn.
  init(upTo most: Double, isOfCounts: Bool) {
    // In tenths or hundredths, where there would be too few whole ones.
    var parts = 1.0
    while !isOfCounts, most > 0, most * parts < 4, parts < 100 { parts *= 10 }
    var distance = 1
    // 1, 2, 5, 10, 20, 50 …
    while most * parts > Double(distance * 6) {
      distance = "\(distance)".hasPrefix("2") ? distance / 2 * 5 : distance * 2
    }
    let count = max(1, Int((most * parts / Double(distance)).rounded(.up)))
    ticks = (0...count).map { Double($0 * distance) / parts }
  }
}

/// The steps of the calendar that are named below an axis: as many as have room, at even distances
/// that people count in.
private struct StepScale {
  let ticks: [Int]
  private let isOfYears: Bool
  private let unit: TimeUnit

  /// - Parameter width: Of all the steps, in the picture's units.
  init(_ unit: TimeUnit, steps: Range<Int>, width: Double) {
    let room = unit == .year ? 48.0 : unit == .day ? 92 : 76
    let most = max(1, Int(width / room))
    let distances = StepScale.distances(of: unit)
    let distance =
      distances.first { steps.count <= $0 * most }
      ?? (steps.count / most / distances[distances.count - 1] + 1) * distances[distances.count - 1]
    // Years and months begin at round ones, others with the first step that there is.
    let isRound = unit == .year || unit == .month
    let first =
      isRound ? (steps.lowerBound + distance - 1) / distance * distance : steps.lowerBound
    let round = Array(stride(from: first, to: steps.upperBound, by: distance))
    ticks = round.isEmpty && !steps.isEmpty ? [steps.lowerBound] : round
    isOfYears = unit == .month && distance.isMultiple(of: 12) && !round.isEmpty
    self.unit = unit
  }

  func name(of step: Int) -> String {
    isOfYears ? TimeUnit.year.name(of: step / 12) : unit.name(of: step)
  }

  private static func distances(of unit: TimeUnit) -> [Int] {
    switch unit {
    case .year: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
    case .month: [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000]
    case .week: [1, 2, 4, 13, 26, 52, 104, 260, 520]
    case .day: [1, 2, 7, 14, 28, 91, 182, 364, 728]
    }
  }
}
