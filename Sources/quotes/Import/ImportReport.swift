import Foundation
import QuoteExporters

/// The file of `--report`: a line of JSON for each input.
final class ImportReport {
  private let file: OutputFile
  private var writer = RowWriter(format: .jsonLines, columns: ["input", "status", "reason"])

  /// - Parameter archive: Which the report must not replace.
  init(path: String, archive: String) throws {
    file = try OutputFile(replacing: path, sparing: archive)
  }

  func note(_ place: String, status: String, reason: String?) throws {
    try file.output.append {
      writer.append([.text(place), .text(status), Cell(reason)], to: &$0)
    }
  }

  func close() throws { try file.commit() }
}
