import QuoteModel
import QuoteStore

/// What people are told about a search beside its rows.
struct QuoteSearch {
  let archive: Archive
  let query: QuoteQuery
  let messages: Messages

  /// Why there is nothing, where that can be told.
  func explainNothing() throws {
    for name in query.speakers where try !archive.speakers.isKnown(name) {
      messages.warning("nobody is called '\(name)' here: 'quotes speakers' lists who is")
    }
    messages.note("no quotes match")
  }

  func reportThoughts() throws {
    guard query.modes == QuoteQuery.utteredModes else { return }
    let count = try archive.quotes.thoughtsLeftOut(matching: query)
    guard count > 0 else { return }
    messages.note(
      "\(counted(count, "thought")) left out: --mode speech --mode writing --mode thought shows them"
    )
  }
}
