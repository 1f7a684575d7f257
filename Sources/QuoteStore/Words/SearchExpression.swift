/// What the words of a search ask for.
indirect enum SearchExpression: Hashable, Sendable {
  case phrase(SearchPhrase)
  /// At most so many words stand between the first and the last of them, in any order.
  case near([SearchPhrase], distance: Int)
  /// All of the first and none of the others; the first are never empty.
  case all([SearchExpression], excluding: [SearchExpression] = [])
  /// One at least.
  case any([SearchExpression])

  /// Whether a word in it may go on.
  var hasPrefix: Bool {
    switch self {
    case .phrase(let phrase): phrase.isPrefix
    case .near(let phrases, _): phrases.contains(where: \.isPrefix)
    case .all(let parts, let excluded): (parts + excluded).contains(where: \.hasPrefix)
    case .any(let parts): parts.contains(where: \.hasPrefix)
    }
  }

  /// What is looked for, and not what is excluded.
  var soughtPhrases: [SearchPhrase] {
    switch self {
    case .phrase(let phrase): [phrase]
    case .near(let phrases, _): phrases
    case .all(let parts, _), .any(let parts): parts.flatMap(\.soughtPhrases)
    }
  }

  /// With what is excluded.
  var allPhrases: [SearchPhrase] {
    switch self {
    case .phrase(let phrase): [phrase]
    case .near(let phrases, _): phrases
    case .all(let parts, let excluded): (parts + excluded).flatMap(\.allPhrases)
    case .any(let parts): parts.flatMap(\.allPhrases)
    }
  }
}
