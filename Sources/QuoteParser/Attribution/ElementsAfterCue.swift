import QuoteModel

/// What the elements of a shape take to the right of a cue.
extension PatternMatcher {
  /// - Returns: Whether the element is there; if it is not, the match is as it was.
  func right(_ element: AttributionPattern.Element, _ match: inout Match, at site: Site) -> Bool {
    let token = match.end
    switch element {
    case .source: return rightSource(&match, at: site)
    case .recipient: passRecipient(&match, at: site)
    case .adjunct: passAdjunct(&match, at: site)
    case .comma: if reading.kind(token) == .comma, isInSentence(token, at: site) { match.end += 1 }
    case .colon:
      guard reading.kind(token) == .colon else { return false }
      match.end += 1
    case .that:
      guard reading.isWord(token, "that"), isInSentence(token, at: site),
        token + 1 < site.sentence.upperBound
      else { return false }
      match.isOpened = true
    case .gap: return passGap(&match, at: site)
    case .question:
      match.isOpened = isInSentence(token, at: site) && reading.has(token, .questionWord)
      return match.isOpened
    case .to:
      match.isOpened = isInfinitive(token, at: site)
      return match.isOpened
    case .quote: return rightQuote(&match, at: site)
    case .clause: return mayGovern(match, at: site) && rightClause(&match, at: site)
    case .naming: return naming(&match, at: site)
    case .noun: return nounContent(&match, at: site)
    case .preposition:
      guard isInSentence(match.end, at: site), reading.has(match.end, .preposition) else {
        return false
      }
      match.end += 1
    case .end: return isEnd(match, at: site)
    case .rest: return rightRest(&match, at: site)
    case .paragraphRest: return rightParagraph(&match, at: site)
    case .innerQuote: return rightInnerQuote(&match, at: site)
    case .possessor, .innerClause, .paragraph, .fragment, .like, .opening: return false
    }
    return true
  }

  /// A turn of a transcript, or a headline: a name that the article uses again, a colon, words.
  func rightParagraph(_ match: inout Match, at site: Site) -> Bool {
    guard let source = match.source, source.kind == .name, source.tokens.count <= 5,
      let name = source.name, reading.isNamedAgain(name)
    else { return false }
    var end = match.end
    while end < reading.tokens.count, !reading.tokens[end].startsParagraph { end += 1 }
    guard end - match.end > 2 else { return false }
    match.takeRight(match.end..<end)
    return true
  }

  /// After *, Ortega said,* the sentence goes on as it would have without it.
  func rightRest(_ match: inout Match, at site: Site) -> Bool {
    guard reading.kind(match.end) == .comma, match.end + 2 < site.sentence.upperBound,
      clauses.goesOn(at: match.end + 1)
    else { return false }
    let content = match.end + 1..<end(from: match.end + 1, match, at: site)
    guard content.count > 1 else { return false }
    match.takeRight(content)
    return true
  }

  /// *to* before anything that is no noun phrase.
  func isInfinitive(_ to: Int, at site: Site) -> Bool {
    guard reading.isWord(to, "to"), isInSentence(to + 1, at: site) else { return false }
    if reading.has(to + 1, [.baseForm, .auxiliary]) { return true }
    // *agreed to terms*
    if reading.endsInS(to + 1) { return false }
    return !reading.has(to + 1, [.determiner, .possessive, .pronoun, .group])
      && !reading.tokens[to + 1].isCapital
  }

  func isInSentence(_ token: Int, at site: Site) -> Bool { site.sentence.contains(token) }

  func rightSource(_ match: inout Match, at site: Site) -> Bool {
    var start = match.end
    if site.cue.form == .passive {
      guard reading.isWord(start, "by") else { return false }
      start += 1
    }
    guard site.cue.form != .gerund, site.cue.form != .infinitive else { return false }
    let ceiling = min(site.sentence.upperBound, start + 60)
    guard
      let source = phrases.mention(startingAt: start, ceiling: ceiling)
        ?? (site.cue.form == .mark ? phrases.anything(startingAt: start, ceiling: ceiling) : nil)
    else { return false }
    if match.content.isEmpty || !reading.isQuotation(match.content[0]), !canInvert(source) {
      return false
    }
    // *Reyes, the mayor, said Ortega would come*: the subject of the next verb, not of this one.
    if match.content.isEmpty || !reading.isQuotation(match.content[0]),
      clauses.isFinite(source.tokens.upperBound)
    {
      return false
    }
    match.source = source
    match.end = source.whole.upperBound
    return true
  }

  /// *said Ortega*, *said the report*; never *said it*, and no things.
  func canInvert(_ source: Mention) -> Bool {
    switch source.kind {
    case .name: true
    case .pronoun: reading.has(source.head, [.masculine, .feminine])
    case .commonNoun:
      !source.parts.isEmpty
        || reading.has(source.head, [.person, .group, .organisation, .title, .document])
    }
  }

  /// To the next *that* or quotation of the sentence, a few words on, over no other cue.
  func passGap(_ match: inout Match, at site: Site) -> Bool {
    guard let source = match.source, source.kind == .pronoun || canInvert(source) else {
      return false
    }
    var index = match.end
    let limit = min(site.sentence.upperBound, match.end + 25)
    while index < limit {
      if reading.isQuoted(index) || (index > match.end && reading.isWord(index, "that")) {
        guard index > match.end else { return false }
        match.gap = match.end..<index
        match.end = index
        return true
      }
      if reading.kind(index) == .semicolon
        || reading.has(index, .cue) && reading.has(index, [.pastForm, .singularForm, .gerund])
      {
        return false
      }
      index += 1
    }
    return false
  }

  func passRecipient(_ match: inout Match, at site: Site) {
    guard site.cue.form != .passive else { return }
    if let recipient = adjuncts.recipient(at: match.end, of: site.cue, in: site.sentence) {
      match.recipient = recipient.named
      match.end = recipient.end
    }
  }

  func passAdjunct(_ match: inout Match, at site: Site) {
    // *said of the dam, “…”*
    if reading.has(match.end - 1, .preposition), site.cue.tokens.count > 1,
      let end = adjuncts.nounPhraseEnd(from: match.end, in: site.sentence)
    {
      match.end = end
    }
    let adjunct = adjuncts.adjunct(at: match.end, in: site.sentence)
    guard adjunct.end > match.end else { return }
    match.hasAdjunct = true
    match.channel = match.channel ?? adjunct.channel
    match.recipient = match.recipient ?? adjunct.recipient
    match.end = adjunct.end
  }

  func rightInnerQuote(_ match: inout Match, at site: Site) -> Bool {
    let before = match
    guard passGap(&match, at: site), reading.stretch(startingAt: match.end) != nil else {
      match = before
      return false
    }
    match.takeRight(match.end..<end(from: match.end, match, at: site))
    return true
  }

  func rightQuote(_ match: inout Match, at site: Site) -> Bool {
    guard isInSentence(match.end, at: site) || match.end == site.sentence.upperBound,
      let index = reading.stretch(startingAt: match.end)
    else { return false }
    let stretch = reading.stretches[index]
    if isInSentence(match.end, at: site), !clauses.closes(stretch, in: site.sentence) {
      return false
    }
    match.takeRight(stretch.outer)
    return true
  }

  /// A cue that takes no bare clause takes one that begins with a quotation: *quipped “no” to it*.
  func mayGovern(_ match: Match, at site: Site) -> Bool {
    match.isOpened || site.cue.form == .mark || site.cue.frames.contains(.bare)
      || (isInSentence(match.end, at: site) && reading.isQuoted(match.end))
  }

  /// *said he and Reyes differ*: after a verb that takes no noun phrase, one begins a clause.
  func isOnlyClause(_ match: Match, at site: Site) -> Bool {
    guard site.cue.form == .finite, site.cue.frames.isSuperset(of: [.bare, .that, .quote]),
      site.cue.frames.isDisjoint(with: [.noun, .naming])
    else { return false }
    let token = reading.tokens[match.end]
    return token.has(.pronoun) || token.has(.determiner)
      || (token.isCapital && !token.has([.time, .preposition]))
  }

  /// *the plan, which Ortega said would fail*: the clause lacks the subject that stands before.
  func isRelative(_ match: Match, at site: Site) -> Bool {
    guard let source = match.source else { return false }
    let before = source.whole.lowerBound - 1
    return reading.has(match.end, [.auxiliary, .modal])
      && (reading.has(before, .questionWord) || reading.isWord(before, "that"))
  }

  func rightClause(_ match: inout Match, at site: Site) -> Bool {
    guard match.end < site.sentence.upperBound else { return false }
    guard
      site.cue.form == .mark || match.isOpened
        || clauses.isClause(from: match.end, in: site.sentence) || isOnlyClause(match, at: site)
        || isRelative(match, at: site)
    else { return false }
    let content = match.end..<end(from: match.end, match, at: site)
    guard content.count > 1 else { return false }
    match.takeRight(content)
    return true
  }

  func end(from start: Int, _ match: Match, at site: Site) -> Int {
    let end = ends.end(from: start, in: site.sentence, row: match.row, cue: site.cue)
    // *Conceding that it leaks, Ortega promised …*
    guard let source = match.source, source.tokens.lowerBound > start else { return end }
    let comma = source.tokens.lowerBound - 1
    return min(end, reading.kind(comma) == .comma ? comma : comma + 1)
  }

  func naming(_ match: inout Match, at site: Site) -> Bool {
    guard site.cue.form != .passive, isInSentence(match.end, at: site),

      let content = clauses.naming(
        match.end..<end(from: match.end, match, at: site),
        needsAs: !site.cue.frames.contains(.doubleObject))

    else { return false }
    match.content = TokenRanges(content)
    match.end = content[content.count - 1].upperBound
    return true
  }

  func nounContent(_ match: inout Match, at site: Site) -> Bool {
    // *with Reyes rejecting any delay*: a stance in the background, no statement.
    if site.cue.form == .gerund, match.source?.whole.upperBound == site.cue.group.lowerBound {
      return false
    }
    guard site.cue.form != .passive, isInSentence(match.end, at: site), !match.hasAdjunct,
      clauses.isNounPhrase(at: match.end)
    else { return false }
    let content = match.end..<end(from: match.end, match, at: site)
    // *described the talks as “calm” and “orderly”*: the row of names takes the names alone.
    if site.cue.frames.contains(.naming), clauses.listedQuotes(in: content) != nil { return false }
    match.takeRight(content)
    return true
  }

  /// The cue ends its clause: nothing that could be its content follows.
  func isEnd(_ match: Match, at site: Site) -> Bool {
    guard isInSentence(match.end, at: site) else { return true }
    return clauses.isTail(from: match.end, after: match.content.first, in: site.sentence)
  }
}
