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
