/// Quotes over time: a count for each step of the calendar, zero where there is none.
public struct Timeline: Hashable, Sendable {
  /// What the quotes of each step are shown as.
  public enum Measure: Hashable, Sendable {
    case count
    /// In per cent of all quotes in the articles of the step.
    case share
    case perThousandQuotes
    case perThousandArticles

    /// What a count is multiplied by once it is divided by what it is of.
    public var scale: Double {
      switch self {
      case .count: 1
      case .share: 100
      case .perThousandQuotes, .perThousandArticles: 1000
      }
    }
  }

  /// Who is counted, with what was counted for each.
  public struct Series: Hashable, Sendable {
    /// `nil` for everybody.
    public var name: String?
    /// The speaker's public id; `nil` for everybody, and where several bear the name.
    public var speakerID: String?
    /// One for each of the timeline's steps.
    public var counts: [Int]
    /// Quotes of articles without a date, which are in no step.
    public var undated: Int

    public var total: Int { counts.reduce(undated, +) }
  }

  /// How many quotes of one series stand in articles of each day.
  public struct Tally: Hashable, Sendable {
    public var name: String?
    public var speakerID: String?
    public var days: [CalendarDate: Int]
    public var undated: Int

    public init(
      name: String? = nil, speakerID: String? = nil, days: [CalendarDate: Int], undated: Int
    ) {
      self.name = name
      self.speakerID = speakerID
      self.days = days
      self.undated = undated
    }
  }

  public let unit: TimeUnit
  /// Numbers of `unit`, from the first that is asked for or counted to the last; may be empty.
  public let steps: Range<Int>
  public private(set) var series: [Series]
  public let measure: Measure
  /// What the counts are of, as `measure` has it; `nil` if they stand for themselves.
  public let base: Series?

  /// - Parameters:
  ///   - measure: What is shown, with all the quotes or articles that it is of.
  ///   - from: The first day that was asked for; without it, time begins with the first quote.
  ///   - to: The last day that was asked for.
  public init(
    of tallies: [Tally], by unit: TimeUnit, from: CalendarDate? = nil, to: CalendarDate? = nil,
    measure: (Measure, of: Tally)? = nil
  ) {
    let days = (tallies + [measure?.of].compactMap(\.self)).flatMap(\.days.keys)
    self.unit = unit
    self.measure = measure?.0 ?? .count
    if let first = from ?? days.min() ?? to, let last = to ?? days.max() ?? from, first <= last {
      steps = unit.step(of: first)..<unit.step(of: last) + 1
    } else {
      steps = 0..<0
    }
    let steps = steps
    series = tallies.map { Series(of: $0, by: unit, in: steps) }
    base = (measure?.of).map { Series(of: $0, by: unit, in: steps) }
  }

  /// What a series has in some steps together, as `measure` has it; `nil` where it is of nothing.
  ///
  /// - Parameter places: From the first step on.
  public func value(of series: Series, at places: Range<Int>) -> Double? {
    let count = Double(series.counts[places].reduce(0, +))
    guard let base else { return count }
    let all = base.counts[places].reduce(0, +)
    return all == 0 ? nil : count * measure.scale / Double(all)
  }

  /// The values of a series, one for each step.
  public func values(of series: Series) -> [Double?] {
    series.counts.indices.map { value(of: series, at: $0..<$0 + 1) }
  }
}

extension Timeline.Series {
  fileprivate init(of tally: Timeline.Tally, by unit: TimeUnit, in steps: Range<Int>) {
    counts = [Int](repeating: 0, count: steps.count)
    for (day, count) in tally.days {
      let place = unit.step(of: day) - steps.lowerBound
      if counts.indices.contains(place) { counts[place] += count }
    }
    (name, speakerID, undated) = (tally.name, tally.speakerID, tally.undated)
  }
}

/// The steps of the calendar that quotes are counted by over time, all numbered without gaps.
public enum TimeUnit: String, CaseIterable, Hashable, Sendable {
  case year
  case month
  /// From Monday to Sunday (ISO 8601).
  case week
  case day

  /// The number of the step that a day falls in.
  public func step(of date: CalendarDate) -> Int {
    switch self {
    case .year: date.year
    case .month: date.year * 12 + date.month - 1
    // 29 December 1969 was a Monday.
    case .week: floorDivided(date.dayNumber + 3, by: 7)
    case .day: date.dayNumber
    }
  }

  /// - Parameter step: Of a day within the years 1–9999.
  public func firstDay(of step: Int) -> CalendarDate {
    let first: CalendarDate? =
      switch self {
      case .year: CalendarDate(year: step, month: 1, day: 1)
      case .month: CalendarDate(year: step / 12, month: step % 12 + 1, day: 1)
      case .week: CalendarDate(dayNumber: step * 7 - 3)
      case .day: CalendarDate(dayNumber: step)
      }
    guard let first else { preconditionFailure("a step is only made of real dates") }
    return first
  }

  /// As ISO 8601 has it: `2026`, `2026-01`, `2026-W04`, `2026-01-22`; sorts in the order of time.
  public func name(of step: Int) -> String {
    let first = firstDay(of: step)
    switch self {
    case .year: return String(first.description.prefix(4))
    case .month: return String(first.description.prefix(7))
    case .day: return first.description
    case .week:
      // A week belongs to the year that its Thursday is in.
      let thursday = CalendarDate(dayNumber: first.dayNumber + 3) ?? first
      let newYear = CalendarDate(year: thursday.year, month: 1, day: 1) ?? first
      let number = (thursday.dayNumber - newYear.dayNumber) / 7 + 1
      return thursday.description.prefix(4) + (number < 10 ? "-W0" : "-W") + String(number)
    }
  }
}

private func floorDivided(_ number: Int, by divisor: Int) -> Int {
  number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
}
