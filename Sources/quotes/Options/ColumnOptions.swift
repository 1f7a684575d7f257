import ArgumentParser
import QuoteModel

/// Which columns of quotes are printed.
struct ColumnOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only these columns, in this order; input and imported are optional ones.", valueName: "a,b,c"
    ))
  var columns: String?

  func validate() throws { _ = try chosen() }

  /// `nil` if none were asked for.
  func chosen() throws -> [QuoteField]? {
    var chosen: [QuoteField] = []
    for name in columns?.split(separator: ",", omittingEmptySubsequences: false) ?? [] {
      guard let column = QuoteField(named: String(name)) else {
        let known = QuoteField.allCases.map(\.name).joined(separator: ", ")
        throw ValidationError("there is no column '\(name)'; the columns are \(known)")
      }
      // A JSON object has no name twice.
      if chosen.contains(column) { throw ValidationError("--columns names '\(name)' twice") }
      chosen.append(column)
    }
    return columns == nil ? nil : chosen
  }
}
