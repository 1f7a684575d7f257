import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

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
