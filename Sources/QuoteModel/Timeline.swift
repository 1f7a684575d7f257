/// Quotes over time: a count for each step of the calendar, zero where there is none.
public struct Timeline: Hashable, Sendable {
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

  /// - Parameters:
  ///   - from: The first day that was asked for; without it, time begins with the first quote.
  ///   - to: The last day that was asked for.
  public init(
    of tallies: [Tally], by unit: TimeUnit, from: CalendarDate? = nil, to: CalendarDate? = nil
  ) {
    let days = tallies.flatMap(\.days.keys)
    self.unit = unit
    if let first = from ?? days.min() ?? to, let last = to ?? days.max() ?? from, first <= last {
      steps = unit.step(of: first)..<unit.step(of: last) + 1
    } else {
      steps = 0..<0
    }
    series = []
    for tally in tallies {
      var counts = [Int](repeating: 0, count: steps.count)
      for (day, count) in tally.days {
        let place = unit.step(of: day) - steps.lowerBound
        if counts.indices.contains(place) { counts[place] += count }
      }
      series.append(
        Series(
          name: tally.name, speakerID: tally.speakerID, counts: counts, undated: tally.undated))
    }
  }
}
