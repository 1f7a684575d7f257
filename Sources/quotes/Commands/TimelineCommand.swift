import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes timeline`
struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Draws quotes over time, a line for each speaker; also as SVG.",
    examples: """
      quotes timeline --speaker Ortega
      quotes timeline --speaker Ortega --speaker Ruiz --by week --from 2026
      quotes timeline --speaker Ortega --svg ortega.svg
      quotes timeline --outlet "The Example" --by day --csv > days.csv
      """,
    discussion: """
      A step without quotes counts zero. Quotes of articles without a date are counted beside it. \
      Weeks run from Monday to Sunday (ISO 8601). A joint statement counts for each who made it.
      """)

  @Option(help: "The step: year, month, week or day.")
  var by = TimeUnit.month

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions

  @Option(
    help: ArgumentHelp("Write a picture; - for standard output.", valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var svg: String?

  @OptionGroup var format: ListFormatOptions

  /// By day, more than a century: years that somebody has mistyped.
  private static let mostSteps = 40_000

  func validate() throws {
    if svg != nil, format.isAsked { throw ValidationError("--svg draws, and prints no rows") }
  }

  func run() throws {
    let archive = try archive.openForReading()
    let timeline = try timeline(of: archive)
    if timeline.series.allSatisfy({ $0.total == 0 }) {
      self.archive.messages.note("no quotes match")
    }
    if let svg { return try draw(timeline, to: svg) }
    let output = Output.standard()
    if let rowFormat = format.chosen(for: output).rowFormat {
      return try print(timeline, as: rowFormat, to: output)
    }
    let chart = TimelineChart(timeline, for: output)
    try output.write(chart.text)
    try output.flush()
    if chart.stepsPerColumn > 1 {
      self.archive.messages.note("each column is \(counted(chart.stepsPerColumn, by.rawValue))")
    }
  }

  private func timeline(of archive: Archive) throws -> Timeline {
    let query = filter.query(leavesOutThought: false)
    var tallies: [Timeline.Tally] = []
    for typed in filter.speaker {
      let speaker = try NamedSpeaker(typed, in: archive, messages: self.archive.messages)
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
        "too many steps (\(timeline.steps.count)): from \(first) to "
          + "\(by.name(of: timeline.steps.upperBound - 1)): give --from and --to, or another --by")
    }
    return timeline
  }

  private func print(_ timeline: Timeline, as format: RowFormat, to output: Output) throws {
    var printer = try RowPrinter(
      output, format: format, columns: [by.rawValue, "speaker", "speaker_id", "quotes"])
    for series in timeline.series {
      for (step, count) in zip(timeline.steps, series.counts) {
        try printer.print([
          .text(by.name(of: step)), Cell(series.name), Cell(series.speakerID), .integer(count),
        ])
      }
      if series.undated > 0 {
        try printer.print([
          .empty, Cell(series.name), Cell(series.speakerID), .integer(series.undated),
        ])
      }
    }
    try printer.end()
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
    self.archive.messages.note("drawn to \(file)")
  }

  /// The title names the speakers.
  private var otherFilters: String {
    var others = filter
    others.speaker = []
    return others.asTyped
  }
}

/// Quotes over time as columns for a person at a terminal: one chart a series, all to one scale.
struct TimelineChart {
  let text: String
  /// How many steps of the calendar each column stands for, where there are too many for one each.
  let stepsPerColumn: Int

  private static let height = 8

  init(_ timeline: Timeline, for output: Output) {
    let width = output.layoutWidth
    let counts = timeline.series.map(\.counts)
    let numberWidth = "\(counts.joined().max() ?? 0)".count
    let room = max(8, width - numberWidth - 2)
    let stepsPerColumn = max(1, (timeline.steps.count + room - 1) / room)
    let columns = counts.map { summed($0, by: stepsPerColumn) }
    let most = max(1, columns.joined().max() ?? 1)
    let columnWidth = max(1, min(8, room / max(1, columns.first?.count ?? 1)))
    let axis = Self.axis(of: timeline, by: stepsPerColumn, columnWidth: columnWidth, room: room)
    self.stepsPerColumn = stepsPerColumn
    let margin = "\(most)".count
    var lines: [String] = []
    for (series, columns) in zip(timeline.series, columns) {
      lines += lines.isEmpty ? [] : [""]
      lines.append(Self.heading(of: series, for: output))
      guard !columns.isEmpty else { continue }
      for level in stride(from: Self.height, through: 1, by: -1) {
        let number = level == Self.height ? "\(most)" : ""
        let bars = columns.map { Self.bar($0, of: most, at: level, width: columnWidth) }.joined()
        lines.append(trimmed(padded(number, to: margin) + " " + ChartCharacters.left + bars))
      }
      let base = String(repeating: ChartCharacters.bottom, count: columns.count * columnWidth)
      lines.append(padded("0", to: margin) + " " + ChartCharacters.corner + base)
      lines.append(String(repeating: " ", count: margin + 2) + axis)
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func heading(of series: Timeline.Series, for output: Output) -> String {
    let undated = series.undated == 0 ? "" : ", \(series.undated) of them undated, not drawn"
    return output.bold(VisibleText.line(series.name ?? "all quotes"))
      + "  \(counted(series.total, "quote"))\(undated)"
  }

  private static func bar(_ count: Int, of most: Int, at level: Int, width: Int) -> String {
    let eighths = count * Self.height * 8 / most
    let filled = min(8, max(0, eighths - (level - 1) * 8))
    let isLeast = level == 1 && count > 0 && ChartCharacters.growingUp[filled] == " "
    let block = isLeast ? ChartCharacters.least : ChartCharacters.growingUp[filled]
    // Columns that are wide enough stand apart.
    return width == 1 ? block : String(repeating: block, count: width - 1) + " "
  }

  /// Names of steps below the columns, as many as have room.
  private static func axis(
    of timeline: Timeline, by stepsPerColumn: Int, columnWidth: Int, room: Int
  ) -> String {
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

/// Counts of so many steps each as one.
private func summed(_ counts: [Int], by steps: Int) -> [Int] {
  stride(from: 0, to: counts.count, by: steps).map {
    counts[$0..<min(counts.count, $0 + steps)].reduce(0, +)
  }
}

private func padded(_ text: String, to width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

private func trimmed(_ line: String) -> String {
  String(line.reversed().drop { $0 == " " }.reversed())
}

extension Timeline {
  /// *Quotes of Ana Ruiz and Luis Ortega by month*
  var title: String {
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
