import ArgumentParser
import QuoteModel

/// Which part of a list.
struct PageOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Show at most n rows.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Skip the first n rows.", valueName: "n"))
  var offset = 0

  /// As many rows as a person wants to see at once.
  static let usualLimit = 50

  func validate() throws {
    try refuseNegative("--limit", limit)
    try refuseNegative("--offset", offset)
  }

  /// Bounds what is found; without `--limit`, only a table on a terminal is bounded.
  func narrow(_ query: inout QuoteQuery, listedAs format: ListFormat, on output: Output) {
    let isOnTerminal = format == .table && output.isTerminal
    query.limit = limit ?? (isOnTerminal ? Self.usualLimit : nil)
    query.offset = offset
  }

  /// Says on stderr how many rows the limit has cut off.
  func reportRest(shown: Int, of total: Int, called noun: String, to messages: Messages) {
    if shown == 0, limit != 0, total > 0 {
      messages.note("nothing to show at --offset \(offset): the list has \(counted(total, noun))")
    }
    let more = total - offset - shown
    guard shown > 0 || limit == 0, more > 0 else { return }
    messages.note(
      "\(counted(more, "more " + noun)): --limit or --offset \(offset + shown) shows them")
  }
}
