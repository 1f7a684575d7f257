import ArgumentParser
import QuoteExporters

/// How a list is printed.
struct ListFormatOptions: ParsableArguments {
  @Option(help: "The format (default: table on a terminal, tsv in a pipe).")
  var format: ListFormat?

  @Flag(help: "The same as --format json.")
  var json = false

  @Flag(help: "The same as --format csv.")
  var csv = false

  func validate() throws {
    try refuseSeveral([("--format", format != nil), ("--json", json), ("--csv", csv)])
  }

  var isAsked: Bool { json || csv || format != nil }

  func chosen(for output: Output) -> ListFormat {
    if json { return .rows(.json) }
    if csv { return .rows(.csv) }
    return format ?? (output.isTerminal ? .table : .rows(.tsv))
  }
}
