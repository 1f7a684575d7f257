/// One word, or several in a row, to be found.
struct SearchPhrase: Hashable, Sendable {
  /// As typed, without marks.
  var text: String
  /// Whether the last word may go on: `peace*`.
  var isPrefix = false
}
