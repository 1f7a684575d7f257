import ArgumentParser
import QuoteModel

/// The words of a search, and how they are taken.
struct WordOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "All of these words; \"a phrase\", begin*, -without, a OR b, a NEAR b, NEAR(a b, 5)."))
  var words: [String] = []

  @Flag(help: "Only the words as typed, not other forms: holds, and not hold or holding.")
  var exact = false

  /// `nil` if none were typed.
  var text: String? { words.isEmpty ? nil : words.joined(separator: " ") }

  func add(to query: inout QuoteQuery) {
    query.words = text
    query.isExact = exact
  }
}
