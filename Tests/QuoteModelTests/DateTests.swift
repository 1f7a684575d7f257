import QuoteModel
import Testing

@Suite struct DateTests {
  @Test(arguments: ["2026-01-22", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29"])
  func `a real day is read and printed alike`(text: String) {
    #expect(CalendarDate(iso: text)?.description == text)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "2026-1-2",
    "0000-01-01", "10000-01-01", "2026-01", "2026", "", "-", "2026-01-22T00:00", " 2026-01-22",
    "２０２６-01-22", "+026-01-22", "2026-01-22-",
  ])
  func `what is no day is not guessed`(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test(arguments: [
    ("2026", "2026-01-01", "2026-12-31"), ("2026-02", "2026-02-01", "2026-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"), ("2026-01-22", "2026-01-22", "2026-01-22"),
  ])
  func `a period has its first and last day`(text: String, first: String, last: String) {
    #expect(DatePeriod(iso: text)?.first.description == first)
    #expect(DatePeriod(iso: text)?.last.description == last)
  }

  @Test(arguments: ["26", "2026-13", "0000", "2026-", "-2026", "2026-01-22-01", "today"])
  func `what is no period is not guessed`(text: String) {
    #expect(DatePeriod(iso: text) == nil)
  }

  @Test func `days compare by time`() {
    let days = ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].compactMap {
      CalendarDate(iso: $0)
    }
    #expect(days.count == 4)
    #expect(days.shuffled().sorted() == days)
  }
}
