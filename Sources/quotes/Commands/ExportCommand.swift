import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes all matching quotes to a file, for other programs and for papers.",
    examples: """
      quotes export quotes.csv
      quotes export --speaker Ortega --format jsonl > ortega.jsonl
      quotes export --package supplement --from 2026
      quotes export --format tei quotes.xml
      quotes export --format brat folder
      quotes export quotes.xlsx
      quotes export --excel for-a-spreadsheet.csv
      """)

  @Argument(
    help: """
      The file to write (default: standard output). A file that exists is replaced only when the \
      new one is complete. With --format brat, a new folder.
      """)
  var file: String?

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var page: PageOptions

  @Option(help: "The order of rows (default: by date, article, and place in the article).")
  var sort: SortOrder?

  @OptionGroup var columns: ColumnOptions

  @Option(help: "The format (default: xlsx for a file of that name, else csv).")
  var format: ExportFormat?

  @Flag(help: "The same as --format json.")
  var json = false

  @Flag(help: "The same as --format csv.")
  var csv = false

  @Option(help: "Write the format of another project's data.")
  var preset: ExportPreset?

  @Flag(
    help:
      "CSV for spreadsheets: adds a byte order mark, and ' before cells that look like formulas.")
  var excel = false

  @Option(
    name: .customLong("package"),
    help: ArgumentHelp(
      "Write a data package to a new folder: quotes, articles, speakers and a codebook.",
      valueName: "folder"))
  var package: String?

  func validate() throws {
    try refuseSeveral([("--format", format != nil), ("--json", json), ("--csv", csv)])
    let isRows = package == nil && preset == nil && (rowFormat != nil || isWorkbook)
    let given = [
      ("--sort", sort != nil), ("--columns", columns.columns != nil), ("--excel", excel),
    ]
    let formats = (RowFormat.allCases.map(\.rawValue) + [Workbook.name]).joined(separator: ", ")
    for (option, _) in given.filter(\.1) where !isRows {
      throw ValidationError("\(option) can only be used with rows: \(formats)")
    }
    if excel, rowFormat != .csv { throw ValidationError("--excel can only be used with CSV") }
    if preset != nil, format != nil || json || csv {
      throw ValidationError("--preset has its own format: leave out --format, --json and --csv")
    }
    if package != nil, file != nil || format != nil || json || csv || preset != nil {
      throw ValidationError(
        "--package cannot be used with a file, --format, --json, --csv or --preset")
    }
    if case .brat? = format, file == nil || file == "-" {
      throw ValidationError("--format brat needs the name of a new folder")
    }
  }

  /// `nil` if it is not rows that are asked for.
  private var rowFormat: RowFormat? {
    if json { return .json }
    if csv { return .csv }
    switch format {
    case nil: return isWorkbook ? nil : .csv
    case .rows(let format): return format
    case .workbook, .document, .brat: return nil
    }
  }

  private var isWorkbook: Bool {
    switch format {
    case .workbook: true
    case .rows, .document, .brat: false
    case nil:
      !json && !csv && preset == nil && file?.lowercased().hasSuffix(".\(Workbook.name)") == true
    }
  }

  /// The document that is asked for, be it a format or a preset.
  private var document: (any QuoteDocument.Type)? {
    if case .document(let document)? = format { document } else { preset?.document }
  }

  func run() throws {
    let archive = try archive.openForReading()
    var query = try filter.query(copies: .all, in: archive, messages: self.archive.messages)
    query.sort = sort?.querySort ?? .stable
    query.limit = page.limit
    query.offset = page.offset
    let leavesOutIndirect = document?.holdsIndirect == false && query.kinds.isEmpty
    if leavesOutIndirect { query.kinds = [.direct, .mixed] }
    let leavesOutDenied = document?.tellsPolarity == false && query.polarities.isEmpty
    if leavesOutDenied { query.polarities = [.affirmed] }
    let messages = self.archive.messages
    let report = QueryReport(archive: archive, query: query, messages: messages)
    try report.explainNames()
    _ = try columns.chosen(in: archive)
    let export = QuoteExport(of: archive, matching: query, messages: messages)
    if let package {
      let summary = try PackageExport(export, filter: filter, page: page).write(to: package)
      messages.note("\(summary) written to \(package)")
    } else {
      try write(export, messages)
    }
    let count = export.progress.count
    if count == 0 { messages.note("no quotes match") }
    if page.limit != nil {
      page.reportRest(
        shown: count, of: try archive.quotes.count(matching: query), called: "quote", to: messages)
    }
    try report.reportLeftOut()
    if leavesOutIndirect { try reportIndirect(query, in: archive, messages) }
    if leavesOutDenied { try reportDenied(query, in: archive, messages) }
  }

  private func write(_ export: QuoteExport, _ messages: Messages) throws {
    if case .brat? = format, let file {
      let folder = try OutputFolder(creating: file)
      try export.write(BratFolder(), to: folder)
      try folder.commit()
    } else {
      try writeFile(export, messages)
    }
    if let file, file != "-", export.progress.count > 0 {
      messages.note("\(counted(export.progress.count, "quote")) written to \(file)")
    }
  }

  private func writeFile(_ export: QuoteExport, _ messages: Messages) throws {
    let file = try outputFile()
    let output = file?.output ?? Output.standard()
    if let document {
      try export.write(document, to: output)
    } else if isWorkbook {
      try writeWorkbook(export, to: output, messages)
    } else {
      let altered = try export.writeRows(
        of: try columns.chosen(in: export.archive), as: rowFormat ?? .csv,
        forSpreadsheets: excel, to: output)
      if excel {
        messages.warning(
          "--excel alters the text: a byte order mark, and ' before \(counted(altered, "cell")) "
            + "that look like formulas; leave it out for the exact text")
      }
    }
    try file?.commit()
  }

  private func writeWorkbook(
    _ export: QuoteExport, to output: Output, _ messages: Messages
  ) throws {
    if output.isTerminal {
      throw CommandError.failed(.usage, "a workbook is no text: name a file, quotes.xlsx")
    }
    let count = try export.archive.quotes.count(matching: export.query)
    guard min(count, page.limit ?? count) <= Workbook.mostQuotes else {
      throw CommandError.failed(
        .usage,
        "\(count) quotes are more than a workbook holds, which is \(Workbook.mostQuotes): "
          + "export CSV, or narrow the search")
    }
    let cut = try export.writeWorkbook(of: try columns.chosen(in: export.archive), to: output)
    if cut > 0 {
      messages.warning(
        "\(counted(cut, "text")) too long for a cell cut: export CSV for all of them")
    }
  }

  /// - Returns: `nil` for standard output.
  private func outputFile() throws -> OutputFile? {
    guard let file, file != "-" else { return nil }
    return try OutputFile(replacing: file, sparing: archive.path)
  }

  private func reportIndirect(
    _ query: QuoteQuery, in archive: Archive, _ messages: Messages
  ) throws {
    var indirect = query
    indirect.kinds = [.indirect]
    let count = try archive.quotes.count(matching: indirect)
    guard count > 0 else { return }
    messages.note(
      "\(counted(count, "indirect quote")) left out, as in that project's data: "
        + "--kind direct --kind mixed --kind indirect includes them")
  }

  private func reportDenied(
    _ query: QuoteQuery, in archive: Archive, _ messages: Messages
  ) throws {
    var denied = query
    denied.polarities = [.negated, .hypothetical]
    let count = try archive.quotes.count(matching: denied)
    guard count > 0 else { return }
    messages.note(
      "\(counted(count, "quote")) that \(count == 1 ? "is" : "are") not affirmed left out, as "
        + "that format cannot tell: --polarity affirmed --polarity negated includes them")
  }
}

/// Writes the quotes of a query to an output or into a folder.
struct QuoteExport {
  let archive: Archive
  let query: QuoteQuery
  let progress: ExportProgress

  init(of archive: Archive, matching query: QuoteQuery, messages: Messages) {
    self.archive = archive
    self.query = query
    progress = ExportProgress(messages) {
      let all = try archive.quotes.count(matching: query)
      return min(query.limit ?? .max, max(0, all - query.offset))
    }
  }

  /// - Returns: How many cells have got a `'`.
  @discardableResult
  func writeRows(
    of columns: [QuoteColumn], as format: RowFormat, forSpreadsheets: Bool = false,
    to output: Output
  ) throws -> Int {
    var writer = RowWriter(format: format, columns: columns, forSpreadsheets: forSpreadsheets)
    try output.append { writer.appendOpening(to: &$0) }
    try archive.quotes.forEachRow(matching: query, columns: columns) { row in
      try output.append { writer.append(row, to: &$0) }
      try progress.add(1)
    }
    try output.append { writer.appendClosing(to: &$0) }
    try output.flush()
    try progress.end()
    return writer.alteredCells
  }

  /// - Returns: How many texts were cut.
  func writeWorkbook(of columns: [QuoteColumn], to output: Output) throws -> Int {
    let workbook = Workbook(columns: columns)
    try output.append { workbook.appendOpening(to: &$0) }
    try archive.quotes.forEachRow(matching: query, columns: columns) { row in
      try output.append { workbook.append(row, to: &$0) }
      try progress.add(1)
    }
    try output.append { workbook.appendClosing(to: &$0) }
    try output.flush()
    try progress.end()
    return workbook.cutCells
  }

  func write(_ type: any QuoteDocument.Type, to output: Output) throws {
    var document = type.init()
    try output.append { document.appendOpening(to: &$0) }
    if type.listsSpeakers {
      try archive.speakers.forEachQuoted(matching: query) { speaker in
        try output.append { document.append(speaker, to: &$0) }
      }
    }
    try archive.quotes.forEachGroup(by: type.unit, matching: query) { group in
      try output.append { document.append(group, to: &$0) }
      try progress.add(group.quotes.count)
    }
    try output.append { document.appendClosing(to: &$0) }
    try output.flush()
    try progress.end()
  }

  /// - Parameter folder: Left open, to be committed.
  func write(_ brat: BratFolder, to folder: OutputFolder) throws {
    try folder.write(BratFolder.settings.bytes, to: BratFolder.settings.name)
    try archive.quotes.forEachGroup(by: .article, matching: query) { group in
      for file in brat.files(of: group) { try folder.write(file.bytes, to: file.name) }
      try progress.add(group.quotes.count)
    }
    try progress.end()
  }
}

/// Shows how far an export has come, and ends it at a signal, so that nothing half-written is left
/// behind.
final class ExportProgress {
  private var line: ProgressLine
  private let total: () throws -> Int
  private var all: Int?
  /// How many quotes there were so far.
  private(set) var count = 0

  /// - Parameter total: Asked only if there is a line to show.
  init(_ messages: Messages, total: @escaping () throws -> Int) {
    line = ProgressLine(messages)
    self.total = total
    Interruption.watch()
  }

  /// - Throws: `CommandError` after Ctrl-C, SIGTERM or SIGHUP.
  func add(_ quotes: Int) throws {
    let before = count
    count += quotes
    // The clock is looked at now and then only.
    guard before >> 10 != count >> 10 else { return }
    try Interruption.check()
    try line.show { seconds in
      let all = try self.all ?? total()
      self.all = all
      let parts = ["\(count) of \(all) quotes", ProgressLine.rate(count, seconds)]
      return (parts + ProgressLine.timeLeft(count, of: all, seconds)).joined(separator: ", ")
    }
  }

  func end() throws {
    try Interruption.check()
    line.end()
  }
}
