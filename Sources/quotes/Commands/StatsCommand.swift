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
      quotes stats --by outlet --by cue --share
      """)

  @Option(
    help: """
      What to count by, an attribute of speakers too; given twice: a table of the one against the \
      other (default: everything).
      """)
  var by: [Facet] = []

  @OptionGroup var words: WordOptions
  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions

  @Option(
    help: ArgumentHelp(
      "Show at most n rows of each count: of months the latest, of others the largest.",
      valueName: "n"))
  var limit: Int?

  @Flag(help: "Also what share of all matching quotes each count is; in a table, of its row.")
  var share = false

  @OptionGroup var format: ListFormatOptions

  private typealias Counts = (facet: Facet, counts: [FacetCount])

  private static var fields: [RowField<(Facet, FacetCount)>] {
    [
      .init("by") { .text($0.0.name) }, .init("value") { Cell($0.1.value) },
      .init("speaker_id") { Cell($0.1.speakerID) }, .init("quotes") { .integer($0.1.count) },
    ]
  }

  func validate() throws {
    try refuseNegative("--limit", limit)
    guard by.count < 3, Set(by).count == by.count else {
      throw ValidationError("--by takes one value, or two that differ, for a table")
    }
  }

  func run() throws {
    let archive = try archive.openForReading()
    let query = try filter.adding(words).query(
      copies: .once, in: archive, messages: self.archive.messages)
    let report = QueryReport(archive: archive, query: query, messages: self.archive.messages)
    try report.explainNames()
    try refuseUnknownAttributes(in: archive)
    let output = Output.standard()
    if by.count == 2 {
      let (table, leftOut) = try archive.quotes.counts(by: by[0], and: by[1], matching: query)
      try print(
        CrossLayout(by: by[0], and: by[1], limit: limit, hasShares: share, of: table), to: output)
      return try report.reportLeftOut(leftOut)
    }
    let facets = by.isEmpty ? Facet.general : by
    let found = try archive.quotes.counts(by: facets, matching: query)
    // Rows without shares are spared the count of all.
    let isTable = format.chosen(for: output) == .table
    let total =
      isTable || share ? try found.total ?? archive.quotes.count(matching: query) : 0
    let all = zip(facets, found.facets).map { Counts($0, $1) }
    if let rowFormat = format.chosen(for: output).rowFormat {
      let rows = all.flatMap { facet, counts in
        shown(counts, by: facet).map { (facet, $0) }
      }
      let ofAll = RowField<(Facet, FacetCount)>("share") {
        total == 0
          ? .empty : .number(roundedShare($0.1.count, of: total))
      }
      try output.print(rows, Self.fields + (share ? [ofAll] : []), as: rowFormat)
    } else {
      try output.write(counted(total, "quote") + "\n")
      for (facet, counts) in all {
        let limit = limit ?? (by.isEmpty ? 10 : nil)
        let chart = BarChart(
          facet.name, counts, limit: limit, keepsLast: facet == .month,
          total: share ? total : nil, for: output)
        try output.write(chart.text)
      }
      try output.flush()
    }
    reportRest(of: all)
    try report.reportLeftOut(found.leftOut)
  }

  private func refuseUnknownAttributes(in archive: Archive) throws {
    let known = try archive.speakers.attributeNames()
    for case .attribute(let name) in by where !known.contains(name) {
      let facets = Facet.general.map(\.name) + known
      throw CommandError.failed(
        .usage, "cannot count by '\(name)': count by \(facets.joined(separator: ", "))")
    }
  }

  private func shown(_ counts: [FacetCount], by facet: Facet) -> ArraySlice<FacetCount> {
    counts[facet.shown(of: counts, limit: limit)]
  }

  private func print(_ table: CrossLayout, to output: Output) throws {
    if let rowFormat = format.chosen(for: output).rowFormat {
      try output.print(table.rows, table.fields, as: rowFormat)
    } else {
      try output.write(table.table(width: output.layoutWidth))
    }
    reportRest(of: [(by[0], table.counts.rows), (by[1], table.counts.columns)])
  }

  private func reportRest(of all: [Counts]) {
    guard let limit else { return }
    for (facet, counts) in all where counts.count > limit {
      let rest = counts.count - limit
      let left =
        (counts.map(\.count).reduce(0, +)) - shown(counts, by: facet).map(\.count).reduce(0, +)
      let quotes = counted(left, "quote")
      archive.messages.note(
        "\(counted(rest, "more row")) by \(facet.name), with \(quotes): "
          + "a higher --limit shows them")
    }
  }
}

extension Facet {
  /// Which of its counts are shown: of months the latest, of others the largest.
  fileprivate func shown(of counts: [FacetCount], limit: Int?) -> Range<Int> {
    let count = min(counts.count, limit ?? .max)
    return self == .month ? counts.count - count..<counts.count : 0..<count
  }
}

private func roundedShare(_ count: Int, of total: Int) -> Double {
  (Double(count) / Double(total) * 10_000).rounded() / 10_000
}

/// Counts by two facets at once, as rows for programs and as a table for people.
private struct CrossLayout {
  let counts: CrossTable
  private let facets: (Facet, Facet)
  private let shown: (rows: Range<Int>, columns: Range<Int>)
  private let hasShares: Bool

  typealias Row = (first: FacetCount, second: FacetCount, quotes: Int)

  init(by first: Facet, and second: Facet, limit: Int?, hasShares: Bool, of counts: CrossTable) {
    facets = (first, second)
    shown = (
      first.shown(of: counts.rows, limit: limit), second.shown(of: counts.columns, limit: limit)
    )
    self.hasShares = hasShares
    self.counts = counts
  }

  /// A row for each pair that has quotes.
  var rows: [Row] {
    shown.rows.flatMap { row in
      counts.cells[row].filter { shown.columns.contains($0.key) }.sorted { $0.key < $1.key }
        .map { Row(counts.rows[row], counts.columns[$0.key], $0.value) }
    }
  }

  var fields: [RowField<Row>] {
    fields(of: facets.0) { $0.first } + fields(of: facets.1) { $0.second }
      + [.init("quotes") { .integer($0.quotes) }]
      + (hasShares ? [.init("share") { .number(roundedShare($0.quotes, of: $0.first.count)) }] : [])
  }

  private func fields(
    of facet: Facet, _ count: @escaping (Row) -> FacetCount
  ) -> [RowField<Row>] {
    [.init(facet.name) { Cell(count($0).value) }]
      + (facet == .speaker ? [.init("speaker_id") { Cell(count($0).speakerID) }] : [])
  }

  // MARK: For people

  private static let widestHeading = 14
  /// For the rows' names, and for what follows the columns.
  private static let margin = 40

  /// As many columns as fit, the others as one.
  func table(width: Int) -> Table {
    var room = width - Self.margin
    let offered = facets.1 == .month ? Array(shown.columns.reversed()) : Array(shown.columns)
    var columns = Array(
      offered.prefix { column in
        room -= columnWidth(column) + 2
        return room >= 0
      })
    if facets.1 == .month { columns.reverse() }
    let hasOthers = columns.count < counts.columns.count
    let headings = columns.map(heading) + (hasOthers ? ["others"] : []) + ["quotes"]
    var table = Table(
      [.init(name: facets.0.name)] + headings.map { .init(name: $0, isNumber: true) })
    for row in shown.rows {
      let others = counts.cells[row].filter { !columns.contains($0.key) }.values.reduce(0, +)
      let cells = columns.map { counts.cells[row][$0] ?? 0 } + (hasOthers ? [others] : [])
      table.append(
        [counts.rows[row].value ?? "(none)"] + cells.map { cell($0, of: row) }
          + ["\(counts.rows[row].count)"])
    }
    return table
  }

  private func heading(_ column: Int) -> String {
    let name = VisibleText.line(counts.columns[column].value ?? "(none)")
    return DisplayWidth.fitted(name, to: min(DisplayWidth.of(name), Self.widestHeading))
  }

  private func columnWidth(_ column: Int) -> Int {
    shown.rows.map { cell(counts.cells[$0][column] ?? 0, of: $0).count }
      .reduce(DisplayWidth.of(heading(column)), max)
  }

  private func cell(_ quotes: Int, of row: Int) -> String {
    hasShares ? "\(share(quotes, of: counts.rows[row].count)) %" : "\(quotes)"
  }
}
