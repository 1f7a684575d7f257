import QuoteExporters
import QuoteStore

/// Prints changes of quotes as they come, a line each for people, rows for programs.
final class ChangeSheet {
  private let output: Output
  private var printer: RowPrinter?

  init(_ format: ListFormat, to output: Output) throws {
    self.output = output
    printer = try format.rowFormat.map {
      try RowPrinter(
        output, format: $0, columns: ["change", "quote_id", "before", "after", "text"])
    }
  }

  func print(_ change: QuoteChange) throws {
    guard printer == nil else {
      return try printer?.print([
        .text(change.sort.rawValue), .text(change.quoteID), Cell(change.before),
        Cell(change.after), .text(change.text),
      ]) ?? ()
    }
    try output.write(line(of: change) + "\n")
  }

  func end() throws {
    try printer?.end()
    try output.flush()
  }

  /// *speaker  0123456789abcdef.17  Ana Ruiz → Luis Ortega: It holds.*
  private func line(of change: QuoteChange) -> String {
    let name = change.sort.rawValue
    let padding = String(repeating: " ", count: 9 - name.count)
    let values =
      switch change.sort {
      case .found: change.after ?? "(none)"
      case .lost: change.before ?? "(none)"
      case .speaker, .span, .kind, .detail:
        "\(change.before ?? "(none)") → \(change.after ?? "(none)")"
      }
    let line = VisibleText.line("\(name)\(padding)\(change.quoteID)  \(values): \(change.text)")
    return output.isTerminal ? DisplayWidth.fitted(line, to: Terminal.width) : line
  }
}
