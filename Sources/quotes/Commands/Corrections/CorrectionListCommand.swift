import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

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
