import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes corrections`
struct CorrectionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corrections",
    abstract: "Lists decisions, and exports them to a file or imports them from one.",
    examples: """
      quotes corrections --status conflict
      quotes corrections export decisions.csv
      quotes corrections import decisions.csv
      """,
    discussion: """
      The list shows decisions about quotes; 'quotes speakers history' shows those about speakers. \
      A file holds both.
      """,
    subcommands: [
      CorrectionListCommand.self, CorrectionExportCommand.self, CorrectionImportCommand.self,
    ],
    defaultSubcommand: CorrectionListCommand.self)
}

/// `quotes corrections`: the list.
struct CorrectionListCommand: ParsableCommand {
  enum Status: String, CaseIterable, ExpressibleByArgument {
    case inForce = "in-force"
    case replaced, undone, waiting, conflict
  }

  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists decisions about quotes (default).",
    examples: """
      quotes corrections --status conflict
      quotes corrections list --csv
      """)

  @OptionGroup var archive: ArchiveOptions

  @Option(help: "Only decisions with this status; repeatable.")
  var status: [Status] = []

  @Option(help: ArgumentHelp("Only decisions about this quote.", valueName: "quote-id"))
  var quote: String?

  @OptionGroup var format: ListFormatOptions

  private typealias Row = (decision: Decision, status: Decision.Status)

  private static var layout: ListLayout<Row> {
    var fields = Decision.fieldsAboutQuotes.map { $0.of { (row: Row) in row.decision } }
    fields.insert(
      contentsOf: [
        .init("status") { .text($0.status.name) }, .init("problem") { Cell($0.status.problem) },
      ], at: 4)
    return ListLayout(
      fields: fields,
      text: .table([
        .id("quote") { $0.decision.subject.id },
        .text("decided") { "\($0.decision.field.rawValue) \($0.decision.value ?? "")" },
        .text("status") { $0.status.name + ($0.status.problem.map { ": \($0)" } ?? "") },
        .text("by") { $0.decision.author.name },
        .text("made") { String($0.decision.author.time.prefix(10)) },
      ]))
  }

  func run() throws {
    let archive = try archive.openForReading()
    let output = Output.standard()
    var printer = try ListPrinter(Self.layout, as: format.chosen(for: output), to: output)
    let wanted = Set(status.map { $0.rawValue.replacing("-", with: " ") })
    let quote = try quote.map { id in
      try archive.decisions.history(of: id).first?.subject.id ?? id
    }
    try archive.decisions.forEachAboutQuotes { decision, status in
      guard wanted.isEmpty || wanted.contains(status.name),
        quote == nil || quote == decision.subject.id
      else { return }
      try printer.print((decision, status))
    }
    try printer.end()
    if printer.count == 0 { self.archive.messages.note("no corrections match") }
  }
}

extension Decision.Status {
  /// Why it cannot take effect.
  fileprivate var problem: String? {
    if case .conflict(let reason) = self { reason } else { nil }
  }
}

/// `quotes corrections export`
struct CorrectionExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes all decisions, the undone too, as CSV or JSON Lines.",
    examples: "quotes corrections export decisions.csv")

  @Argument(
    help: "The file; - or none for standard output. It is replaced only when complete.",
    completion: .file())
  var file: String?

  @Option(help: "The format (default: jsonl for a file of that name, else csv).")
  var format: DecisionFile.Format?

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let archive = try archive.openForReading()
    let name = file.flatMap { $0 == "-" ? nil : $0 }
    let file = try name.map { try OutputFile(replacing: $0, sparing: self.archive.path) }
    let format = format ?? (name?.hasSuffix(".jsonl") == true ? .jsonl : .csv)
    let count = try DecisionFile.write(format, to: file?.output ?? Output.standard()) {
      try archive.decisions.forEachCommand($0)
    }
    try file?.commit()
    if let name { self.archive.messages.note("\(counted(count, "decision")) written to \(name)") }
  }
}

/// `quotes corrections import`
struct CorrectionImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Imports decisions from a file that 'corrections export' wrote; safe to repeat.",
    examples: """
      quotes corrections import decisions.csv
      """,
    discussion: """
      Of two decisions on one field of one quote, the later is in force. Decisions about articles \
      that are not here yet are kept, and take effect with their article.
      """)

  @Argument(help: "The file, or - for standard input.", completion: .file())
  var file: String

  @OptionGroup var archive: ArchiveOptions

  @Flag(help: "Import the decisions even if none of their articles is in the archive yet.")
  var keep = false

  func run() throws {
    let archive = try archive.openForWriting()
    let messages = self.archive.messages
    let file = try DecisionFile(file)
    for (line, reason) in file.faults {
      messages.error("\(reason): \(self.file):\(line): correct the line and repeat")
    }
    let decisions = file.batches.flatMap(\.self)
    if decisions.isEmpty, !file.faults.isEmpty { throw CommandError.ended(.badInput) }
    let aboutQuotes = decisions.count { if case .quote = $0.subject { true } else { false } }
    if !keep, aboutQuotes > 0, try archive.decisions.fitting(among: decisions) == 0 {
      throw CommandError.failed(
        .badInput,
        "none of its articles is in this archive: \(self.file): import them first, or take over "
          + "its \(counted(aboutQuotes, "correction")) in advance with --keep")
    }
    let joined = try archive.decisions.join(file.batches)
    try archive.close()
    for decision in joined.disagreements { messages.warning(decision.disagreement) }
    messages.note(
      "\(counted(decisions.count, "decision")) read: \(joined.new) new, \(joined.known) already "
        + "there, \(joined.undone) of them taken back since, \(joined.waiting) waiting for their "
        + "articles, \(counted(file.faults.count, "line")) rejected")
    if !file.faults.isEmpty { throw CommandError.ended(.partly) }
  }
}
