/// What the elements of a shape take to the left of a cue.
extension PatternMatcher {
  func left(_ element: AttributionPattern.Element, _ match: inout Match) -> Bool {
    switch element {
    case .source: return leftSource(&match)
    case .possessor: return leftPossessor(&match)
    case .comma: return leftComma(&match)
    case .quote: return leftQuote(&match)
    case .clause: return leftClause(&match)
    case .fragment: return leftFragment(&match)
    case .paragraph:
      return match.start < reading.tokens.count && reading.tokens[match.start].startsParagraph
        && isNamed(match.source)
    case .like:
      match.start -= 1
      return match.start <= clauses.opening(of: match.sentence)
        && match.start >= match.sentence.lowerBound
        && reading.isWord(match.start, "as")
    case .opening: return match.start == clauses.opening(of: match.sentence)
    case .innerQuote: return leftInnerQuote(&match)
    case .innerClause: return leftInnerClause(&match)
    case .rest, .gap, .paragraphRest, .recipient, .adjunct, .colon, .that, .question, .to,
      .naming,
      .noun,
      .end, .preposition:
      return false
    }
  }

  /// A name in full, or one that the article uses again: not *Photo:*.
  func isNamed(_ source: Mention?) -> Bool {
    guard let name = source?.name else { return false }
    return name.count > 1 || reading.isNamedAgain(name)
  }

  func leftSource(_ match: inout Match) -> Bool {
    guard let source = match.subject else { return false }
    if match.cue.identity == .colon, !isNamed(source) { return false }
    match.source = source
    if source.whole.upperBound <= match.start { match.start = source.whole.lowerBound }
    return true
  }

  func leftPossessor(_ match: inout Match) -> Bool {
    let possessor = match.start - 1
    if reading.kind(possessor) == .clitic {
      match.source = phrases.mention(endingAt: possessor, floor: match.sentence.lowerBound)
    } else {
      match.source = phrases.pronoun(possessor)
    }
    match.start = match.source?.whole.lowerBound ?? match.start
    return match.source != nil
  }

  func leftComma(_ match: inout Match) -> Bool {
    guard match.start > match.sentence.lowerBound else { return false }
    let before = match.start - 1
    if reading.kind(before) == .comma || reading.kind(before) == .dash {
      match.start = before
      match.hasComma = true
    } else {
      match.hasComma = reading.stretch(endingAt: match.start) != nil
    }
    return true
  }

  /// A quotation that is all there is of its sentence before here.
  func leftQuote(_ match: inout Match) -> Bool {
    guard let index = reading.stretch(endingAt: match.start) else { return false }
    let stretch = reading.stretches[index]
    let opening = clauses.opening(of: match.sentence)
    guard
      stretch.outer.lowerBound <= opening || stretch.outer.lowerBound == match.sentence.lowerBound
    else { return false }
    match.takeLeft(stretch.outer)
    return true
  }

  /// A quotation right before the attribution, in a sentence that began as the author's.
  func leftInnerQuote(_ match: inout Match) -> Bool {
    guard let index = reading.stretch(endingAt: match.start) else { return false }
    let stretch = reading.stretches[index].outer
    guard stretch.lowerBound > clauses.opening(of: match.sentence) else { return false }
    match.takeLeft(stretch)
    return true
  }

  func leftInnerClause(_ match: inout Match) -> Bool {
    let opening = clauses.opening(of: match.sentence)
    guard match.hasComma, opening < match.start,
      let start = (opening..<match.start).last(where: { isInnerStart($0) && match.start - $0 > 2 }),
      start > opening
    else { return false }
    match.takeLeft(start..<match.start)
    return true
  }

  private func isInnerStart(_ index: Int) -> Bool {
    guard !reading.isQuoted(index) || reading.stretch(startingAt: index) != nil else {
      return false
    }
    switch reading.kind(index - 1) {
    case .dash, .semicolon, .colon, .open: return true
    case .word:
      return reading.has(index - 1, .conjunction) && reading.kind(index - 2) == .comma
    default: return false
    }
  }

  func leftClause(_ match: inout Match) -> Bool {
    let isSourcing = match.cue.form == .mark
    guard match.hasComma || isSourcing,
      let clause = clauses.fronted(before: match.start, in: match.sentence, isLoose: isSourcing)
    else { return false }
    match.takeLeft(clause)
    return true
  }

  /// All of the sentence before an attribution that stands in its middle, be it a clause or not.
  func leftFragment(_ match: inout Match) -> Bool {
    let start = clauses.opening(of: match.sentence)
    guard match.hasComma, start < match.start, match.start - start < 40 else { return false }
    match.takeLeft(start..<match.start)
    return true
  }
}
