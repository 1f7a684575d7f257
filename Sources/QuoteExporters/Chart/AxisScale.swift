import QuoteModel

/// The numbers beside an axis of counts: whole and round.
struct CountScale {
  let ticks: [Int]

  var last: Int { ticks[ticks.count - 1] }

  /// - Parameter most: The highest count that is drawn.
  init(upTo most: Int) {
    var distance = 1
    // 1, 2, 5, 10, 20, 50 …
    while most > distance * 6 {
      distance = "\(distance)".hasPrefix("2") ? distance / 2 * 5 : distance * 2
    }
    let count = max(1, (most + distance - 1) / distance)
    ticks = (0...count).map { $0 * distance }
  }
}

/// The steps of the calendar that are named below an axis: as many as have room, at even distances
/// that people count in.
struct StepScale {
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
