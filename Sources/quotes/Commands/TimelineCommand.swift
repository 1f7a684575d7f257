import ArgumentParser
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
      """,
    discussion: """
      Periods without quotes count as zero. Quotes from articles without a date are counted \
      separately. Weeks run from Monday to Sunday (ISO 8601). A joint statement counts for each of \
      its speakers.
      """)

  @Option(help: "The length of a period: year, month, week or day.")
  var by = TimeUnit.month

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
  }

  func run() throws {
    let archive = try archive.openForReading()
    let query = try filter.adding(words).query(
      copies: .once, in: archive, messages: self.archive.messages)
    let report = QueryReport(archive: archive, query: query, messages: self.archive.messages)
    try report.explainNames()
    let timeline = try timeline(of: archive, matching: query)
    if timeline.series.allSatisfy({ $0.total == 0 }) {
      self.archive.messages.note("no quotes match")
    }
    try report.reportLeftOut()
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

  private func timeline(of archive: Archive, matching query: QuoteQuery) throws -> Timeline {
    var tallies: [Timeline.Tally] = []
    for typed in filter.speaker {
      let speaker = try NamedSpeaker(typed, in: archive)
      var query = query
      query.speakers = [typed]
      let (days, undated) = try archive.quotes.days(matching: query)
      tallies.append(.init(name: speaker.name, speakerID: speaker.id, days: days, undated: undated))
    }
    if tallies.isEmpty {
      let (days, undated) = try archive.quotes.days(matching: query)
      tallies = [.init(days: days, undated: undated)]
    }
    let timeline = Timeline(of: tallies, by: by, from: query.from, to: query.to)
    guard timeline.steps.count <= Self.mostSteps else {
      let first = by.name(of: timeline.steps.lowerBound)
      throw CommandError.failed(
        .usage,
        "too many periods to draw: \(timeline.steps.count), from \(first) to "
          + "\(by.name(of: timeline.steps.upperBound - 1)): narrow --from and --to, or change --by")
    }
    return timeline
  }

  private typealias Row = (step: String?, series: Timeline.Series, count: Int)

  private var fields: [RowField<Row>] {
    [
      .init(by.rawValue) { Cell($0.step) }, .init("speaker") { Cell($0.series.name) },
      .init("speaker_id") { Cell($0.series.speakerID) }, .init("quotes") { .integer($0.count) },
    ]
  }

  private func rows(of timeline: Timeline) -> [Row] {
    timeline.series.flatMap { series in
      zip(timeline.steps, series.counts).map { Row(by.name(of: $0), series, $1) }
        + (series.undated > 0 ? [Row(nil, series, series.undated)] : [])
    }
  }

  private func draw(_ timeline: Timeline, to file: String) throws {
    let picture = TimelineSVG(timeline, title: timeline.title, filter: otherFilters)
    guard file != "-" else {
      let output = Output.standard()
      try output.append { $0 += Array(picture.text.utf8) }
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
    return others.asTyped
  }
}

/// Quotes over time as columns for a person at a terminal: one chart a series, all to one scale.
private struct TimelineChart {
  /// How many steps of the calendar each column stands for, where there are too many for one each.
  let stepsPerColumn: Int
  private let timeline: Timeline
  /// What each column counts, of each series.
  private let columns: [[Int]]
  private let most: Int
  private let columnWidth: Int
  private let room: Int

  private static let height = 8

  init(_ timeline: Timeline, width: Int) {
    self.timeline = timeline
    let counts = timeline.series.map(\.counts)
    let numberWidth = "\(counts.joined().max() ?? 0)".count
    room = max(8, width - numberWidth - 2)
    let steps = max(1, (timeline.steps.count + room - 1) / room)
    stepsPerColumn = steps
    columns = counts.map { counts in
      stride(from: 0, to: counts.count, by: steps).map {
        counts[$0..<min(counts.count, $0 + steps)].reduce(0, +)
      }
    }
    most = max(1, columns.joined().max() ?? 1)
    columnWidth = max(1, min(8, room / max(1, columns.first?.count ?? 1)))
  }

  func text(for output: Output) -> String {
    let axis = margin("") + "  " + self.axis
    let charts = zip(timeline.series, columns).map { series, columns in
      [heading(of: series, for: output)] + (columns.isEmpty ? [] : bars(of: columns) + [axis])
    }
    return charts.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  private func bars(of columns: [Int]) -> [String] {
    let levels = stride(from: Self.height, through: 1, by: -1).map { level in
      let bars = columns.map { bar($0, at: level) }.joined()
      let line = margin(level == Self.height ? "\(most)" : "") + " " + ChartCharacters.left + bars
      return trimmed(line, of: " ")
    }
    let base = String(repeating: ChartCharacters.bottom, count: columns.count * columnWidth)
    return levels + [margin("0") + " " + ChartCharacters.corner + base]
  }

  private func margin(_ number: String) -> String {
    DisplayWidth.padded(number, to: "\(most)".count, alignedRight: true)
  }

  private func heading(of series: Timeline.Series, for output: Output) -> String {
    let undated = series.undated == 0 ? "" : ", \(series.undated) without a date, not drawn"
    return output.bold(VisibleText.line(series.name ?? "all quotes"))
      + "  \(counted(series.total, "quote"))\(undated)"
  }

  private func bar(_ count: Int, at level: Int) -> String {
    let eighths = count * Self.height * 8 / most
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

extension Timeline {
  /// *Quotes of Ana Ruiz and Luis Ortega by month*
  fileprivate var title: String {
    let names = series.compactMap(\.name)
    return switch names.count {
    case 0: "Quotes by \(unit.rawValue)"
    case 1: "Quotes of \(names[0]) by \(unit.rawValue)"
    case 2, 3:
      "Quotes of \(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1]) "
        + "by \(unit.rawValue)"
    default: "Quotes of \(names.count) speakers by \(unit.rawValue)"
    }
  }
}
