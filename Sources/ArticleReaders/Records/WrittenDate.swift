public import QuoteModel

extension CalendarDate {
  /// Reads a date as publishers and crawlers write it, whatever time and zone follow it.
  ///
  /// The day is the one that is printed: no time zone moves it. `2026-01-22`, `20260122`,
  /// `2026-01-22T09:30:00+01:00`, `Thu, 22 Jan 2026 09:30:00 GMT` (RFC 2822), `January 22, 2026`,
  /// `22nd January 2026`, `22. Januar 2026`, `22 janvier 2026`, `Thu Jan 22 09:30:00 2026`.
  /// - Returns: `nil` for days that do not exist and for all that may mean two days: `1/2/2026`.
  public init?(written text: String) {
    var words = text.split { $0.isWhitespace || $0 == "," }.map(String.init)
    guard (1...10).contains(words.count), text.utf8.count <= 80 else { return nil }
    if let (date, time) = isoDate(words[0]) {
      words[0] = time
      guard words.allSatisfy({ $0.isEmpty || isTimeOrZone($0) }) else { return nil }
      self = date
      return
    }
    var parts = WrittenDateParts()
    for word in words where !parts.take(word) { return nil }
    guard let date = parts.date else { return nil }
    self = date
  }
}

/// The day, month and year of a date with a month's name, in any order.
private struct WrittenDateParts {
  private var day: Int?
  private var month: Int?
  private var year: Int?
  private var weekdays = 0

  var date: CalendarDate? {
    guard let year, let month, let day else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// - Returns: `false` if the word does not belong in a date.
  mutating func take(_ word: String) -> Bool {
    let lower = word.lowercased()
    let name = lower.hasSuffix(".") ? String(lower.dropLast()) : lower
    if month == nil, let number = monthNames.firstIndex(where: { $0.contains(name) }) {
      month = number + 1
    } else if weekdays == 0, weekdayNames.contains(name) {
      weekdays += 1
    } else if year == nil, let number = digits(word, 4...4) {
      year = number
    } else if day == nil, let number = digits(withoutOrdinalEnding(lower), 1...2) {
      day = number
    } else {
      return isComplete ? isTimeOrZone(word) : isClockTime(word) || name == "at"
    }
    return true
  }

  private var isComplete: Bool { day != nil && month != nil }
}

/// English, German and French.
private let monthNames: [Set<String>] = [
  ["january", "jan", "januar", "jänner", "janvier", "janv"],
  ["february", "feb", "februar", "février", "févr"],
  ["march", "mar", "märz", "mars"], ["april", "apr", "avril", "avr"], ["may", "mai"],
  ["june", "jun", "juni", "juin"], ["july", "jul", "juli", "juillet", "juil"],
  ["august", "aug", "août"], ["september", "sep", "sept", "septembre"],
  ["october", "oct", "oktober", "okt", "octobre"], ["november", "nov", "novembre"],
  ["december", "dec", "dezember", "dez", "décembre", "déc"],
]

private let weekdayNames: Set<String> = [
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
  "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
  "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
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

/// `2026-01-22`, `2026/01/22` or `20260122` at the start of a word, and the time that follows.
private func isoDate(_ word: String) -> (CalendarDate, time: String)? {
  let parts = word.split(maxSplits: 1, omittingEmptySubsequences: false) {
    $0 == "T" || $0 == "t"
  }
  let time = parts.count > 1 ? String(parts[1]) : ""
  guard let day = parts.first, parts.count == 1 || !time.isEmpty else { return nil }
  if day.utf8.count == 8, let number = digits(day, 8...8) {
    return CalendarDate(year: number / 10000, month: number / 100 % 100, day: number % 100)
      .map { ($0, time) }
  }
  let iso = day.contains("/") ? day.split(separator: "/").joined(separator: "-") : String(day)
  guard iso.utf8.count == day.utf8.count else { return nil }
  return CalendarDate(iso: iso).map { ($0, time) }
}

private func isTimeOrZone(_ word: String) -> Bool {
  isClockTime(word) || isZone(word[...])
    || ["at", "am", "pm", "a.m.", "p.m.", "-", "|", "o'clock"].contains(word.lowercased())
}

/// `09:30`, `9:30:15.123`, `093015`, with `Z`, `am`, `+01:00` and the like at its end.
private func isClockTime(_ word: String) -> Bool {
  let clock = word.prefix { $0.isNumber || $0 == ":" || $0 == "." }
  let zone = word[clock.endIndex...]
  guard zone.isEmpty || isZone(zone) else { return false }
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
