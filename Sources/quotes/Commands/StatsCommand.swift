import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes stats`
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Counts quotes by speaker, outlet, month, kind, cue, role and mode.",
    examples: """
      quotes stats
      quotes stats --by month --speaker Ortega --csv
      """)

  @Option(help: "What to count by; repeatable (default: all).")
  var by: [Facet] = []

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions

  @Option(help: ArgumentHelp("At most so many rows of each count.", valueName: "n"))
  var limit: Int?

  @OptionGroup var format: ListFormatOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit is a number from 0 on") }
  }

  func run() throws {
    let query = filter.query(leavesOutThought: false)
    let archive = try archive.openForReading()
    let messages = self.archive.messages
    let output = Output.standard()
    let format = format.chosen(for: output)
    let facets = by.isEmpty ? Facet.allCases : by
    let counts = try facets.map { ($0, try archive.quotes.counts(by: $0, matching: query)) }
    if let rowFormat = format.rowFormat {
      try printRows(counts, as: rowFormat, to: output)
    } else {
      try output.write(counted(try archive.quotes.count(matching: query), "quote") + "\n")
      for (facet, counts) in counts {
        let limit = limit ?? (by.isEmpty ? 10 : nil)
        try output.write(BarChart(facet.rawValue, counts, limit: limit, for: output).text)
      }
      try output.flush()
    }
    if let limit {
      for (facet, counts) in counts where counts.count > limit {
        let rest = counts.dropFirst(limit)
        let quotes = counted(rest.reduce(0) { $0 + $1.count }, "quote")
        messages.note(
          "\(counted(rest.count, "more row")) by \(facet.rawValue), with \(quotes): "
            + "a higher --limit shows them")
      }
    }
  }

  private func printRows(
    _ counts: [(Facet, [FacetCount])], as format: RowFormat, to output: Output
  ) throws {
    var printer = try RowPrinter(
      output, format: format, columns: ["by", "value", "speaker_id", "quotes"])
    for (facet, counts) in counts {
      for count in counts.prefix(limit ?? .max) {
        try printer.print([
          .text(facet.rawValue), Cell(count.value), Cell(count.speakerID), .integer(count.count),
        ])
      }
    }
    try printer.end()
  }
}
