import ArgumentParser
import QuoteExporters

/// A format that quotes are exported in.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  case csv, jsonl, json, tsv

  var rowFormat: RowFormat {
    switch self {
    case .csv: .csv
    case .jsonl: .jsonLines
    case .json: .json
    case .tsv: .tsv
    }
  }
}
