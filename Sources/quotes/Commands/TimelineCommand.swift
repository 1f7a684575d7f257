import ArgumentParser
import Essentials
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes timeline`
struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Draws quotes over time, a chart for each speaker; also as an SVG picture.",
    examples: """
      quotes timeline --speaker Ortega
      quotes timeline --speaker Ortega --speaker Ruiz --by week --from 2026
      quotes timeline --speaker Ortega --svg ortega.svg
      quotes timeline --outlet "The Example" --by day --csv > days.csv
      quotes timeline dam --share
      quotes timeline dam --per articles --by year
      """,
    discussion: """
      Periods without quotes count as zero. Quotes from articles without a date are counted \
      separately. Weeks run from Monday to Sunday (ISO 8601). A joint statement counts for each of \
      its speakers. Shares are of all quotes in the articles that --outlet, --section and other \
      filters of articles leave, whatever is asked of the quotes themselves but --mode.
      """)

  @Option(help: "The length of a period: year, month, week or day.")
  var by = TimeUnit.month

  @Flag(help: "What share of all quotes of each period these are.")
  var share = false

  @Option(help: "How many there are for each 1,000 quotes, or articles, of each period.")
  var per: Per?

  enum Per: String, CaseIterable, ExpressibleByArgument {
    case quotes, articles
  }

  @OptionGroup var words: WordOptions
  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions

  @Option(
    help: ArgumentHelp("Write an SVG picture to a file; - for standard output.", valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var svg: String?

  @OptionGroup var format: ListFormatOptions

  /// By day, more than a century: years that somebody has mistyped.
  private static let mostSteps = 40_000

  func validate() throws {
    if svg != nil, format.isAsked {
      throw ValidationError("--svg cannot be used with --format, --json or --csv")
    }
    try refuseSeveral([("--share", share), ("--per", per != nil)])
  }

  func run() throws {
    let archive = try archive.openForReading()
    let query = try filter.adding(words).query(
      copies: .once, in: archive, messages: self.archive.messages)
    let report = QueryReport(archive: archive, query: query, messages: self.archive.messages)
    try report.explainNames()
    let (timeline, leftOut) = try timeline(of: archive, matching: query)
    if timeline.series.allSatisfy({ $0.total == 0 }) {
      self.archive.messages.note("no quotes match")
    }
    try report.reportLeftOut(leftOut)
    if let svg { return try draw(timeline, to: svg) }
    let output = Output.standard()
    if let rowFormat = format.chosen(for: output).rowFormat {
      return try output.print(rows(of: timeline), fields, as: rowFormat)
    }
    let chart = TimelineChart(timeline, width: output.layoutWidth)
    try output.write(chart.text(for: output))
    try output.flush()
    if chart.stepsPerColumn > 1 {
      self.archive.messages.note(
        "each column stands for \(counted(chart.stepsPerColumn, by.rawValue))")
    }
  }

  private func timeline(
    of archive: Archive, matching query: QuoteQuery
  ) throws -> (Timeline, leftOut: LeftOut?) {
    var (tallies, leftOut): ([Timeline.Tally], LeftOut?) = ([], nil)
    for typed in filter.speaker {
      let speaker = try NamedSpeaker(typed, in: archive)
      var query = query
      query.speakers = [typed]
      let (days, undated, _) = try archive.quotes.days(matching: query)
      tallies.append(.init(name: speaker.name, speakerID: speaker.id, days: days, undated: undated))
    }
    if tallies.isEmpty {
      let (days, undated, counted) = try archive.quotes.days(matching: query)
      leftOut = counted
      tallies = [.init(days: days, undated: undated)]
    }
    let timeline = Timeline(
      of: tallies, by: by, from: query.from, to: query.to,
      measure: try base(of: archive, matching: query).map { (measure, of: $0) })
    guard timeline.steps.count <= Self.mostSteps else {
      let first = by.name(of: timeline.steps.lowerBound)
      throw CommandError.failed(
        .usage,
        "too many periods to draw: \(timeline.steps.count), from \(first) to "
          + "\(by.name(of: timeline.steps.upperBound - 1)): narrow --from and --to, or change --by")
    }
    return (timeline, leftOut)
  }

  private var measure: Timeline.Measure {
    switch per {
    case .quotes: .perThousandQuotes
    case .articles: .perThousandArticles
    case nil: share ? .share : .count
    }
  }

  /// All that the quotes are measured against.
  private func base(of archive: Archive, matching query: QuoteQuery) throws -> Timeline.Tally? {
    let all = query.ofAllQuotes
    switch measure {
    case .count: return nil
    case .share, .perThousandQuotes:
      let (days, undated, _) = try archive.quotes.days(matching: all)
      return .init(days: days, undated: undated)
    case .perThousandArticles:
      let (days, undated) = try archive.articles.days(matching: all)
      return .init(days: days, undated: undated)
    }
  }

  private typealias Row = (step: String?, series: Timeline.Series, count: Int, of: Int?)

  private var fields: [RowField<Row>] {
    let measured: [RowField<Row>] =
      switch measure {
      case .count: []
      case .share: [of("all_quotes"), rate("share", 1, decimals: 4)]
      case .perThousandQuotes: [of("all_quotes"), rate("per_1000_quotes", 1000, decimals: 2)]
      case .perThousandArticles: [of("articles"), rate("per_1000_articles", 1000, decimals: 2)]
      }
    return [
      .init(by.rawValue) { Cell($0.step) }, .init("speaker") { Cell($0.series.name) },
      .init("speaker_id") { Cell($0.series.speakerID) }, .init("quotes") { .integer($0.count) },
    ] + measured
  }

  private func of(_ name: String) -> RowField<Row> {
    .init(name) { $0.of.map(Cell.integer) ?? .empty }
  }

  /// Empty where there is nothing to measure against.
  private func rate(_ name: String, _ scale: Double, decimals: Int) -> RowField<Row> {
    .init(name) { row in
      guard let all = row.of, all > 0 else { return .empty }
      let unit = pow(10, Double(decimals))
      return .number((Double(row.count) * scale / Double(all) * unit).rounded() / unit)
    }
  }

  private func rows(of timeline: Timeline) -> [Row] {
    timeline.series.flatMap { series in
      timeline.steps.enumerated().map { place, step in
        Row(by.name(of: step), series, series.counts[place], timeline.base?.counts[place])
      } + (series.undated > 0 ? [Row(nil, series, series.undated, timeline.base?.undated)] : [])
    }
  }

  private func draw(_ timeline: Timeline, to file: String) throws {
    let picture = TimelineSVG(timeline, title: timeline.title, filter: otherFilters)
    guard file != "-" else {
      let output = Output.standard()
      try output.append { $0.append(picture.text) }
      return try output.flush()
    }
    let target = try OutputFile(replacing: file, sparing: self.archive.path)
    try target.output.write(picture.text)
    try target.commit()
    self.archive.messages.note("picture written to \(file)")
  }

  /// The title names the speakers.
  private var otherFilters: String {
    var others = filter.adding(words)
    others.speaker = []
    return others.inWords
  }
}

/// Quotes over time as columns for a person at a terminal: one chart a series, all to one scale.
private struct TimelineChart {
  /// How many steps of the calendar each column stands for, where there are too many for one each.
  let stepsPerColumn: Int
  private let timeline: Timeline
  /// What each column shows, of each series.
  private let columns: [[Double]]
  private let most: Double
  private let columnWidth: Int
  private let room: Int

  private static let height = 8

  init(_ timeline: Timeline, width: Int) {
    self.timeline = timeline
    let numbers = timeline.series.flatMap { timeline.values(of: $0).map { $0 ?? 0 } }
    let numberWidth = shown(numbers.max() ?? 0, as: timeline.measure).count
    room = max(8, width - numberWidth - 2)
    let steps = max(1, (timeline.steps.count + room - 1) / room)
    stepsPerColumn = steps
    columns = timeline.series.map { series in
      stride(from: 0, to: series.counts.count, by: steps).map {
        timeline.value(of: series, at: $0..<min(series.counts.count, $0 + steps)) ?? 0
      }
    }
    let highest = columns.joined().max() ?? 0
    most = highest > 0 ? highest : 1
    columnWidth = max(1, min(8, room / max(1, columns.first?.count ?? 1)))
  }

  func text(for output: Output) -> String {
    let axis = margin("") + "  " + self.axis
    let charts = zip(timeline.series, columns).map { series, columns in
      [heading(of: series, for: output)] + (columns.isEmpty ? [] : bars(of: columns) + [axis])
    }
    return charts.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  private func bars(of columns: [Double]) -> [String] {
    let levels = stride(from: Self.height, through: 1, by: -1).map { level in
      let bars = columns.map { bar($0, at: level) }.joined()
      let line = margin(level == Self.height ? top : "") + " " + ChartCharacters.left + bars
      return trimmed(line, of: " ")
    }
    let base = String(repeating: ChartCharacters.bottom, count: columns.count * columnWidth)
    return levels + [margin("0") + " " + ChartCharacters.corner + base]
  }

  private func margin(_ number: String) -> String {
    DisplayWidth.padded(number, to: top.count, alignedRight: true)
  }

  /// What the highest column shows.
  private var top: String { shown(most, as: timeline.measure) }

  private func heading(of series: Timeline.Series, for output: Output) -> String {
    let undated = series.undated == 0 ? "" : ", \(series.undated) without a date, not drawn"
    return output.bold(VisibleText.line(series.name ?? "all quotes"))
      + "  \(counted(series.total, "quote"))\(undated)\(measured)"
  }

  private var measured: String {
    switch timeline.measure {
    case .count: ""
    case .share: "; drawn in % of all quotes"
    case .perThousandQuotes: "; drawn for each 1,000 quotes"
    case .perThousandArticles: "; drawn for each 1,000 articles"
    }
  }

  private func bar(_ count: Double, at level: Int) -> String {
    let eighths = Int(count * Double(Self.height * 8) / most)
    let filled = min(8, max(0, eighths - (level - 1) * 8))
    let isLeast = level == 1 && count > 0 && ChartCharacters.growingUp[filled] == " "
    let block = isLeast ? ChartCharacters.least : ChartCharacters.growingUp[filled]
    // Columns that are wide enough stand apart.
    return columnWidth == 1 ? block : String(repeating: block, count: columnWidth - 1) + " "
  }

  /// Names of steps below the columns, as many as have room.
  private var axis: String {
    var line = ""
    for step in stride(
      from: timeline.steps.lowerBound, to: timeline.steps.upperBound, by: stepsPerColumn)
    {
      let place = (step - timeline.steps.lowerBound) / stepsPerColumn * columnWidth
      let name = timeline.unit.name(of: step)
      guard line.isEmpty || place >= line.count + 2, place + name.count <= max(room, name.count)
      else { continue }
      line += String(repeating: " ", count: place - line.count) + name
    }
    return line
  }
}

/// A value of a column, with one decimal unless it is a count.
private func shown(_ value: Double, as measure: Timeline.Measure) -> String {
  let tenths = Int((value * 10).rounded())
  return measure == .count ? "\(Int(value))" : "\(tenths / 10).\(tenths % 10)"
}

extension Timeline {
  /// *Quotes of Ana Ruiz and Luis Ortega by month*
  fileprivate var title: String {
    let names = series.compactMap(\.name)
    let whose =
      switch names.count {
      case 0: "Quotes"
      case 1: "Quotes of \(names[0])"
      case 2, 3:
        "Quotes of \(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
      default: "Quotes of \(names.count) speakers"
      }
    let measured =
      switch measure {
      case .count: ""
      case .share: " as share of all quotes"
      case .perThousandQuotes: " in each 1,000"
      case .perThousandArticles: " in each 1,000 articles"
      }
    return "\(whose)\(measured) by \(unit.rawValue)"
  }
}
