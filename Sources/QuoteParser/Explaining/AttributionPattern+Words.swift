/// What the shapes of the pattern table say, in words.
extension AttributionPattern {
  /// *words between quotation marks, a comma, the source, the cue*
  var inWords: String {
    let elements = before.reversed().map(\.inWords) + [anchor.inWords] + after.map(\.inWords)
    return elements.joined(separator: ", ")
  }
}

extension AttributionPattern.Element {
  fileprivate var inWords: String {
    switch self {
    case .quote: "words between quotation marks"
    case .clause: "a clause"
    case .fragment: "the beginning of the sentence"
    case .rest: "the rest of the sentence"
    case .gap: "some other words"
    case .innerQuote: "a quotation within the sentence"
    case .innerClause: "the last clause of the sentence"
    case .paragraphRest: "the rest of the paragraph"
    case .source: "the source"
    case .recipient: "perhaps the hearer"
    case .adjunct: "perhaps when, where or how"
    case .comma: "a comma"
    case .colon: "a colon"
    case .that: "“that”"
    case .question: "a question word"
    case .to: "“to”"
    case .naming: "somebody or something and what it is called"
    case .noun: "a noun phrase"
    case .end: "the end of the clause"
    case .possessor: "the source as a possessor"
    case .preposition: "a preposition"
    case .like: "“as”"
    case .opening: "the start of the sentence"
    case .paragraph: "the start of a paragraph"
    }
  }
}

extension AttributionPattern.Anchor {
  fileprivate var inWords: String {
    switch self {
    case .verb: "the cue"
    case .noun: "a noun as the cue"
    case .accordingTo: "“according to”"
    case .colon: "a colon"
    case .dash: "a dash"
    }
  }
}
