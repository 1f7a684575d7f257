import QuoteExporters
import QuoteModel
import QuoteStore

/// The log of decisions about speakers, printed.
struct SpeakerHistory {
  private let options: ArchiveOptions
  private let format: ListFormatOptions

  private static let columns = [
    "command", "action", "speaker_id", "value", "article_hash", "inferred", "reason", "made_by",
    "made_at", "undone_at",
  ]

  init(_ options: ArchiveOptions, format: ListFormatOptions) {
    self.options = options
    self.format = format
  }

  func print() throws {
    let batches = try options.openForReading().decisions.batches()
    let output = Output.standard()
    if let rowFormat = format.chosen(for: output).rowFormat {
      var printer = try RowPrinter(output, format: rowFormat, columns: Self.columns)
      for (place, batch) in batches.enumerated() {
        for decision in batch { try printer.print([.integer(place + 1)] + cells(of: decision)) }
      }
      try printer.end()
    } else if !batches.isEmpty {
      try output.write(table(of: batches))
    }
    if batches.isEmpty { options.messages.note("nothing was decided about speakers yet") }
  }

  private func cells(of decision: SpeakerDecision) -> [Cell] {
    [
      .text(decision.action.rawValue), .text(decision.speaker), Cell(decision.value),
      Cell(decision.articleHash), Cell(decision.inferred), Cell(decision.reason),
      Cell(decision.madeBy), .text(decision.madeAt), Cell(decision.undoneAt),
    ]
  }

  private func table(of batches: [[SpeakerDecision]]) -> Table {
    var table = Table([
      .init(name: "command", isNumber: true), .init(name: "decided"), .init(name: "because"),
      .init(name: "by"), .init(name: "on"), .init(name: "undone"),
    ])
    for (place, batch) in batches.enumerated() {
      for decision in batch {
        table.append([
          "\(place + 1)", SpeakerSentence(decision).text, decision.reason ?? "",
          decision.madeBy ?? "", String(decision.madeAt.prefix(10)),
          String(decision.undoneAt?.prefix(10) ?? ""),
        ])
      }
    }
    return table
  }
}
