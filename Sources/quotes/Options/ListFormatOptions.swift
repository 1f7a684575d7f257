import ArgumentParser

/// How a list is printed.
struct ListFormatOptions: ParsableArguments {
  @Option(help: "The format (default: table on a terminal, tsv in a pipe).")
  var format: ListFormat?

  @Flag(help: "As --format json.")
  var json = false

  @Flag(help: "As --format csv.")
  var csv = false

  func validate() throws {
    let asked = [format == nil ? nil : "--format", json ? "--json" : nil, csv ? "--csv" : nil]
    let given = asked.compactMap { $0 }
    if given.count > 1 {
      throw ValidationError("\(given.joined(separator: " and ")) exclude each other")
    }
  }

  func chosen(for output: Output) -> ListFormat {
    if json { return .json }
    if csv { return .csv }
    return format ?? (output.isTerminal ? .table : .tsv)
  }
}
