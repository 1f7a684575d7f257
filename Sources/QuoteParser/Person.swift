import QuoteModel

/// Somebody or something that an article names, under all the names it uses.
struct Person {
  enum Gender: Hashable { case masculine, feminine }

  /// The fullest name, as tokens.
  var name: Range<Int>
  /// The name ends in the *s* of a possessive that lost its apostrophe.
  var hasLostApostrophe = false
  /// The full name, where only the article's title prints it.
  var nameInTitle: String?
  /// Where the article names this one first: a token.
  var firstNamed: Int
  var words: NameWords
  var kind: SpeakerKind
  var gender: Gender?
  /// How often the article prints the full name.
  var count = 1
  /// What the article says this one is, with the token where it does, in reading order.
  var roles: [(at: Int, role: Range<Int>)] = []
  /// Only a surname, or another single word, is ever printed.
  var isPartial: Bool { words.count == 1 && kind == .person }
}
