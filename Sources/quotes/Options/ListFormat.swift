import ArgumentParser
import QuoteExporters

/// How the rows of a list are printed.
enum ListFormat: Equatable {
  /// Laid out for people.
  case table
  case rows(RowFormat)

  /// `nil` for the table.
  var rowFormat: RowFormat? {
    if case .rows(let format) = self { format } else { nil }
  }
}

extension ListFormat: ExpressibleByArgument {
  init?(argument: String) {
    if argument == "table" {
      self = .table
    } else if let format = RowFormat(rawValue: argument) {
      self = .rows(format)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { ["table"] + RowFormat.allCases.map(\.rawValue) }
}
