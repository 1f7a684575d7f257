import QuoteModel
import QuoteStore

/// What people are told about a search beside its rows.
struct QuoteSearch {
  let archive: Archive
  let query: QuoteQuery
  let messages: Messages

  /// What of the words could not be looked for, or not in all quotes.
  ///
  /// - Parameter bound: As in `Page`.
  func explainWords(bound: Int?, called noun: String = "quote") throws {
    if let words = query.words, try archive.quotes.isWordless(query) {
      messages.note(
        words.contains { !$0.isWhitespace && !"\"“”„‟«»＂".contains($0) }
          ? "there is no word in '\(words)': searched for these characters instead"
          : "there is no word in '\(words)': ignored")
    }
    if let bound {
      messages.note(
        "more than \(counted(bound, noun)) match: only the \(bound) stored last were ranked; "
          + "more words, a filter or --sort newest find the others")
    }
  }

  /// Why there is nothing, where that can be told.
  func explainNothing() throws {
    for name in query.speakers where try !archive.speakers.isKnown(name) {
      messages.warnOfUnknownSpeaker(name)
    }
    messages.note("no quotes match")
  }

  /// - Parameter known: How many there are, where that was counted already.
  func reportThoughts(_ known: Int? = nil) throws {
    guard query.modes == QuoteQuery.utteredModes else { return }
    let count = try known ?? archive.quotes.thoughtsLeftOut(matching: query)
    guard count > 0 else { return }
    messages.note(
      "\(counted(count, "thought")) left out: --mode speech --mode writing --mode thought includes them"
    )
  }
}
