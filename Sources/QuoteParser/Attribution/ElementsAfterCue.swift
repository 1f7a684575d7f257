import QuoteModel

/// What the elements of a shape take to the right of a cue.
extension PatternMatcher {
  /// - Returns: Whether the element is there; if it is not, the match is as it was.
  func right(_ element: AttributionPattern.Element, _ match: inout Match, in context: CueContext)
    -> Bool
  {
    let token = match.end
    switch element {
    case .source: return rightSource(&match, in: context)
    case .recipient: passRecipient(&match, in: context)
    case .adjunct: passAdjunct(&match, in: context)
    case .comma:
      if article.kind(token) == .comma, isInSentence(token, in: context) { match.end += 1 }
    case .colon:
      guard article.kind(token) == .colon else { return false }
      match.end += 1
    case .that:
      guard article.isWord(token, "that"), isInSentence(token, in: context),
        token + 1 < context.sentence.upperBound
      else { return false }
      match.isOpened = true
    case .gap: return passGap(&match, in: context)
    case .question:
      match.isOpened = isInSentence(token, in: context) && article.has(token, .questionWord)
      return match.isOpened
    case .to:
      match.isOpened = isInfinitive(token, in: context)
      return match.isOpened
    case .quote: return rightQuote(&match, in: context)
    case .clause: return mayGovern(match, in: context) && rightClause(&match, in: context)
    case .naming: return naming(&match, in: context)
    case .noun: return nounContent(&match, in: context)
    case .preposition:
      guard isInSentence(match.end, in: context), article.has(match.end, .preposition) else {
        return false
      }
      match.end += 1
    case .end: return isEnd(match, in: context)
    case .rest: return rightRest(&match, in: context)
    case .paragraphRest: return rightParagraph(&match, in: context)
    case .innerQuote: return rightInnerQuote(&match, in: context)
    case .possessor, .innerClause, .paragraph, .fragment, .like, .opening: return false
    }
    return true
  }

  /// A turn of a transcript, or a headline: a name that the article uses again, a colon, words.
  private func rightParagraph(_ match: inout Match, in context: CueContext) -> Bool {
    guard let source = match.source, source.kind == .name, source.tokens.count <= 5,
      let name = source.name, article.isNamedAgain(name)
    else { return false }
    var end = match.end
    while end < article.tokens.count, !article.tokens[end].startsParagraph { end += 1 }
    guard end - match.end > 2 else { return false }
    match.takeRight(match.end..<end)
    return true
  }

  /// After *, Ortega said,* the sentence goes on as it would have without it.
  private func rightRest(_ match: inout Match, in context: CueContext) -> Bool {
    guard article.kind(match.end) == .comma, match.end + 2 < context.sentence.upperBound,
      clauses.goesOn(at: match.end + 1)
    else { return false }
    let content = match.end + 1..<end(from: match.end + 1, match, in: context)
    guard content.count > 1 else { return false }
    match.takeRight(content)
    return true
  }

  /// *to* before anything that is no noun phrase.
  private func isInfinitive(_ to: Int, in context: CueContext) -> Bool {
    guard article.isWord(to, "to"), isInSentence(to + 1, in: context) else { return false }
    if article.has(to + 1, [.baseForm, .auxiliary]) { return true }
    // *agreed to terms*
    if article.endsInS(to + 1) { return false }
    return !article.has(to + 1, [.determiner, .possessive, .pronoun, .group])
      && !article.tokens[to + 1].isCapital
  }

  func isInSentence(_ token: Int, in context: CueContext) -> Bool {
    context.sentence.contains(token)
  }

  private func rightSource(_ match: inout Match, in context: CueContext) -> Bool {
    var start = match.end
    if context.cue.form == .passive {
      guard article.isWord(start, "by") else { return false }
      start += 1
    }
    guard context.cue.form != .gerund, context.cue.form != .infinitive else { return false }
    let ceiling = min(context.sentence.upperBound, start + 60)
    guard
      let source = phrases.mention(startingAt: start, ceiling: ceiling)
        ?? (context.cue.form == .mark ? phrases.anything(startingAt: start, ceiling: ceiling) : nil)
    else { return false }
    if match.content.isEmpty || !article.isQuotation(match.content[0]), !canInvert(source) {
      return false
    }
    // *Reyes, the mayor, said Ortega would come*: the subject of the next verb, not of this one.
    if match.content.isEmpty || !article.isQuotation(match.content[0]),
      clauses.isFinite(source.tokens.upperBound)
    {
      return false
    }
    match.source = source
    match.end = source.whole.upperBound
    return true
  }

  /// *said Ortega*, *said the report*; never *said it*, and no things.
  private func canInvert(_ source: Mention) -> Bool {
    switch source.kind {
    case .name: true
    case .pronoun: article.has(source.head, [.masculine, .feminine])
    case .commonNoun:
      !source.parts.isEmpty
        || article.has(source.head, [.person, .group, .organisation, .title, .document])
    }
  }

  /// To the next *that* or quotation of the sentence, a few words on, over no other cue.
  private func passGap(_ match: inout Match, in context: CueContext) -> Bool {
    guard let source = match.source, source.kind == .pronoun || canInvert(source) else {
      return false
    }
    var index = match.end
    let limit = min(context.sentence.upperBound, match.end + 25)
    while index < limit {
      if article.isQuoted(index) || (index > match.end && article.isWord(index, "that")) {
        guard index > match.end else { return false }
        match.gap = match.end..<index
        match.end = index
        return true
      }
      if article.kind(index) == .semicolon
        || article.has(index, .cue) && article.has(index, [.pastForm, .singularForm, .gerund])
      {
        return false
      }
      index += 1
    }
    return false
  }

  private func passRecipient(_ match: inout Match, in context: CueContext) {
    guard context.cue.form != .passive else { return }
    if let recipient = adjuncts.recipient(at: match.end, of: context.cue, in: context.sentence) {
      match.recipient = recipient.named
      match.end = recipient.end
    }
  }

  private func passAdjunct(_ match: inout Match, in context: CueContext) {
    // *said of the dam, “…”*
    if article.has(match.end - 1, .preposition), context.cue.tokens.count > 1,
      let end = adjuncts.nounPhraseEnd(from: match.end, in: context.sentence)
    {
      match.end = end
    }
    let adjunct = adjuncts.adjunct(at: match.end, in: context.sentence)
    guard adjunct.end > match.end else { return }
    match.hasAdjunct = true
    match.channel = match.channel ?? adjunct.channel
    match.recipient = match.recipient ?? adjunct.recipient
    match.end = adjunct.end
  }

  private func rightInnerQuote(_ match: inout Match, in context: CueContext) -> Bool {
    let before = match
    guard passGap(&match, in: context), article.stretch(startingAt: match.end) != nil else {
      match = before
      return false
    }
    match.takeRight(match.end..<end(from: match.end, match, in: context))
    return true
  }

  private func rightQuote(_ match: inout Match, in context: CueContext) -> Bool {
    guard isInSentence(match.end, in: context) || match.end == context.sentence.upperBound,
      let index = article.stretch(startingAt: match.end)
    else { return false }
    let stretch = article.stretches[index]
    if isInSentence(match.end, in: context), !clauses.closes(stretch, in: context.sentence) {
      return false
    }
    match.takeRight(stretch.outer)
    return true
  }

  /// A cue that takes no bare clause takes one that begins with a quotation: *quipped “no” to it*.
  private func mayGovern(_ match: Match, in context: CueContext) -> Bool {
    match.isOpened || context.cue.form == .mark || context.cue.frames.contains(.bare)
      || (isInSentence(match.end, in: context) && article.isQuoted(match.end))
  }

  /// *said he and Reyes differ*: after a verb that takes no noun phrase, one begins a clause.
  private func isOnlyClause(_ match: Match, in context: CueContext) -> Bool {
    guard context.cue.form == .finite, context.cue.frames.isSuperset(of: [.bare, .that, .quote]),
      context.cue.frames.isDisjoint(with: [.noun, .naming])
    else { return false }
    let token = article.tokens[match.end]
    return token.has(.pronoun) || token.has(.determiner)
      || (token.isCapital && !token.has([.time, .preposition]))
  }

  /// *the plan, which Ortega said would fail*: the clause lacks the subject that stands before.
  func isRelative(_ match: Match, in context: CueContext) -> Bool {
    guard let source = match.source else { return false }
    let before = source.whole.lowerBound - 1
    return article.has(match.end, [.auxiliary, .modal])
      && (article.has(before, .questionWord) || article.isWord(before, "that"))
  }

  private func rightClause(_ match: inout Match, in context: CueContext) -> Bool {
    guard match.end < context.sentence.upperBound else { return false }
    guard
      context.cue.form == .mark || match.isOpened
        || clauses.isClause(from: match.end, in: context.sentence)
        || isOnlyClause(match, in: context)
        || isRelative(match, in: context)
    else { return false }
    let content = match.end..<end(from: match.end, match, in: context)
    guard content.count > 1 else { return false }
    match.takeRight(content)
    return true
  }

  func end(from start: Int, _ match: Match, in context: CueContext) -> Int {
    let end = ends.end(from: start, in: context.sentence, row: match.row, cue: context.cue)
    // *Conceding that it leaks, Ortega promised …*
    guard let source = match.source, source.tokens.lowerBound > start else { return end }
    let comma = source.tokens.lowerBound - 1
    return min(end, article.kind(comma) == .comma ? comma : comma + 1)
  }

  func naming(_ match: inout Match, in context: CueContext) -> Bool {
    guard context.cue.form != .passive, isInSentence(match.end, in: context),

      let content = clauses.naming(
        match.end..<end(from: match.end, match, in: context),
        needsAs: !context.cue.frames.contains(.doubleObject))

    else { return false }
    match.content = TokenRanges(content)
    match.end = content[content.count - 1].upperBound
    return true
  }

  private func nounContent(_ match: inout Match, in context: CueContext) -> Bool {
    // *with Reyes rejecting any delay*: a stance in the background, no statement.
    if context.cue.form == .gerund, match.source?.whole.upperBound == context.cue.group.lowerBound {
      return false
    }
    guard context.cue.form != .passive, isInSentence(match.end, in: context), !match.hasAdjunct,
      clauses.isNounPhrase(at: match.end)
    else { return false }
    let content = match.end..<end(from: match.end, match, in: context)
    // *described the talks as “calm” and “orderly”*: the row of names takes the names alone.
    if context.cue.frames.contains(.naming), clauses.listedQuotes(in: content) != nil {
      return false
    }
    match.takeRight(content)
    return true
  }

  /// The cue ends its clause: nothing that could be its content follows.
  func isEnd(_ match: Match, in context: CueContext) -> Bool {
    guard isInSentence(match.end, in: context) else { return true }
    return clauses.isTail(from: match.end, after: match.content.first, in: context.sentence)
  }
}
