/// What the elements of a shape take to the left of a cue.
extension PatternMatcher {
  func left(_ element: AttributionPattern.Element, _ match: inout Match) -> Bool {
    switch element {
    case .source: return leftSource(&match)
    case .comma: return leftComma(&match)
    case .quote: return leftQuote(&match)
    case .clause: return leftClause(&match)
    case .fragment: return leftFragment(&match)
    case .paragraph:
      return match.start < reading.tokens.count && reading.tokens[match.start].startsParagraph
        && isNamed(match.source)
    case .rest, .gap, .paragraphRest, .recipient, .adjunct, .colon, .that, .question, .to, .naming,
      .noun,
      .end:
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
    match.source = source
    if source.whole.upperBound <= match.start { match.start = source.whole.lowerBound }
    return true
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
    match.content.append(stretch.outer)
    match.start = stretch.outer.lowerBound
    return true
  }

  func leftClause(_ match: inout Match) -> Bool {
    let isSourcing = match.cue.form == .mark
    guard match.hasComma || isSourcing,
      let clause = clauses.fronted(before: match.start, in: match.sentence, isLoose: isSourcing)
    else { return false }
    match.content.append(clause)
    match.start = clause.lowerBound
    return true
  }

  /// All of the sentence before an attribution that stands in its middle, be it a clause or not.
  func leftFragment(_ match: inout Match) -> Bool {
    let start = clauses.opening(of: match.sentence)
    guard match.hasComma, start < match.start, match.start - start < 40 else { return false }
    match.content.append(start..<match.start)
    match.start = start
    return true
  }
}
