/// What the elements of a shape take to the left of a cue.
extension PatternMatcher {
  /// - Returns: Whether the element is there; if it is not, the match is as it was.
  func left(_ element: AttributionPattern.Element, _ match: inout Match, in context: CueContext)
    -> Bool
  {
    switch element {
    case .source: return leftSource(&match, in: context)
    case .possessor: return leftPossessor(&match, in: context)
    case .comma: return leftComma(&match, in: context)
    case .quote: return leftQuote(&match, in: context)
    case .clause: return leftClause(&match, in: context)
    case .fragment: return leftFragment(&match, in: context)
    case .paragraph:
      return match.start < article.tokens.count && article.tokens[match.start].startsParagraph
        && isNamed(match.source)
    case .like: return leftLike(&match, in: context)
    case .opening: return match.start == clauses.opening(of: context.sentence)
    case .innerQuote: return leftInnerQuote(&match, in: context)
    case .innerClause: return leftInnerClause(&match, in: context)
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
    return name.count > 1 || article.isNamedAgain(name)
  }

  /// *As Ortega put it, …*
  private func leftLike(_ match: inout Match, in context: CueContext) -> Bool {
    let before = match.start - 1
    guard before <= clauses.opening(of: context.sentence), before >= context.sentence.lowerBound,
      article.isWord(before, "as")
    else { return false }
    match.start = before
    return true
  }

  private func leftSource(_ match: inout Match, in context: CueContext) -> Bool {
    guard let source = context.subject else { return false }
    if context.cue.identity == .colon, !isNamed(source) { return false }
    match.source = source
    if source.whole.upperBound <= match.start { match.start = source.whole.lowerBound }
    return true
  }

  private func leftPossessor(_ match: inout Match, in context: CueContext) -> Bool {
    let possessor = match.start - 1
    if article.kind(possessor) == .clitic {
      match.source = phrases.mention(endingAt: possessor, floor: context.sentence.lowerBound)
    } else {
      match.source = phrases.pronoun(possessor)
    }
    match.start = match.source?.whole.lowerBound ?? match.start
    return match.source != nil
  }

  private func leftComma(_ match: inout Match, in context: CueContext) -> Bool {
    guard match.start > context.sentence.lowerBound else { return false }
    let before = match.start - 1
    if article.kind(before) == .comma || article.kind(before) == .dash {
      match.start = before
      match.hasComma = true
    } else {
      match.hasComma = article.stretch(endingAt: match.start) != nil
    }
    return true
  }

  /// A quotation that is all there is of its sentence before here.
  private func leftQuote(_ match: inout Match, in context: CueContext) -> Bool {
    guard let index = article.stretch(endingAt: match.start) else { return false }
    let stretch = article.stretches[index]
    let opening = clauses.opening(of: context.sentence)
    guard
      stretch.outer.lowerBound <= opening || stretch.outer.lowerBound == context.sentence.lowerBound
    else { return false }
    match.takeLeft(stretch.outer)
    return true
  }

  /// A quotation right before the attribution, in a sentence that began as the author's.
  private func leftInnerQuote(_ match: inout Match, in context: CueContext) -> Bool {
    guard let index = article.stretch(endingAt: match.start) else { return false }
    let stretch = article.stretches[index].outer
    guard stretch.lowerBound > clauses.opening(of: context.sentence) else { return false }
    match.takeLeft(stretch)
    return true
  }

  private func leftInnerClause(_ match: inout Match, in context: CueContext) -> Bool {
    let opening = clauses.opening(of: context.sentence)
    guard match.hasComma, opening < match.start,
      let start = (opening..<match.start).last(where: { isInnerStart($0) && match.start - $0 > 2 }),
      start > opening
    else { return false }
    match.takeLeft(start..<match.start)
    return true
  }

  private func isInnerStart(_ index: Int) -> Bool {
    guard !article.isQuoted(index) || article.stretch(startingAt: index) != nil else {
      return false
    }
    switch article.kind(index - 1) {
    case .dash, .semicolon, .colon, .open: return true
    case .word:
      return article.has(index - 1, .conjunction) && article.kind(index - 2) == .comma
    default: return false
    }
  }

  private func leftClause(_ match: inout Match, in context: CueContext) -> Bool {
    let isSourcing = context.cue.form == .mark
    guard match.hasComma || isSourcing,
      let clause = clauses.fronted(before: match.start, in: context.sentence, isLoose: isSourcing)
    else { return false }
    match.takeLeft(clause)
    return true
  }

  /// All of the sentence before an attribution that stands in its middle, be it a clause or not.
  private func leftFragment(_ match: inout Match, in context: CueContext) -> Bool {
    let start = clauses.opening(of: context.sentence)
    guard match.hasComma, start < match.start, match.start - start < 40 else { return false }
    match.takeLeft(start..<match.start)
    return true
  }
}
