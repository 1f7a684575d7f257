/// A day of the Gregorian calendar, as a publisher printed it: without time or time zone.
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  /// - Returns: `nil` for a day that does not exist (29 February 2023) or a year outside 1–9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...CalendarDate.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2026-01-22` and nothing else (ISO 8601, extended calendar date).
  ///
  /// Byte by byte, as records and archives have a day in each article.
  @inlinable public init?(iso text: some StringProtocol) {
    guard text.utf8.count == 10 else { return nil }
    var (digits, place) = (0, 0)
    for byte in text.utf8 {
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard (0x30...0x39).contains(byte) else { return nil }
        digits = digits * 10 + Int(byte - 0x30)
      }
      place += 1
    }
    self.init(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
  }

  /// `2026-01-22`: sorts as text in the order of time.
  public var description: String {
    "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// - Parameter month: 1–12.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

private func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension CalendarDate {
  /// Days since 1 January 1970, below zero before it.
  ///
  /// After Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*: years begin in March, so
  /// that the leap day is the last.
  public var dayNumber: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The reverse of `dayNumber`.
  ///
  /// - Returns: `nil` outside of the years 1–9999.
  public init?(dayNumber: Int) {
    let days = dayNumber + 719_468
    guard days >= 0 else { return nil }
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

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
