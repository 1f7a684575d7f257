import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes corrections`
struct CorrectionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corrections",
    abstract: "Lists what people decided, and takes it from and to a file.",
    examples: """
      quotes corrections --status conflict
      quotes corrections export decisions.csv
      quotes corrections import decisions.csv
      """,
    discussion: """
      The list has decisions about quotes; 'quotes speakers history' has those about speakers. A \
      file has both.
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
    commandName: "list", abstract: "Lists what people decided about quotes (default).",
    examples: """
      quotes corrections --status conflict
      quotes corrections list --csv
      """)

  @OptionGroup var archive: ArchiveOptions

  @Option(help: "Only those that are so; repeatable: any of them.")
  var status: [Status] = []

  @Option(help: ArgumentHelp("Only those about this quote.", valueName: "quote-id"))
  var quote: String?

  @OptionGroup var format: ListFormatOptions

  private static let columns = [
    "quote_id", "field", "value", "inferred", "status", "problem", "reason", "made_by", "made_at",
    "undone_at",
  ]

  func run() throws {
    let archive = try archive.openForReading()
    let output = Output.standard()
    var count = 0
    if let rowFormat = format.chosen(for: output).rowFormat {
      var printer = try RowPrinter(output, format: rowFormat, columns: Self.columns)
      try list(archive) { correction, status in
        count += 1
        try printer.print(cells(of: correction, status))
      }
      try printer.end()
    } else {
      var table = Table(["quote", "decided", "status", "by", "made"].map { .init(name: $0) })
      try list(archive) { correction, status in
        count += 1
        table.append(row(of: correction, status))
      }
      if count > 0 { try output.write(table) }
    }
    if count == 0 { self.archive.messages.note("no corrections match") }
  }

  private func list(
    _ archive: Archive, _ body: (Correction, CorrectionStatus) throws -> Void
  ) throws {
    let wanted = Set(status.map { $0.rawValue.replacing("-", with: " ") })
    let quote = try quote.map { id in
      try archive.corrections.history(of: id).first?.quoteID ?? id
    }
    try archive.corrections.list { correction, status in
      guard wanted.isEmpty || wanted.contains(status.name),
        quote == nil || quote == correction.quoteID
      else { return }
      try body(correction, status)
    }
  }

  private func cells(of correction: Correction, _ status: CorrectionStatus) -> [Cell] {
    let values = CorrectionValues(correction)
    return [
      .text(correction.quoteID), .text(correction.decision.field.rawValue), Cell(values.value),
      Cell(values.inferred), .text(status.name), Cell(status.problem), Cell(correction.reason),
      Cell(correction.madeBy), .text(correction.madeAt), Cell(correction.undoneAt),
    ]
  }

  private func row(of correction: Correction, _ status: CorrectionStatus) -> [String] {
    let decision = correction.decision
    let decided = [decision.field.rawValue, decision.value ?? ""].joined(separator: " ")
    let problem = status.problem.map { ": \($0)" } ?? ""
    return [
      correction.quoteID, decided, status.name + problem, correction.madeBy ?? "",
      String(correction.madeAt.prefix(10)),
    ]
  }
}

extension CorrectionStatus {
  /// Why it cannot take effect.
  var problem: String? {
    if case .conflict(let reason) = self { reason } else { nil }
  }
}

/// `quotes corrections export`
struct CorrectionExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes all decisions, the undone too, as CSV.",
    examples: "quotes corrections export decisions.csv")

  @Argument(
    help: "The file; - or none for standard output. It is replaced only when complete.",
    completion: .file())
  var file: String?

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let archive = try archive.openForReading()
    let name = file.flatMap { $0 == "-" ? nil : $0 }
    let file = try name.map { try OutputFile(replacing: $0, sparing: self.archive.path) }
    var printer = try RowPrinter(
      file?.output ?? Output.standard(), format: .csv, columns: FiledDecision.columns)
    var count = 0
    try archive.corrections.list { correction, _ in
      count += 1
      try printer.print(FiledDecision.quote(correction).cells)
    }
    for (place, batch) in try batches(of: archive).enumerated() {
      for decision in batch {
        count += 1
        try printer.print(FiledDecision.speaker(decision, command: "\(place + 1)").cells)
      }
    }
    try printer.end()
    try file?.commit()
    if let name { self.archive.messages.note("\(counted(count, "decision")) written to \(name)") }
  }

  /// In the order of time, which is the same in every archive.
  private func batches(of archive: Archive) throws -> [[SpeakerDecision]] {
    let batches = try archive.decisions.batches()
    return batches.enumerated().sorted { a, b in
      (a.element.first?.madeAt ?? "", a.offset) < (b.element.first?.madeAt ?? "", b.offset)
    }.map(\.element)
  }
}

/// `quotes corrections import`
struct CorrectionImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes over decisions from a file that 'corrections export' wrote; safe to repeat.",
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

  @Flag(help: "Keep the decisions even if none of their articles is here yet.")
  var keep = false

  func run() throws {
    let archive = try archive.openForWriting()
    let messages = self.archive.messages
    let decisions = try DecisionFile(file, messages: messages)
    let corrections = decisions.corrections
    if decisions.count == 0, decisions.faults > 0 { throw CommandError.ended(.badInput) }
    if !keep, !corrections.isEmpty, try archive.corrections.fitting(among: corrections) == 0 {
      throw CommandError.failed(
        .badInput,
        "none of its articles is in this archive: \(file): import them first, or take over its "
          + "\(counted(corrections.count, "correction")) in advance with --keep")
    }
    let speakers = try archive.decisions.takeOver(decisions.batches)
    let joined = try archive.corrections.join(corrections)
    try archive.close()
    for correction in joined.disagreements {
      messages.warning(CorrectionSentence.disagreement(correction))
    }
    messages.note(
      "\(counted(decisions.count, "decision")) read: \(joined.new + speakers) new, "
        + "\(decisions.count - joined.new - speakers) already there, \(joined.undone) of them taken "
        + "back since, \(joined.waiting) waiting for their articles, "
        + "\(counted(decisions.faults, "line")) rejected")
    if decisions.faults > 0 { throw CommandError.ended(.partly) }
  }
}
