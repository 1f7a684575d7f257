import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes stats`
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract:
      "Counts quotes by speaker, outlet, section, month, kind, cue, role, mode and polarity.",
    examples: """
      quotes stats
      quotes stats --by month --speaker Ortega --csv
      """)

  @Option(help: "What to count by; repeatable (default: everything).")
  var by: [Facet] = []

  @OptionGroup var words: WordOptions
  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions

  @Option(help: ArgumentHelp("Show at most n rows of each count.", valueName: "n"))
  var limit: Int?

  @OptionGroup var format: ListFormatOptions

  private typealias Counts = (facet: Facet, counts: [FacetCount])

  private static var fields: [RowField<(Facet, FacetCount)>] {
    [
      .init("by") { .text($0.0.rawValue) }, .init("value") { Cell($0.1.value) },
      .init("speaker_id") { Cell($0.1.speakerID) }, .init("quotes") { .integer($0.1.count) },
    ]
  }

  func validate() throws { try refuseNegative("--limit", limit) }

  func run() throws {
    let archive = try archive.openForReading()
    let query = try filter.adding(words).query(
      copies: .once, in: archive, messages: self.archive.messages)
    let report = QueryReport(archive: archive, query: query, messages: self.archive.messages)
    try report.explainNames()
    let output = Output.standard()
    let facets = by.isEmpty ? Facet.allCases : by
    let all = try facets.map { Counts($0, try archive.quotes.counts(by: $0, matching: query)) }
    if let rowFormat = format.chosen(for: output).rowFormat {
      let rows = all.flatMap { facet, counts in
        counts.prefix(limit ?? .max).map { (facet, $0) }
      }
      try output.print(rows, Self.fields, as: rowFormat)
    } else {
      try output.write(counted(try archive.quotes.count(matching: query), "quote") + "\n")
      for (facet, counts) in all {
        let limit = limit ?? (by.isEmpty ? 10 : nil)
        try output.write(BarChart(facet.rawValue, counts, limit: limit, for: output).text)
      }
      try output.flush()
    }
    reportRest(of: all)
    try report.reportLeftOut()
  }

  private func reportRest(of all: [Counts]) {
    guard let limit else { return }
    for (facet, counts) in all where counts.count > limit {
      let rest = counts.dropFirst(limit)
      let quotes = counted(rest.reduce(0) { $0 + $1.count }, "quote")
      archive.messages.note(
        "\(counted(rest.count, "more row")) by \(facet.rawValue), with \(quotes): "
          + "a higher --limit shows them")
    }
  }
}
