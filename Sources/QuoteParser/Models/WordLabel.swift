/// What a token is to a learnt decision, where its own letters say too much.
enum WordLabel: UInt8, CaseIterable, Sendable {
  /// Past the end, or before the start, of the sentence.
  case edge
  case quotation, comma, period, question, exclamation, ellipsis, colon, semicolon, dash
  case open, close, slash, symbol, mark, number, handle, clitic
  case time, capital, ing, adverb, person, organisation, cuePast, past, verb, other
  /// Sources.
  case name, title, group, document, thing
  /// How much of a content is quoted.
  case nothing, part, everything
  /// Forms of a cue.
  case auxiliary, singular, base, infinitive, gerund, passive, nominal
  case speech, writing, thought
  case affirmed, negated, hypothetical

  static let named = Dictionary(
    uniqueKeysWithValues: allCases.map { (Substring("<\($0)>"), $0) })

  /// *a comma*, *a word with a capital*, *a name*.
  var inWords: String {
    switch self {
    case .edge: "the end of the sentence"
    case .quotation: "a quotation"
    case .comma: "a comma"
    case .period: "a full stop"
    case .question: "a question mark"
    case .exclamation: "an exclamation mark"
    case .ellipsis: "an ellipsis"
    case .colon: "a colon"
    case .semicolon: "a semicolon"
    case .dash: "a dash"
    case .open: "an opening bracket"
    case .close: "a closing bracket"
    case .slash: "a slash"
    case .symbol: "a symbol"
    case .mark: "a mark"
    case .number: "a number"
    case .handle: "a handle"
    case .clitic: "an ’s or the like"
    case .time: "a word of time"
    case .capital: "a word with a capital"
    case .ing: "a word in -ing"
    case .adverb: "an adverb"
    case .person: "a word for people"
    case .organisation: "a word for an organisation"
    case .cuePast: "a verb of saying"
    case .past: "a verb in the past"
    case .verb: "a verb"
    case .other: "a common word"
    case .name: "a name"
    case .title: "a title"
    case .group: "a group"
    case .document: "a document"
    case .thing: "a thing"
    case .nothing: "none"
    case .part: "part"
    case .everything: "all"
    case .auxiliary: "a verb with an auxiliary"
    case .singular: "a verb in the present"
    case .base: "a bare verb"
    case .infinitive: "an infinitive"
    case .gerund: "a verb in -ing"
    case .passive: "a passive"
    case .nominal: "a noun"
    case .speech: "speaking"
    case .writing: "writing"
    case .thought: "thinking"
    case .affirmed: "affirmed"
    case .negated: "negated"
    case .hypothetical: "hypothetical"
    }
  }
}

extension TokenizedArticle {
  /// A closed-class word as itself, any other token as what it is.
  func label(_ index: Int, in sentence: Range<Int>) -> FeatureValue {
    guard sentence.contains(index) else { return .label(.edge) }
    if stretch(startingAt: index) != nil { return .label(.quotation) }
    let token = tokens[index]
    guard token.kind == .word else { return .label(Self.label(of: token.kind)) }
    if token.has(Self.closed) || isWord(index, "to") { return .word(token.hash) }
    return .label(openLabel(index))
  }

  private static let closed: WordClass = [
    .determiner, .possessive, .pronoun, .objectPronoun, .preposition, .conjunction, .subordinator,
    .questionWord, .auxiliary, .modal, .negation, .relative,
  ]

  private func openLabel(_ index: Int) -> WordLabel {
    let token = tokens[index]
    if token.has(.time) { return .time }
    if token.isCapital { return .capital }
    if token.has(.gerund) || endsInING(index) { return .ing }
    if token.has(.adverb) || endsInLY(index) { return .adverb }
    if token.has([.person, .group, .title]) { return .person }
    if token.has([.organisation, .document]) { return .organisation }
    if token.has(.pastForm) || endsInED(index) { return token.has(.cue) ? .cuePast : .past }
    if token.has(.singularForm), token.has(.cue) { return .cuePast }
    return token.has(.verb) ? .verb : .other
  }

  private static func label(of kind: Token.Kind) -> WordLabel {
    switch kind {
    case .word: .other
    case .number: .number
    case .handle: .handle
    case .clitic: .clitic
    case .comma: .comma
    case .period: .period
    case .question: .question
    case .exclamation: .exclamation
    case .ellipsis: .ellipsis
    case .colon: .colon
    case .semicolon: .semicolon
    case .dash: .dash
    case .open: .open
    case .close: .close
    case .slash: .slash
    case .symbol: .symbol
    case .mark: .mark
    }
  }
}
