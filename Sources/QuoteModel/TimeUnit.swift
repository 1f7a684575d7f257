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
