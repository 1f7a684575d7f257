import ArgumentParser
import QuoteExporters

/// How the rows of a list are printed.
enum ListFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json, jsonl, csv, tsv

  /// `nil` for the table, which is laid out for people.
  var rowFormat: RowFormat? {
    switch self {
    case .table: nil
    case .json: .json
    case .jsonl: .jsonLines
    case .csv: .csv
    case .tsv: .tsv
    }
  }
}
