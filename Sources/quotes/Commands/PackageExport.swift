import QuoteExporters
import QuoteModel
import QuoteStore

/// Writes a data package: the quotes of a query, their articles and speakers, and what they mean.
struct PackageExport {
  private let export: QuoteExport
  private let filter: FilterOptions
  private let page: PageOptions

  init(_ export: QuoteExport, filter: FilterOptions, page: PageOptions) {
    self.export = export
    self.filter = filter
    self.page = page
  }

  /// - Returns: How many there are of each.
  func write(to name: String) throws -> String {
    let folder = try OutputFolder(creating: name)
    let quotes = try write(.quotes, into: folder, writeQuotes)
    var parserVersions: Set<String> = []
    let articles = try write(.articles, into: folder) { output in
      try writeArticles(to: output, parserVersions: &parserVersions)
    }
    let speakers = try write(.speakers, into: folder, writeSpeakers)
    let package = DataPackage(
      origin: try origin(parserVersions: parserVersions.sorted()),
      tables: [
        (.quotes, quotes.measure), (.articles, articles.measure), (.speakers, speakers.measure),
      ])
    try folder.write(package.descriptor, to: "datapackage.json")
    try folder.write(package.codebook, to: "CODEBOOK.md")
    try export.progress.end()
    try folder.commit()
    return counted(quotes.rows, "quote") + " of " + counted(articles.rows, "article")
  }

  private func write(
    _ table: PackageTable, into folder: OutputFolder, _ body: (Output) throws -> Int
  ) throws -> (rows: Int, measure: PackageTable.Measure) {
    try folder.write(table.file) { output in
      output.beginHash()
      let rows = try body(output)
      try output.flush()
      return (
        rows,
        PackageTable.Measure(rows: rows, bytes: output.byteCount, sha256: output.sha256 ?? "")
      )
    }
  }

  private func writeQuotes(to output: Output) throws -> Int {
    try export.writeRows(of: QuoteColumn.standard, as: .csv, to: output)
    return export.progress.count
  }

  private func writeArticles(to output: Output, parserVersions: inout Set<String>) throws -> Int {
    var printer = try RowPrinter(output, format: .csv, columns: PackageTable.articles.columns)
    var count = 0
    try export.archive.articles.forEachQuoted(matching: export.query) { article, body in
      count += 1
      parserVersions.insert(article.parserVersion)
      try printer.print(PackageTable.articles.row(of: article, body: body))
      if count % 1024 == 0 { try export.progress.end() }
    }
    try printer.end()
    return count
  }

  private func writeSpeakers(to output: Output) throws -> Int {
    var printer = try RowPrinter(output, format: .csv, columns: PackageTable.speakers.columns)
    var count = 0
    func print(_ speaker: SpeakerSummary, kind: SpeakerKind?) throws {
      count += 1
      try printer.print(PackageTable.row(of: speaker, kind: kind))
    }
    let speakers = export.archive.speakers
    try speakers.forEachQuoted(matching: export.query) { try print($0, kind: $0.kind) }
    try speakers.forEachJoint(matching: export.query) { try print($0, kind: nil) }
    try printer.end()
    return count
  }

  private func origin(parserVersions: [String]) throws -> DataPackage.Origin {
    let filter = self.filter.asTyped
    var command = "quotes export --package DIR"
    if !filter.isEmpty { command += " \(filter)" }
    if let limit = page.limit { command += " --limit \(limit)" }
    if page.offset > 0 { command += " --offset \(page.offset)" }
    return DataPackage.Origin(
      command: command, filter: filter, programVersion: QuotesCommand.version,
      archiveFormat: Archive.formatVersion, parserVersions: parserVersions,
      thoughtsLeftOut: try export.archive.quotes.thoughtsLeftOut(matching: export.query),
      accuracy: try accuracy())
  }

  /// Of the sample that was drawn last, as `quotes accuracy` has it.
  private func accuracy() throws -> DataPackage.Accuracy? {
    let samples = export.archive.samples
    guard let sample = try samples.all().first else { return nil }
    let reviewed = try samples.reviewed(in: sample)
    guard !reviewed.isEmpty else { return nil }
    let checked = CheckedSample(reviewed, of: sample)
    return DataPackage.Accuracy(
      sentence: checked.sentence, measures: AccuracyReport(checked: checked).measures)
  }
}
