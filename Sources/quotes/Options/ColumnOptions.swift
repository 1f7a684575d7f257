import ArgumentParser
import QuoteExporters

/// Which columns of quotes are printed.
struct ColumnOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only these columns, in this order; also input, imported.", valueName: "a,b,c"))
  var columns: String?

  func validate() throws { _ = try chosen() }

  /// `nil` if none were asked for.
  func chosen() throws -> [QuoteColumn]? {
    try columns?.split(separator: ",").map { name in
      guard let column = QuoteColumn(rawValue: String(name)) else {
        let known = QuoteColumn.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("there is no column '\(name)'; there are \(known)")
      }
      return column
    }
  }
}
