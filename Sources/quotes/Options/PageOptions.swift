import ArgumentParser
import QuoteModel

/// Which part of a list.
struct PageOptions: ParsableArguments {
  @Option(help: ArgumentHelp("At most so many rows.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Leave out so many rows first.", valueName: "n"))
  var offset = 0

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit is a number from 0 on") }
    if offset < 0 { throw ValidationError("--offset is a number from 0 on") }
  }

  /// Says on stderr how many rows the limit has cut off.
  func reportRest(shown: Int, of total: Int, called noun: String, to messages: Messages) {
    if shown == 0, limit != 0, total > 0 {
      messages.note("the list ends before --offset \(offset): it has \(counted(total, noun))")
    }
    let more = total - offset - shown
    guard shown > 0 || limit == 0, more > 0 else { return }
    messages.note(
      "\(counted(more, "more " + noun)): --limit or --offset \(offset + shown) shows them")
  }
}

/// An order of rows that can be asked for.
enum SortOrder: String, CaseIterable, ExpressibleByArgument {
  case relevance, newest, oldest, speaker

  var querySort: QuoteQuery.Sort {
    switch self {
    case .relevance: .relevance
    case .newest: .newest
    case .oldest: .oldest
    case .speaker: .speaker
    }
  }
}
