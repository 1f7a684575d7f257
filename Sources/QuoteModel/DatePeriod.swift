/// A year, a month or a day, as a person filters by it: `2026`, `2026-01`, `2026-01-22`.
public enum DatePeriod: Hashable, Sendable {
  case year(Int)
  case month(year: Int, month: Int)
  case day(CalendarDate)

  /// - Returns: `nil` unless the text is one of the three forms and names a real date.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    var numbers: [Int] = []
    for (part, width) in zip(parts, widths) {
      guard part.utf8.count == width, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    guard (1...3).contains(parts.count), numbers[0] >= 1 else { return nil }
    switch numbers.count {
    case 1: self = .year(numbers[0])
    case 2:
      guard (1...12).contains(numbers[1]) else { return nil }
      self = .month(year: numbers[0], month: numbers[1])
    default:
      guard let day = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2]) else {
        return nil
      }
      self = .day(day)
    }
  }

  /// The first day of the period.
  public var first: CalendarDate { bounds.first }

  /// The last day of the period, part of it.
  public var last: CalendarDate { bounds.last }

  private var bounds: (first: CalendarDate, last: CalendarDate) {
    switch self {
    case .year(let year): between(year, 1, 1, and: 12, 31)
    case .month(let year, let month):
      between(year, month, 1, and: month, CalendarDate.days(inMonth: month, of: year))
    case .day(let day): (day, day)
    }
  }

  private func between(_ year: Int, _ month: Int, _ day: Int, and lastMonth: Int, _ lastDay: Int)
    -> (first: CalendarDate, last: CalendarDate)
  {
    guard let first = CalendarDate(year: year, month: month, day: day),
      let last = CalendarDate(year: year, month: lastMonth, day: lastDay)
    else { preconditionFailure("a period is only made of real dates") }
    return (first, last)
  }
}
