/// What the elements of a shape take to the left of a cue.
extension PatternMatcher {
  /// - Returns: Whether the element is there; if it is not, the match is as it was.
  func left(_ element: AttributionPattern.Element, _ match: inout Match, at site: Site) -> Bool {
    switch element {
    case .source: return leftSource(&match, at: site)
    case .possessor: return leftPossessor(&match, at: site)
    case .comma: return leftComma(&match, at: site)
    case .quote: return leftQuote(&match, at: site)
    case .clause: return leftClause(&match, at: site)
    case .fragment: return leftFragment(&match, at: site)
    case .paragraph:
      return match.start < reading.tokens.count && reading.tokens[match.start].startsParagraph
        && isNamed(match.source)
    case .like: return leftLike(&match, at: site)
    case .opening: return match.start == clauses.opening(of: site.sentence)
    case .innerQuote: return leftInnerQuote(&match, at: site)
    case .innerClause: return leftInnerClause(&match, at: site)
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

  /// *As Ortega put it, …*
  private func leftLike(_ match: inout Match, at site: Site) -> Bool {
    let before = match.start - 1
    guard before <= clauses.opening(of: site.sentence), before >= site.sentence.lowerBound,
      reading.isWord(before, "as")
    else { return false }
    match.start = before
    return true
  }

  func leftSource(_ match: inout Match, at site: Site) -> Bool {
    guard let source = site.subject else { return false }
    if site.cue.identity == .colon, !isNamed(source) { return false }
    match.source = source
    if source.whole.upperBound <= match.start { match.start = source.whole.lowerBound }
    return true
  }

  func leftPossessor(_ match: inout Match, at site: Site) -> Bool {
    let possessor = match.start - 1
    if reading.kind(possessor) == .clitic {
      match.source = phrases.mention(endingAt: possessor, floor: site.sentence.lowerBound)
    } else {
      match.source = phrases.pronoun(possessor)
    }
    match.start = match.source?.whole.lowerBound ?? match.start
    return match.source != nil
  }

  func leftComma(_ match: inout Match, at site: Site) -> Bool {
    guard match.start > site.sentence.lowerBound else { return false }
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
  func leftQuote(_ match: inout Match, at site: Site) -> Bool {
    guard let index = reading.stretch(endingAt: match.start) else { return false }
    let stretch = reading.stretches[index]
    let opening = clauses.opening(of: site.sentence)
    guard
      stretch.outer.lowerBound <= opening || stretch.outer.lowerBound == site.sentence.lowerBound
    else { return false }
    match.takeLeft(stretch.outer)
    return true
  }

  /// A quotation right before the attribution, in a sentence that began as the author's.
  func leftInnerQuote(_ match: inout Match, at site: Site) -> Bool {
    guard let index = reading.stretch(endingAt: match.start) else { return false }
    let stretch = reading.stretches[index].outer
    guard stretch.lowerBound > clauses.opening(of: site.sentence) else { return false }
    match.takeLeft(stretch)
    return true
  }

  func leftInnerClause(_ match: inout Match, at site: Site) -> Bool {
    let opening = clauses.opening(of: site.sentence)
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

  func leftClause(_ match: inout Match, at site: Site) -> Bool {
    let isSourcing = site.cue.form == .mark
    guard match.hasComma || isSourcing,
      let clause = clauses.fronted(before: match.start, in: site.sentence, isLoose: isSourcing)
    else { return false }
    match.takeLeft(clause)
    return true
  }

  /// All of the sentence before an attribution that stands in its middle, be it a clause or not.
  func leftFragment(_ match: inout Match, at site: Site) -> Bool {
    let start = clauses.opening(of: site.sentence)
    guard match.hasComma, start < match.start, match.start - start < 40 else { return false }
    match.takeLeft(start..<match.start)
    return true
  }
}
