import QuoteModel
import Testing

@Suite struct TimelineTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11_017), ("0001-01-01", -719_162),
    ("9999-12-31", 2_932_896),
  ])
  func `days are numbered from 1970 on`(day: String, number: Int) throws {
    let date = try #require(CalendarDate(iso: day))
    #expect(date.dayNumber == number)
    #expect(CalendarDate(dayNumber: number) == date)
  }

  @Test func `each day has the number after the day before`() throws {
    var number = try #require(CalendarDate(iso: "1896-01-01")).dayNumber
    for year in 1896...2104 {
      for month in 1...12 {
        for day in 1...CalendarDate.days(inMonth: month, of: year) {
          let date = CalendarDate(year: year, month: month, day: day)
          #expect(CalendarDate(dayNumber: number) == date)
          #expect(date?.dayNumber == number)
          number += 1
        }
      }
    }
    #expect(CalendarDate(dayNumber: -719_163) == nil)
    #expect(CalendarDate(dayNumber: 2_932_897) == nil)
    #expect(CalendarDate(dayNumber: .min / 2) == nil)
  }

  @Test(arguments: [
    ("2026-01-22", TimeUnit.year, "2026"), ("0001-01-01", .year, "0001"),
    ("2026-01-22", .month, "2026-01"), ("9999-12-31", .month, "9999-12"),
    ("2026-01-22", .day, "2026-01-22"), ("2026-01-22", .week, "2026-W04"),
    // Examples of ISO 8601: the turn of the year.
    ("2005-01-01", .week, "2004-W53"), ("2005-12-31", .week, "2005-W52"),
    ("2007-01-01", .week, "2007-W01"), ("2008-12-29", .week, "2009-W01"),
    ("2009-12-31", .week, "2009-W53"), ("2010-01-03", .week, "2009-W53"),
    ("1969-12-28", .week, "1969-W52"), ("1969-12-29", .week, "1970-W01"),
    ("0001-01-01", .week, "0001-W01"), ("9999-12-31", .week, "9999-W52"),
  ])
  func `a day falls in its step of the calendar`(day: String, unit: TimeUnit, name: String) throws {
    let date = try #require(CalendarDate(iso: day))
    let step = unit.step(of: date)
    #expect(unit.name(of: step) == name)
    #expect(unit.firstDay(of: step) <= date)
    #expect(unit.step(of: unit.firstDay(of: step)) == step)
  }

  @Test func `steps without quotes count zero, and undated quotes stand beside`() throws {
    let timeline = Timeline(
      of: [
        .init(name: "Ruiz", days: try days(["2025-11-30": 2, "2026-02-01": 1]), undated: 3),
        .init(name: "Ortega", days: try days(["2026-01-01": 4]), undated: 0),
      ], by: .month)
    #expect(timeline.steps.map(timeline.unit.name) == ["2025-11", "2025-12", "2026-01", "2026-02"])
    #expect(timeline.series.map(\.counts) == [[2, 0, 0, 1], [0, 0, 4, 0]])
    #expect(timeline.series.map(\.total) == [6, 4])
  }

  @Test func `what is measured against nothing has no value`() throws {
    let tally = Timeline.Tally(days: try days(["2026-01-05": 1, "2026-03-01": 3]), undated: 0)
    let all = Timeline.Tally(days: try days(["2026-01-09": 4, "2026-03-01": 4]), undated: 2)
    let timeline = Timeline(of: [tally], by: .month, measure: (.share, of: all))
    let series = timeline.series[0]
    #expect(timeline.values(of: series) == [25, nil, 75])
    #expect(timeline.value(of: series, at: 0..<3) == 50)
  }

  @Test func `time goes from the first to the last day that is asked for`() throws {
    let tally = Timeline.Tally(days: try days(["2026-01-05": 1]), undated: 0)
    let (from, to) = (CalendarDate(iso: "2025-12-31"), CalendarDate(iso: "2026-02-01"))
    #expect(Timeline(of: [tally], by: .month, from: from, to: to).series[0].counts == [0, 1, 0])
    #expect(Timeline(of: [tally], by: .year, from: from).series[0].counts == [0, 1])
    #expect(Timeline(of: [tally], by: .day).series[0].counts == [1])
    let nothing = Timeline.Tally(days: [:], undated: 2)
    #expect(Timeline(of: [nothing], by: .month).steps.isEmpty)
    #expect(Timeline(of: [nothing], by: .month, from: from, to: to).series[0].counts == [0, 0, 0])
  }

  private func days(_ counts: [String: Int]) throws -> [CalendarDate: Int] {
    var days: [CalendarDate: Int] = [:]
    for (day, count) in counts { days[try #require(CalendarDate(iso: day))] = count }
    return days
  }
}
