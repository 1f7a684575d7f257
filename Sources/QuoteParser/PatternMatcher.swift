import QuoteModel

/// Tries the rows of the pattern table on every cue of an article, the surest row first.
struct PatternMatcher {
  let reading: Reading
  let phrases: NounPhrases
  let clauses: Clauses
  let adjuncts: Adjuncts
  let cues: [Cue]
  private var isUsed: [Bool]
  private(set) var drafts: [AttributionDraft] = []

  /// The attributions of an article with a cue, in the order of their rows.
  static func drafts(in reading: Reading) -> [AttributionDraft] {
    var matcher = PatternMatcher(reading)
    for pattern in AttributionPattern.english { matcher.apply(pattern) }
    return matcher.drafts
  }

  private init(_ reading: Reading) {
    self.reading = reading
    phrases = NounPhrases(reading)
    clauses = Clauses(reading)
    adjuncts = Adjuncts(reading)
    cues = Cues.cues(in: reading)
    isUsed = [Bool](repeating: false, count: cues.count)
  }

  private mutating func apply(_ pattern: AttributionPattern) {
    for index in cues.indices where !isUsed[index] && fits(pattern, cues[index]) {
      var match = Match(
        cue: cues[index], sentence: reading.sentence(around: cues[index].tokens.lowerBound))
      guard pattern.before.allSatisfy({ left($0, &match) }),
        pattern.after.allSatisfy({ right($0, &match) }),
        let draft = draft(of: match, pattern)
      else { continue }
      isUsed[index] = true
      drafts.append(draft)
    }
  }

  private func fits(_ pattern: AttributionPattern, _ cue: Cue) -> Bool {
    guard anchor(of: cue) == pattern.anchor else { return false }
    return pattern.frame.isEmpty || !cue.frames.isDisjoint(with: pattern.frame)
  }

  private func anchor(of cue: Cue) -> AttributionPattern.Anchor {
    switch cue.identity {
    case .entry: .verb
    case .accordingTo: .accordingTo
    case .colon: .colon
    case .dash: .dash
    }
  }

  private func draft(of match: Match, _ pattern: AttributionPattern) -> AttributionDraft? {
    let content = match.content.filter { range in
      range.contains { reading.tokens[$0].isWord || reading.tokens[$0].kind == .number }
    }
    guard !content.isEmpty, let source = match.source, !isAsked(match, source) else { return nil }
    return AttributionDraft(
      cue: match.cue, source: match.source, content: content, recipient: match.recipient,
      channel: match.channel, rule: pattern.name,
      isSummary: pattern.isSummary && !content.contains { $0.contains(where: reading.isQuoted) })
  }

  /// *Asked whether he believes that …*: a question about a thought reports none.
  private func isAsked(_ match: Match, _ source: Mention) -> Bool {
    guard match.cue.mode == .thought else { return false }
    let before = source.whole.lowerBound - 1
    return before >= 0 && (reading.isWord(before, "whether") || reading.isWord(before, "if"))
  }

  /// How far a row has got in both directions from its cue.
  struct Match {
    let cue: Cue
    let sentence: Range<Int>
    /// What is left of here, half-open, has not been read.
    var start: Int
    /// What is right of here has not been read.
    var end: Int
    var source: Mention?
    var content: [Range<Int>] = []
    var recipient: Range<Int>?
    var channel: Range<Int>?
    /// A comma, or a mark that stands for one, was passed on the left.
    var hasComma = false
    /// Words were passed between the cue and its content.
    var hasAdjunct = false
    /// A word that opens a clause was found: *that*, *whether*, *to*.
    var isOpened = false

    init(cue: Cue, sentence: Range<Int>) {
      self.cue = cue
      self.sentence = sentence
      start = cue.group.lowerBound
      end = cue.tokens.upperBound
    }
  }

  // MARK: Leftwards

  private func left(_ element: AttributionPattern.Element, _ match: inout Match) -> Bool {
    switch element {
    case .source: return leftSource(&match)
    case .comma: return leftComma(&match)
    case .quote: return leftQuote(&match)
    case .clause: return leftClause(&match)
    case .fragment: return leftFragment(&match)
    case .paragraph:
      return match.start < reading.tokens.count && reading.tokens[match.start].startsParagraph
    case .rest, .paragraphRest, .recipient, .adjunct, .colon, .that, .question, .to, .naming, .noun,
      .end:
      return false
    }
  }

  private func leftSource(_ match: inout Match) -> Bool {
    guard let source = Subjects(reading, phrases).subject(of: match.cue, in: match.sentence) else {
      return false
    }
    match.source = source
    if source.whole.upperBound <= match.start { match.start = source.whole.lowerBound }
    return true
  }

  private func leftComma(_ match: inout Match) -> Bool {
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
  private func leftQuote(_ match: inout Match) -> Bool {
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

  private func leftClause(_ match: inout Match) -> Bool {
    let isSourcing = match.cue.form == .mark
    guard match.hasComma || isSourcing,
      let clause = clauses.fronted(before: match.start, in: match.sentence, isLoose: isSourcing)
    else { return false }
    match.content.append(clause)
    match.start = clause.lowerBound
    return true
  }

  /// All of the sentence before an attribution that stands in its middle, be it a clause or not.
  private func leftFragment(_ match: inout Match) -> Bool {
    let start = clauses.opening(of: match.sentence)
    guard match.hasComma, start < match.start, match.start - start < 40 else { return false }
    match.content.append(start..<match.start)
    match.start = start
    return true
  }

  // MARK: Rightwards

  private func right(_ element: AttributionPattern.Element, _ match: inout Match) -> Bool {
    let token = match.end
    switch element {
    case .source: return rightSource(&match)
    case .recipient: passRecipient(&match)
    case .adjunct: passAdjunct(&match)
    case .comma: if reading.kind(token) == .comma, isInSentence(token, match) { match.end += 1 }
    case .colon:
      guard reading.kind(token) == .colon else { return false }
      match.end += 1
    case .that:
      guard reading.isWord(token, "that"), isInSentence(token, match),
        token + 1 < match.sentence.upperBound
      else { return false }
      match.isOpened = true
    case .question:
      match.isOpened = isInSentence(token, match) && reading.has(token, .questionWord)
      return match.isOpened
    case .to:
      match.isOpened = isInfinitive(token, match)
      return match.isOpened
    case .quote: return rightQuote(&match)
    case .clause: return mayGovern(match) && rightClause(&match)
    case .naming: return naming(&match)
    case .noun: return nounContent(&match)
    case .end: return isEnd(match)
    case .rest: return rightRest(&match)
    case .paragraphRest: return rightParagraph(&match)
    case .paragraph, .fragment: return false
    }
    return true
  }

  /// A turn of a transcript, or a headline: a name that the article uses again, a colon, words.
  private func rightParagraph(_ match: inout Match) -> Bool {
    guard let source = match.source, source.kind == .name, source.tokens.count <= 5,
      let name = source.name, reading.isNamedAgain(name)
    else { return false }
    var end = match.end
    while end < reading.tokens.count, !reading.tokens[end].startsParagraph { end += 1 }
    guard end - match.end > 3 else { return false }
    match.content.append(match.end..<end)
    match.end = end
    return true
  }

  /// After *, Ortega said,* the sentence goes on as it would have without it.
  private func rightRest(_ match: inout Match) -> Bool {
    guard reading.kind(match.end) == .comma, match.end + 2 < match.sentence.upperBound,
      clauses.goesOn(at: match.end + 1)
    else { return false }
    let content = match.end + 1..<clauses.end(from: match.end + 1, in: match.sentence)
    guard content.count > 1 else { return false }
    match.content.append(content)
    match.end = content.upperBound
    return true
  }

  /// *to* before anything that is no noun phrase.
  private func isInfinitive(_ to: Int, _ match: Match) -> Bool {
    guard reading.isWord(to, "to"), isInSentence(to + 1, match) else { return false }
    if reading.has(to + 1, [.baseForm, .auxiliary]) { return true }
    // *agreed to terms*
    if reading.endsInS(to + 1) { return false }
    return !reading.has(to + 1, [.determiner, .possessive, .pronoun, .group])
      && !reading.tokens[to + 1].isCapital
  }

  private func isInSentence(_ token: Int, _ match: Match) -> Bool { match.sentence.contains(token) }

  private func rightSource(_ match: inout Match) -> Bool {
    var start = match.end
    if match.cue.form == .passive {
      guard reading.isWord(start, "by") else { return false }
      start += 1
    }
    guard match.cue.form != .gerund, match.cue.form != .infinitive else { return false }
    let ceiling = min(match.sentence.upperBound, start + 60)
    guard
      let source = phrases.mention(startingAt: start, ceiling: ceiling)
        ?? (match.cue.form == .mark ? phrases.anything(startingAt: start, ceiling: ceiling) : nil)
    else { return false }
    if match.content.isEmpty || !isQuoted(match.content[0]), !canInvert(source) { return false }
    // *Reyes, the mayor, said Ortega would come*: the subject of the next verb, not of this one.
    if match.content.isEmpty || !isQuoted(match.content[0]),
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
    case .pronoun: reading.has(source.head, [.masculine, .feminine])
    case .commonNoun:
      !source.parts.isEmpty
        || reading.has(source.head, [.person, .group, .organisation, .title, .document])
    }
  }

  private func isQuoted(_ content: Range<Int>) -> Bool {
    reading.isQuoted(content.lowerBound) && reading.isQuoted(content.upperBound - 1)
  }

  private func passRecipient(_ match: inout Match) {
    guard match.cue.form != .passive else { return }
    if let recipient = adjuncts.recipient(at: match.end, of: match.cue, in: match.sentence) {
      match.recipient = recipient.named
      match.end = recipient.end
    }
  }

  private func passAdjunct(_ match: inout Match) {
    // *said of the dam, “…”*
    if reading.has(match.end - 1, .preposition), match.cue.tokens.count > 1,
      let end = adjuncts.nounPhraseEnd(from: match.end, in: match.sentence)
    {
      match.end = end
    }
    let adjunct = adjuncts.adjunct(at: match.end, in: match.sentence)
    guard adjunct.end > match.end else { return }
    match.hasAdjunct = true
    match.channel = match.channel ?? adjunct.channel
    match.recipient = match.recipient ?? adjunct.recipient
    match.end = adjunct.end
  }

  private func rightQuote(_ match: inout Match) -> Bool {
    guard isInSentence(match.end, match) || match.end == match.sentence.upperBound,
      let index = reading.stretch(startingAt: match.end)
    else { return false }
    let stretch = reading.stretches[index]
    if isInSentence(match.end, match), !clauses.closes(stretch, in: match.sentence) { return false }
    match.content.append(stretch.outer)
    match.end = stretch.outer.upperBound
    return true
  }

  /// A cue that takes no bare clause takes one that begins with a quotation: *quipped “no” to it*.
  private func mayGovern(_ match: Match) -> Bool {
    match.isOpened || match.cue.form == .mark || match.cue.frames.contains(.bare)
      || (isInSentence(match.end, match) && reading.isQuoted(match.end))
  }

  /// *said he and Reyes differ*: after a verb that takes no noun phrase, one begins a clause.
  private func isOnlyClause(_ match: Match) -> Bool {
    guard match.cue.form == .finite, match.cue.frames.isSuperset(of: [.bare, .that, .quote]),
      match.cue.frames.isDisjoint(with: [.noun, .naming])
    else { return false }
    let token = reading.tokens[match.end]
    return token.has(.pronoun) || token.has(.determiner)
      || (token.isCapital && !token.has([.time, .preposition]))
  }

  private func rightClause(_ match: inout Match) -> Bool {
    guard match.end < match.sentence.upperBound else { return false }
    guard
      match.cue.form == .mark || match.isOpened
        || clauses.isClause(from: match.end, in: match.sentence) || isOnlyClause(match)
    else { return false }
    let content =
      match
      .end..<clauses.end(
        from: match.end, in: match.sentence, isPhrase: reading.isWord(match.end, "to"))
    guard content.count > 1 else { return false }
    match.content.append(content)
    match.end = content.upperBound
    return true
  }

  private func naming(_ match: inout Match) -> Bool {
    guard match.cue.form != .passive, isInSentence(match.end, match),

      let content = clauses.naming(
        from: match.end, in: match.sentence,
        needsAs: !match.cue.frames.contains(.doubleObject))

    else { return false }
    match.content += content
    match.end = content[content.count - 1].upperBound
    return true
  }

  private func nounContent(_ match: inout Match) -> Bool {
    // *with Reyes rejecting any delay*: a stance in the background, no statement.
    if match.cue.form == .gerund, match.source?.whole.upperBound == match.cue.group.lowerBound {
      return false
    }
    guard match.cue.form != .passive, isInSentence(match.end, match), !match.hasAdjunct,
      clauses.isNounPhrase(at: match.end)
    else { return false }
    let content = match.end..<clauses.end(from: match.end, in: match.sentence, isPhrase: true)
    match.content.append(content)
    match.end = content.upperBound
    return true
  }

  /// The cue ends its clause: nothing that could be its content follows.
  private func isEnd(_ match: Match) -> Bool {
    guard isInSentence(match.end, match) else { return true }
    return clauses.isTail(from: match.end, after: match.content.first, in: match.sentence)
  }
}
