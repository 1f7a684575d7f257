import Essentials
public import QuoteModel

/// Which comes first in a date that can mean two days: `1/2/2026`.
public enum DateOrder: String, CaseIterable, Sendable {
  case dayFirst = "day-first"
  case monthFirst = "month-first"
}

extension CalendarDate {
  /// Reads a date as publishers and crawlers write it, whatever time and zone follow it.
  ///
  /// The day is the one that is printed: no time zone moves it. `2026-01-22`, `20260122`, `2026-1-22`,
  /// `2026-01-22T09:30:00+01:00`, `20260122093000`, `Thu, 22 Jan 26 09:30:00 GMT` (RFC 2822 and 822),
  /// `January 22, 2026`, `22-Jan-2026`, `22. Januar 2026`, `jeu., 22 janvier 2026`, `22.01.2026`,
  /// `22/1/2026`, `Thu Jan 22 09:30:00 2026`; seconds or milliseconds since 1970 (UTC).
  /// - Parameter order: What a date means that can mean two days.
  /// - Returns: `nil` for days that do not exist, and for all that may mean two days: `1/2/2026`.
  public init?(written text: String, order: DateOrder? = nil) {
    guard text.utf8.count <= 80 else { return nil }
    // As most records have it: asking Unicode for each character took a sixth of the time of reading a record.
    if let day = CalendarDate(iso: text) {
      self = day
      return
    }
    var words = text.split { $0.isWhitespace || ",•·|".contains($0) }.map(String.init)
    guard (1...Self.mostWords).contains(words.count) else { return nil }
    if words.count == 1, let day = dayOfEpoch(words[0]) {
      self = day
      return
    }
    if let (date, time) = isoDate(words[0]) {
      words[0] = time
      guard words.allSatisfy({ $0.isEmpty || isTimeOrZone($0) }) else { return nil }
      self = date
      return
    }
    var parts = WrittenDateParts(order: order)
    for word in words.flatMap(withoutHyphens) where !parts.take(word) { return nil }
    guard let date = parts.date else { return nil }
    self = date
  }

  /// Of a date with its time and zone.
  static let mostWords = 10

  /// Whether a text is a date that can mean two days, so that an order is needed to read it.
  static func isAmbiguous(_ text: String) -> Bool {
    CalendarDate(written: text) == nil && CalendarDate(written: text, order: .dayFirst) != nil
  }
}

/// The day, month and year of a date, in any order where the month has a name.
private struct WrittenDateParts {
  let order: DateOrder?
  private var day: Int?
  private var month: Int?
  private var year: Int?
  private var weekdays = 0
  /// Whether the month is *mar*, which may be a Tuesday in French and Spanish.
  private var mayBeTuesday = false

  init(order: DateOrder?) { self.order = order }

  var date: CalendarDate? {
    guard let year, let month, let day else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// - Returns: `false` if the word does not belong in a date.
  mutating func take(_ word: String) -> Bool {
    let lower = word.lowercased()
    let name = lower.hasSuffix(".") ? String(lower.dropLast()) : lower
    if let number = monthNames.firstIndex(where: { $0.contains(name) }),
      month == nil || mayBeTuesday && day == nil
    {
      if month != nil { weekdays += 1 }
      mayBeTuesday = month == nil && name == "mar"
      month = number + 1
    } else if mayBeTuesday, day == nil, let date = numericDate(word, order) {
      // mar. 03/03/2026
      weekdays += 1
      take(date)
    } else if weekdays == 0, weekdayNames.contains(name) {
      weekdays += 1
    } else if year == nil, let number = digits(word, 4...4) {
      year = number
    } else if day == nil, let number = digits(withoutOrdinalEnding(lower), 1...2) {
      day = number
    } else if isComplete, year == nil, let number = digits(word, 2...2) {
      // As RFC 822 had it.
      year = century(of: number)
    } else if day == nil, month == nil, year == nil, let date = numericDate(word, order) {
      take(date)
    } else {
      return isComplete
        ? isTimeOrZone(word) || wordsInDates.contains(name)
        : isClockTime(word) || wordsInDates.contains(name)
    }
    return true
  }

  private mutating func take(_ date: CalendarDate) {
    (year, month, day) = (date.year, date.month, date.day)
  }

  private var isComplete: Bool { day != nil && month != nil }
}

/// What stands between the parts of a date: *3 de marzo de 2026*, *at 10:00*.
private let wordsInDates: Set<String> = ["at", "de", "à", "um", "om", "h", "-", "–"]

/// `31`, `Mar` and `2026` of `31-Mar-2026`; else the word alone.
private func withoutHyphens(_ word: String) -> [String] {
  let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
  let hasName = parts.count == 3 && parts[1].first?.isLetter == true
  return hasName && digits(parts[0], 1...4) != nil && digits(parts[2], 1...4) != nil
    ? parts : [word]
}

/// The day of `31/03/2026`, `3/31/26`, `31.03.2026` or `31-03-2026`.
///
/// Nobody writes the month first before full stops.
private func numericDate(_ word: String, _ order: DateOrder?) -> CalendarDate? {
  guard let separator = word.first(where: { "/.-".contains($0) }) else { return nil }
  let parts = word.split(separator: separator, omittingEmptySubsequences: false)
  guard parts.count == 3, let first = digits(parts[0], 1...2), let second = digits(parts[1], 1...2),
    let last = digits(parts[2], 4...4) ?? digits(parts[2], 2...2).map(century)
  else { return nil }
  let dayFirst = CalendarDate(year: last, month: second, day: first)
  let monthFirst = CalendarDate(year: last, month: first, day: second)
  if separator == "." || order == .dayFirst { return dayFirst ?? monthFirst }
  if order == .monthFirst { return monthFirst ?? dayFirst }
  let yearFirst = digits(parts[2], 2...2).flatMap {
    CalendarDate(year: century(of: first), month: second, day: $0)
  }
  let days = Set([dayFirst, monthFirst, yearFirst].compactMap(\.self))
  return days.count == 1 ? days.first : nil
}

/// 2026 of 26, 1998 of 98.
private func century(of year: Int) -> Int { year + (year < 70 ? 2000 : 1900) }

/// The day, in UTC, of a number of seconds or milliseconds since 1970, of the years 2001 to 2099.
private func dayOfEpoch(_ word: String) -> CalendarDate? {
  let whole = word.split(separator: ".", omittingEmptySubsequences: false)
  guard (1...2).contains(whole.count), whole.dropFirst().allSatisfy({ digits($0, 1...9) != nil }),
    let number = digits(whole[0], 10...10) ?? digits(whole[0], 13...13).map({ $0 / 1000 }),
    (1_000_000_000..<4_102_444_800).contains(number)
  else { return nil }
  return CalendarDate(dayNumber: number / 86_400)
}

/// English, German, French, Dutch and Spanish.
private let monthNames: [Set<String>] = [
  ["january", "jan", "januar", "jänner", "janvier", "janv", "januari", "enero", "ene"],
  ["february", "feb", "februar", "février", "févr", "februari", "febrero"],
  ["march", "mar", "märz", "mars", "maart", "mrt", "marzo"],
  ["april", "apr", "avril", "avr", "abril", "abr"], ["may", "mai", "mei", "mayo"],
  ["june", "jun", "juni", "juin", "junio"], ["july", "jul", "juli", "juillet", "juil", "julio"],
  ["august", "aug", "août", "augustus", "agosto", "ago"],
  ["september", "sep", "sept", "septembre", "septiembre"],
  ["october", "oct", "oktober", "okt", "octobre", "octubre"],
  ["november", "nov", "novembre", "noviembre"],
  ["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic"],
]

private let weekdayNames: Set<String> = [
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
  "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
  "mo", "di", "mi", "do", "fr", "sa", "so",
  "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
  "lun", "mar", "mer", "jeu", "ven", "sam", "dim",
  "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
  "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
]

private func withoutOrdinalEnding(_ word: String) -> String {
  // 22. Januar, 1er janvier.
  for ending in ["st", "nd", "rd", "th", "er", "."] where word.hasSuffix(ending) {
    return String(word.dropLast(ending.count))
  }
  return word
}

/// ASCII digits alone, so many of them.
private func digits(_ text: some StringProtocol, _ count: ClosedRange<Int>) -> Int? {
  guard count.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
  else { return nil }
  return Int(text)
}

/// `2026-01-22`, `2026/1/22`, `20260122` or `20260122093000` at the start of a word, and the time
/// that follows.
private func isoDate(_ word: String) -> (CalendarDate, time: String)? {
  let parts = word.split(maxSplits: 1, omittingEmptySubsequences: false) {
    $0 == "T" || $0 == "t"
  }
  var time = parts.count > 1 ? String(parts[1]) : ""
  guard var day = parts.first, parts.count == 1 || !time.isEmpty else { return nil }
  if day.utf8.count == 14, time.isEmpty, digits(day, 14...14) != nil {
    time = String(day.suffix(6))
    day = day.prefix(8)
  }
  if day.utf8.count == 8, let number = digits(day, 8...8) {
    return CalendarDate(year: number / 10000, month: number / 100 % 100, day: number % 100)
      .map { ($0, time) }
  }
  guard let separator = day.first(where: { !$0.isNumber }), "-/.".contains(separator) else {
    return nil
  }
  let numbers = day.split(separator: separator, omittingEmptySubsequences: false)
  guard numbers.count == 3, let year = digits(numbers[0], 4...4),
    let month = digits(numbers[1], 1...2), let number = digits(numbers[2], 1...2)
  else { return nil }
  return CalendarDate(year: year, month: month, day: number).map { ($0, time) }
}

private func isTimeOrZone(_ word: String) -> Bool {
  isClockTime(word) || isZone(word[...])
    || ["at", "am", "pm", "a.m.", "p.m.", "-", "–", "o'clock"].contains(word.lowercased())
}

/// `09:30`, `9:30:15.123`, `093015`, with `Z`, `am`, `+01:00` and the like at its end.
private func isClockTime(_ word: String) -> Bool {
  let clock = word.prefix { $0.isNumber || $0 == ":" || $0 == "." }
  let zone = word[clock.endIndex...]
  guard zone.isEmpty || isZone(zone) else { return false }
  // 10.30am
  let hours = clock.split(separator: ".", omittingEmptySubsequences: false)
  if hours.count == 2, let hour = digits(hours[0], 1...2), let minute = digits(hours[1], 2...2) {
    return hour <= 23 && minute <= 59
  }
  let whole = clock.split(separator: ".", omittingEmptySubsequences: false)
  guard (1...2).contains(whole.count), whole.dropFirst().allSatisfy({ digits($0, 1...9) != nil })
  else { return false }
  var numbers = whole[0].split(separator: ":", omittingEmptySubsequences: false).map {
    digits($0, 1...2)
  }
  if numbers.count == 1, let compact = digits(whole[0], 6...6) {
    numbers = [compact / 10000, compact / 100 % 100, compact % 100]
  } else if numbers.count == 1, let compact = digits(whole[0], 4...4) {
    numbers = [compact / 100, compact % 100]
  }
  guard (2...3).contains(numbers.count), let hour = numbers[0], let minute = numbers[1],
    let second = numbers.count > 2 ? numbers[2] : 0
  else { return false }
  return hour <= 23 && minute <= 59 && second <= 60
    || hour == 24 && minute == 0 && second == 0
}

/// `Z`, `GMT`, `EDT`, `(UTC)`, `+0100`, `-05:00`, `UTC+1`, `am`.
private func isZone(_ word: Substring) -> Bool {
  let bare = word.filter { $0 != "(" && $0 != ")" }
  let letters = bare.prefix { $0.isASCII && $0.isLetter }
  let offset = bare[letters.endIndex...]
  guard letters.count <= 5, !(letters.isEmpty && offset.isEmpty) else { return false }
  guard let sign = offset.first else { return true }
  guard sign == "+" || sign == "-" else { return false }
  let figures = offset.dropFirst().filter { $0 != ":" }
  guard let number = digits(figures, 1...4) else { return false }
  let (hours, minutes) = figures.count > 2 ? (number / 100, number % 100) : (number, 0)
  return hours <= 15 && minutes <= 59
}
