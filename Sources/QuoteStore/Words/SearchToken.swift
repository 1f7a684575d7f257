/// A piece of the words of a search, before it is known which of them are operators.
enum SearchToken: Hashable, Sendable {
  /// A word, with what punctuation is in it: `U.S.`, `don’t`, also `OR`.
  case word(String)
  /// What stood between two quotation marks.
  case marked(String)
  /// `*` behind a word or a closing mark.
  case star
  /// `-` before a word, an opening mark or a bracket.
  case minus
  /// `,` behind a word, as before the 5 of `NEAR(a b, 5)`.
  case comma
  case open
  case close
}
