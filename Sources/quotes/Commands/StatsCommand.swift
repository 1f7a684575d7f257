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

  @Option(
    help: ArgumentHelp(
      "Show at most n rows of each count: of months the latest, of others the largest.",
      valueName: "n"))
  var limit: Int?

  @Flag(help: "Also what share of all matching quotes each count is.")
  var share = false

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
    // Rows without shares are spared the count of all.
    let isTable = format.chosen(for: output) == .table
    let total = isTable || share ? try archive.quotes.count(matching: query) : 0
    let all = try facets.map { Counts($0, try archive.quotes.counts(by: $0, matching: query)) }
    if let rowFormat = format.chosen(for: output).rowFormat {
      let rows = all.flatMap { facet, counts in
        shown(counts, by: facet).map { (facet, $0) }
      }
      let ofAll = RowField<(Facet, FacetCount)>("share") {
        total == 0
          ? .empty : .number((Double($0.1.count) / Double(total) * 10_000).rounded() / 10_000)
      }
      try output.print(rows, Self.fields + (share ? [ofAll] : []), as: rowFormat)
    } else {
      try output.write(counted(total, "quote") + "\n")
      for (facet, counts) in all {
        let limit = limit ?? (by.isEmpty ? 10 : nil)
        let chart = BarChart(
          facet.rawValue, counts, limit: limit, keepsLast: facet == .month,
          total: share ? total : nil, for: output)
        try output.write(chart.text)
      }
      try output.flush()
    }
    reportRest(of: all)
    try report.reportLeftOut()
  }

  private func shown(_ counts: [FacetCount], by facet: Facet) -> ArraySlice<FacetCount> {
    facet == .month ? counts.suffix(limit ?? .max) : counts.prefix(limit ?? .max)
  }

  private func reportRest(of all: [Counts]) {
    guard let limit else { return }
    for (facet, counts) in all where counts.count > limit {
      let rest = counts.count - limit
      let left =
        (counts.map(\.count).reduce(0, +)) - shown(counts, by: facet).map(\.count).reduce(0, +)
      let quotes = counted(left, "quote")
      archive.messages.note(
        "\(counted(rest, "more row")) by \(facet.rawValue), with \(quotes): "
          + "a higher --limit shows them")
    }
  }
}
