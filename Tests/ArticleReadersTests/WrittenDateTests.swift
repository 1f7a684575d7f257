import ArticleReaders
import QuoteModel
import Testing

@Suite struct WrittenDateTests {
  @Test(arguments: [
    "2026-01-22", "20260122", "2026/01/22", "2026-01-22T23:59:59Z", "2026-01-22T00:30:00+14:00",
    "2026-01-22 09:30:00", "2026-01-22 09:30:00.123456 UTC", "2026-01-22T09:30", "2026-01-22T24:00",
    "20260122T093000Z", "Thu, 22 Jan 2026 09:30:00 +0000", "22 Jan 2026", "22nd January, 2026",
    "January 22, 2026", "JANUARY 22, 2026", "Jan. 22, 2026", "January 22, 2026 Thursday",
    "Thursday, January 22, 2026 9:20 AM GMT", "Thu Jan 22 09:30:00 2026",
    "Thu Jan 22 09:30:00 UTC 2026", "January 22, 2026 at 9:30 pm EST", " 2026-01-22\n",
    "2026-1-22", "2026/1/22", "20260122093000", "22.01.2026", "22.1.26 | 14:07", "22/01/2026",
    "01/22/2026", "1/22/26", "22-01-2026", "22-Jan-2026", "22-Jan-26", "1769040000",
    "1769040000.0", "1769040000000", "Thu, 22 Jan 26 09:30:00 GMT", "22 January 2026 • 10:00am",
    "22 January 2026 · 10.00 GMT", "jeu., 22 janvier 2026 à 10:00", "donderdag 22 januari 2026",
    "jueves, 22 de enero de 2026", "Do, 22.01.2026, 14:07",
    "22. Januar 2026 Donnerstag", "Donnerstag, 22. Januar 2026", "22 janvier 2026 jeudi",
  ])
  func `a date is the day that is printed`(text: String) {
    #expect(CalendarDate(written: text)?.description == "2026-01-22")
  }

  @Test(arguments: [
    "", "None", "yesterday", "2023-02-29", "2026-13-01", "1/2/2026", "2/1/26", "22/22/2026",
    "32.01.2026",
    "January 2026", "2026", "2026-01", "29 February 2023", "January 32, 2026", "176904000", "7",
    "2026-01-22T25:00", "2026-01-22T09:61", "2026-01-22T09:30+99:99", "2026-01-22x",
    "10000-01-22", "２０２６-01-22", "2026-01-22T", "22 Jan 2026 Ortega said", "Jan Jan 22 2026",
  ])
  func `what is no date, or may be two, is none`(text: String) {
    #expect(CalendarDate(written: text) == nil)
  }

  @Test(arguments: [
    ("1/2/2026", "2026-02-01", "2026-01-02"), ("1-2-2026", "2026-02-01", "2026-01-02"),
    ("1/2/26 10:00", "2026-02-01", "2026-01-02"), ("01.02.2026", "2026-02-01", "2026-02-01"),
    ("22/1/2026", "2026-01-22", "2026-01-22"), ("mar., 03 mars 2026", "2026-03-03", "2026-03-03"),
    ("3/3/2026", "2026-03-03", "2026-03-03"), ("mar. 03/03/2026", "2026-03-03", "2026-03-03"),
  ])
  func `an order is asked only where a date can mean two days`(
    text: String, dayFirst: String, monthFirst: String
  ) {
    #expect(CalendarDate(written: text, order: .dayFirst)?.description == dayFirst)
    #expect(CalendarDate(written: text, order: .monthFirst)?.description == monthFirst)
    #expect((CalendarDate(written: text) == nil) == (dayFirst != monthFirst))
  }
}
