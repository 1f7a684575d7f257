import ArgumentParser
import QuoteExporters

/// What quotes are exported as.
enum ExportFormat {
  case rows(RowFormat)
  case document(any QuoteDocument.Type)
  /// A folder with two files for each article.
  case brat
}

extension ExportFormat: ExpressibleByArgument {
  private static let all: [(name: String, format: ExportFormat)] =
    RowFormat.allCases.map { ($0.rawValue, .rows($0)) }
    + QuoteDocuments.formats.map { ($0.name, .document($0)) } + [(BratFolder.name, .brat)]

  init?(argument: String) {
    guard let found = Self.all.first(where: { $0.name == argument }) else { return nil }
    self = found.format
  }

  static var allValueStrings: [String] { all.map(\.name) }
}

/// The shape of another project's data.
struct ExportPreset: ExpressibleByArgument {
  let document: any QuoteDocument.Type

  init?(argument: String) {
    guard let found = QuoteDocuments.presets.first(where: { $0.name == argument }) else {
      return nil
    }
    document = found
  }

  static var allValueStrings: [String] { QuoteDocuments.presets.map { $0.name } }
}
