import Foundation
import Testing

@Suite struct TimelineCommandTests {
  @Test func `quotes over time are rows in a pipe, gaps and undated ones too`() throws {
    let tool = try Tool.withArchive()
    let rows = try tool.run(
      "timeline", "--speaker", "Ortega", "--speaker", "Ana Ruiz", "--from", "2025-12")
    #expect(rows.status == 0)
    #expect(
      rows.lines == [
        "month\tspeaker\tspeaker_id\tquotes",
        "2025-12\tLuis Ortega\tluis-ortega\t0", "2026-01\tLuis Ortega\tluis-ortega\t1",
        "2026-02\tLuis Ortega\tluis-ortega\t0", "2025-12\tAna Ruiz\tana-ruiz\t0",
        "2026-01\tAna Ruiz\tana-ruiz\t0", "2026-02\tAna Ruiz\tana-ruiz\t3",
      ])
    let all = try StrictCSV(tool.run("timeline", "--by", "week", "--csv").bytes)
    #expect(all.records.map { $0["week"] } == ["2026-W04", "2026-W05", "2026-W06", ""])
    #expect(all.records.map { $0["quotes"] } == ["1", "0", "3", "1"])
    #expect(all.records.allSatisfy { $0["speaker"] == "" })
  }

  @Test func `a terminal gets a chart within its width`() throws {
    let tool = try Tool.withArchive()
    for unit in ["year", "month", "week", "day"] {
      let chart = try PseudoTerminal.output(
        of: tool, "timeline", "--by", unit, "--from", "2024", "--speaker", "Ruiz", "--speaker",
        "Ortega")
      #expect(chart.contains("Ana Ruiz  3 quotes"))
      #expect(chart.contains("Luis Ortega  1 quote"))
      #expect(chart.contains("█") && chart.contains("2024"))
      for line in chart.split(whereSeparator: \.isNewline) {
        #expect(line.unicodeScalars.count <= PseudoTerminal.columns)
      }
    }
    let undated = try PseudoTerminal.output(of: tool, "timeline", "--speaker", "Ortega")
    #expect(undated.contains("Luis Ortega  2 quotes, 1 without a date, not drawn"))
    let plain = try PseudoTerminal.output(
      of: tool, "timeline", environment: ["LC_ALL": "en_US.ISO-8859-1"])
    #expect(plain.contains("#") && plain.unicodeScalars.allSatisfy(\.isASCII))
    let bars = try PseudoTerminal.output(
      of: tool, "stats", "--by", "cue", environment: ["LANG": "C"])
    #expect(bars.contains("#") && !bars.contains("█"))
  }

  @Test func `columns that stand for several steps say so`() throws {
    let tool = try Tool.withArchive()
    let chart = try tool.run("timeline", "--by", "day", "--from", "2025", "--format", "table")
    #expect(chart.messages == "each column stands for 5 days\n")
  }

  @Test func `a picture is written whole, replaces no archive, and goes to standard output`() throws
  {
    let tool = try Tool.withArchive()
    let drawn = try tool.run("timeline", "--speaker", "Ruiz", "--svg", "a.svg")
    #expect(drawn.status == 0 && drawn.bytes.isEmpty)
    #expect(drawn.messages == "picture written to a.svg\n")
    let printed = try tool.run("timeline", "--speaker", "Ruiz", "--svg", "-")
    #expect(try tool.read("a.svg") == printed.bytes)
    #expect(printed.text.contains("<title id=\"title\">Quotes of Ana Ruiz by month</title>"))
    let refused = try tool.run("timeline", "--svg", "quotes.sqlite")
    #expect(refused.status == 73)
    #expect(try tool.run("timeline", "--svg", "a.svg", "--csv").status == 64)
    #expect(try tool.run("timeline", "--svg", "no/a.svg").status == 73)
  }

  @Test func `nobody and no time are told in a line`() throws {
    let tool = try Tool.withArchive()
    let nobody = try tool.run("timeline", "--speaker", "Nobody Here")
    #expect(nobody.status == 0)
    #expect(nobody.messages.contains("there is no speaker 'Nobody Here'"))
    #expect(nobody.messages.contains("no quotes match"))
    let ages = try tool.run("timeline", "--by", "day", "--from", "0001")
    #expect(ages.status == 64)
    #expect(ages.messageLines.count == 1)
    #expect(ages.messages.contains("too many periods"))
    #expect(try tool.run("timeline", "--by", "year", "--from", "0001").lines.count == 2027)
  }
}
