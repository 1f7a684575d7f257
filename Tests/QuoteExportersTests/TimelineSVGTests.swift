import Foundation
import FoundationXML
import QuoteExporters
import QuoteModel
import Testing

@Suite struct TimelineSVGTests {
  /// The elements of a picture, as another program's parser reads them.
  private final class Elements: NSObject, XMLParserDelegate {
    var names: [String] = []
    var texts: [String] = []
    var problem: String?

    init(of text: String) {
      super.init()
      let parser = XMLParser(data: Data(text.utf8))
      parser.delegate = self
      if !parser.parse() { problem = "\(parser.parserError.debugDescription)" }
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      names.append(name)
      texts.append("")
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      let text = string.trimmingCharacters(in: .newlines)
      if !texts.isEmpty { texts[texts.count - 1] += text }
    }
  }

  private static func timeline(
    _ names: [String], by unit: TimeUnit = .month, from: String = "2021-01-01",
    to: String = "2025-12-31", undated: Int = 0
  ) -> Timeline {
    let (from, to) = (CalendarDate(iso: from), CalendarDate(iso: to))
    let tallies = names.enumerated().map { place, name in
      var days: [CalendarDate: Int] = [:]
      for number in stride(from: from?.dayNumber ?? 0, to: to?.dayNumber ?? 0, by: 7 + place) {
        days[CalendarDate(dayNumber: number)!] = number % 11
      }
      return Timeline.Tally(name: name, days: days, undated: undated)
    }
    return Timeline(of: tallies, by: unit, from: from, to: to)
  }

  private static let timelines: [(String, Timeline)] =
    [
      ("one speaker", timeline(["Ana Ruiz"])),
      ("three", timeline(["Ana Ruiz", "Luis Ortega", "Mara Lindqvist"], undated: 2)),
      ("nine", timeline((1...9).map { "Speaker \($0)" })),
      ("one month", timeline(["Ana Ruiz"], from: "2026-01-01", to: "2026-01-31")),
      ("one day", timeline(["Ana Ruiz"], by: .day, from: "2026-01-01", to: "2026-01-01")),
      ("a century of days", timeline(["A"], by: .day, from: "1925-01-01", to: "2025-01-01")),
      ("all years", timeline(["A"], by: .year, from: "0001-01-01", to: "9999-12-31")),
      ("no data", Timeline(of: [.init(days: [:], undated: 0)], by: .month)),
      ("nobody", Timeline(of: [], by: .week)),
    ] + hostileTexts.map { ("hostile", timeline([$0, $0 + "<&>\"'"])) }

  @Test func `every picture is well-formed, tells what it shows, and fetches and runs nothing`()
    throws
  {
    for (name, timeline) in Self.timelines {
      let title = timeline.series.first?.name ?? "All"
      let text = TimelineSVG(timeline, title: title, filter: "--outlet 'A & <B>\u{1}'").text
      let elements = Elements(of: text)
      #expect(elements.problem == nil, "\(name)")
      #expect(elements.names.prefix(3) == ["svg", "title", "desc"], "\(name)")
      #expect(
        Set(elements.names).isSubset(of: [
          "svg", "title", "desc", "rect", "path", "text", "g", "polyline", "circle",
        ]), "\(name)")
      // The namespace is the only address, and no number is a word.
      #expect(text.components(separatedBy: "http").count == 2, "\(name)")
      #expect(!text.contains("NaN") && !text.contains("inf\""), "\(name)")
      for scalar in text.unicodeScalars where scalar != "\n" {
        #expect(scalar.properties.generalCategory != .control, "\(name): \(scalar)")
      }
    }
  }

  @Test func `names, counts and undated quotes can be read in it`() {
    let timeline = Self.timeline(["Ana Ruiz", "Ortega & Sons"], undated: 2)
    let elements = Elements(of: TimelineSVG(timeline, title: "A < B", filter: "").text)
    let legend = zip(elements.names, elements.texts).filter { $0.0 == "text" }.map(\.1)
    let total = timeline.series[1].total
    #expect(legend.contains("A < B"))
    #expect(legend.contains("Ortega & Sons: \(total) quotes, 2 of them undated (not drawn)"))
    #expect(legend.contains("2021-01"))
    #expect(legend.contains("quotes by month"))
    #expect(elements.texts[2].hasPrefix("Quotes by month, 2021-01 to 2025-12. Ana Ruiz: "))
  }

  @Test func `a step without quotes has no column, and the highest count reaches a round number`() {
    let days = [CalendarDate(iso: "2026-01-05")!: 7, CalendarDate(iso: "2026-03-05")!: 3]
    let timeline = Timeline(of: [.init(days: days, undated: 0)], by: .month)
    let elements = Elements(of: TimelineSVG(timeline, title: "x", filter: "").text)
    // The ground, the legend's sample, two columns.
    #expect(elements.names.count { $0 == "rect" } == 4)
    let texts = zip(elements.names, elements.texts).filter { $0.0 == "text" }.map(\.1)
    #expect(["0", "2", "4", "6", "8", "7", "3", "2026-02"].allSatisfy(texts.contains))
  }

  @Test func `the same counts give the same bytes`() {
    let series = ["Ana Ruiz", "Luis Ortega", "Mara Lindqvist"]
    let texts = (0..<5).map { _ in
      TimelineSVG(Self.timeline(series), title: "x", filter: "y").text
    }
    #expect(Set(texts).count == 1)
  }
}
