/// The words of a search, understood; any text is some.
struct SearchWords: Hashable, Sendable {
  /// `nil` if nothing but exclusions, or no word at all, was typed.
  var sought: SearchExpression?
  /// Of the search as a whole.
  var excluded: [SearchExpression] = []
  /// What has no word in the full-text index and is looked for as it is: an emoji, a letter that
  /// SQLite does not know. Punctuation too, where nothing else was typed.
  var literals: [String] = []
  /// Whether something was typed and nothing in it is a word or a symbol.
  var isWordless = false

  var isEmpty: Bool { sought == nil && excluded.isEmpty && literals.isEmpty }

  /// - Parameter hasWord: Whether the full-text index has any word of a text.
  init(_ text: String, hasWord: (String) throws -> Bool) rethrows {
    let parser = try SearchParser(SearchLexer.tokens(of: text), hasWord: hasWord)
    sought = SearchExpression(all: parser.sought)
    excluded = parser.excluded
    literals = parser.wordless.filter { !isPunctuation($0) }
    guard isEmpty else { return }
    // Nothing is an operator, so all of it is text.
    literals = text.unicodeScalars.split { $0 == "\0" || $0 == "\"" || $0.properties.isWhitespace }
      .map { String($0) }
    isWordless = !text.isEmpty
  }
}

extension SearchExpression {
  /// `nil` of nothing; each part once.
  init?(all parts: [SearchExpression], excluding excluded: [SearchExpression] = []) {
    var met: Set<SearchExpression> = []
    let different = parts.filter { met.insert($0).inserted }
    guard let first = different.first else { return nil }
    self = different.count == 1 && excluded.isEmpty ? first : .all(different, excluding: excluded)
  }
}

/// Marks, spaces, invisible characters, and all symbols of ASCII.
private func isPunctuation(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    guard !scalar.isASCII else { return true }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .spaceSeparator, .lineSeparator,
      .paragraphSeparator, .control, .format, .surrogate, .nonspacingMark, .spacingMark,
      .enclosingMark, .unassigned, .modifierSymbol:
      return true
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .mathSymbol, .currencySymbol, .otherSymbol,
      .privateUse:
      return false
    @unknown default: return false
    }
  }
}

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

/// One word, or several in a row, to be found.
struct SearchPhrase: Hashable, Sendable {
  /// As typed, without marks.
  var text: String
  /// Whether the last word may go on: `peace*`.
  var isPrefix = false
}
