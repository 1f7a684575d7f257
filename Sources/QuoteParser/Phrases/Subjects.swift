/// Finds the subject of a cue: what stands before its verb, or the subject that it shares with an
/// earlier verb of the sentence.
struct Subjects {
  private let article: TokenizedArticle
  private let phrases: NounPhrases

  init(_ article: TokenizedArticle, _ phrases: NounPhrases) {
    self.article = article
    self.phrases = phrases
  }

  func subject(of cue: Cue, in sentence: Range<Int>) -> Mention? {
    subjects(of: cue, in: sentence).likeliest
  }

  /// A verb after *and*, or a participle, may share that of any verb before it.
  func subjects(of cue: Cue, in sentence: Range<Int>) -> (likeliest: Mention?, others: [Mention]) {
    let start = cue.group.lowerBound
    switch cue.form {
    case .passive, .nominal: return (nil, [])
    case .mark: return (phrases.mention(endingAt: start, floor: sentence.lowerBound), [])
    case .gerund:
      guard !cue.frames.contains(.evidence) else { return (nil, []) }
      if let own = absoluteSubject(before: start, sentence) ?? followingSubject(cue, sentence) {
        return (own, [])
      }
      return shared(before: start, sentence)
    case .finite, .infinitive:
      guard start > sentence.lowerBound else { return (nil, []) }
      if isShared(start - 1) || article.isWord(start, "to") {
        return shared(before: article.isWord(start, "to") ? start : start - 1, sentence)
      }
      return direct(of: cue, before: endBeforeTime(start, sentence), sentence)
    }
  }

  private func direct(of cue: Cue, before end: Int, _ sentence: Range<Int>) -> (
    likeliest: Mention?, others: [Mention]
  ) {
    guard let mention = phrases.mention(endingAt: end, floor: sentence.lowerBound) else {
      return (initial(before: end, sentence, instead: nil), [])
    }
    if cue.frames.contains(.evidence), !canSpeak(mention) { return (nil, []) }
    guard mention.kind != .pronoun, let initial = initial(before: end, sentence, instead: mention)
    else { return (mention, []) }
    return (mention, [initial])
  }

  /// *Ana Reyes, a guru who founded Brill said*, *“It holds,” Ana Reyes, once of Brill wrote*: the phrase
  /// that begins the sentence or follows its quotation, where no other cue stands between.
  private func initial(before end: Int, _ sentence: Range<Int>, instead direct: Mention?)
    -> Mention?
  {
    var start = (direct?.whole.lowerBound ?? end) - 1
    let lowest = max(sentence.lowerBound, end - 40)
    while start >= lowest, !article.isQuoted(start) {
      if article.isFiniteCue(start) || article.kind(start) == .semicolon { return nil }
      start -= 1
    }
    start += 1
    guard start == sentence.lowerBound || article.isQuoted(start - 1), start + 1 < end else {
      return nil
    }
    if article.kind(start) == .comma || article.has(start, .conjunction) { start += 1 }
    guard start < direct?.whole.lowerBound ?? end,
      !article.has(start, [.preposition, .subordinator]),
      var found = phrases.mention(startingAt: start, ceiling: end), canSpeak(found),
      found.tokens.upperBound < end
    else { return nil }
    // *There*, *Holding*: the first word of a sentence has its capital in any case.
    if found.tokens.count == 1, found.kind == .name, !article.isNamedAgain(found.tokens) {
      return nil
    }
    found.whole = start..<end
    return found
  }

  /// *The ministry last week said*, *Ortega on Monday said*: the subject ends before the time.
  private func endBeforeTime(_ end: Int, _ sentence: Range<Int>) -> Int {
    var start = end
    while start > sentence.lowerBound + 1,
      article.has(start - 1, .time) || article.isWord(start - 1, "ago")
        || (start < end && (article.kind(start - 1) == .number || article.has(start - 1, .number)))
    {
      start -= 1
    }
    guard start < end else { return end }
    while start > sentence.lowerBound + 1,
      article.has(start - 1, [.preposition, .adverb]) || article.isWord(start - 1, "this")
    {
      start -= 1
    }
    return start
  }

  private func canSpeak(_ mention: Mention) -> Bool {
    mention.kind != .commonNoun || !mention.parts.isEmpty
      || article.has(mention.head, [.person, .group, .organisation, .title, .document])
  }

  /// *smiled and said*
  private func isShared(_ before: Int) -> Bool {
    article.has(before, .conjunction) && !article.has(before, .pronoun)
  }

  /// *with aides describing the talks as …*: a participle with a subject of its own.
  private func absoluteSubject(before start: Int, _ sentence: Range<Int>) -> Mention? {
    guard start > sentence.lowerBound, article.tokens[start - 1].isWord,
      let mention = phrases.mention(endingAt: start, floor: sentence.lowerBound),
      opensAbsolute(mention.tokens.lowerBound - 1, mention)
    else { return nil }
    return mention
  }

  /// *with aides saying*, *– Ortega saying*.
  private func opensAbsolute(_ index: Int, _ mention: Mention) -> Bool {
    if article.isWord(index, "with") { return true }
    guard mention.kind == .name else { return false }
    return article.kind(index) == .dash || article.isWord(index, "and")
  }

  /// *Conceding that it leaks, Ortega promised …*: the subject of a participle that opens its sentence
  /// stands after the comma.
  private func followingSubject(_ cue: Cue, _ sentence: Range<Int>) -> Mention? {
    let start = cue.group.lowerBound
    let opening = sentence.lowerBound
    guard
      start == opening
        || start == opening + 1 && article.has(opening, [.preposition, .subordinator])
    else { return nil }
    let limit = min(sentence.upperBound, start + 50)
    for index in cue.tokens.upperBound..<max(limit, cue.tokens.upperBound)
    where article.kind(index) == .comma && !article.isQuoted(index)
      || article.stretch(endingAt: index + 1) != nil
    {
      if let found = phrases.mention(startingAt: index + 1, ceiling: limit), canSpeak(found),
        found.kind != .commonNoun || found.tokens.count > 1,
        isVerb(found.tokens.upperBound) || article.kind(found.tokens.upperBound) == .comma
      {
        return found
      }
    }
    return nil
  }

  /// The subject of an earlier verb, which verbs after *and* and participles share: of the nearest
  /// that attributes, or else of the sentence's first; then of the first and of the nearest.
  private func shared(before end: Int, _ sentence: Range<Int>) -> (
    likeliest: Mention?, others: [Mention]
  ) {
    let lowest = max(sentence.lowerBound + 1, end - 60)
    let verbs = lowest..<max(lowest, end)
    let subjectOf = { (verb: Int) in isVerb(verb) ? subject(before: verb, sentence) : nil }
    guard let first = verbs.lazy.compactMap(subjectOf).first else { return (nil, []) }
    var nearest = first
    var speaker: Mention?
    var isNearest = true
    for verb in verbs.reversed() where speaker == nil {
      guard isNearest || article.isFiniteCue(verb), let mention = subjectOf(verb) else { continue }
      if isNearest { nearest = mention }
      isNearest = false
      if article.isFiniteCue(verb) { speaker = mention }
    }
    let likeliest = speaker ?? first
    var others = first.tokens == likeliest.tokens ? [] : [first]
    if nearest.tokens != likeliest.tokens, nearest.tokens != first.tokens { others.append(nearest) }
    return (likeliest, others)
  }

  /// A form that has a subject of its own.
  private func isVerb(_ index: Int) -> Bool {
    guard index < article.tokens.count else { return false }
    let token = article.tokens[index]
    return !article.isQuoted(index) && token.kind == .word
      && (token.has([.auxiliary, .modal, .verb]) || article.endsInED(index))
      && (!token.has(.gerund) || token.has(.auxiliary))
      && !article.has(index - 1, [.determiner, .possessive, .preposition])
      && (article.kind(index - 1) != .clitic || article.has(index - 2, .pronoun))
  }

  private func subject(before verb: Int, _ sentence: Range<Int>) -> Mention? {
    var start = verb
    while start > sentence.lowerBound,
      article.tokens[start - 1].has([.adverb, .auxiliary, .modal, .negation]),
      !article.tokens[start - 1].has(.pronoun)
    {
      start -= 1
    }
    guard start > sentence.lowerBound,
      let mention = phrases.mention(
        endingAt: endBeforeTime(start, sentence), floor: sentence.lowerBound)
    else { return nil }
    let before = mention.whole.lowerBound - 1
    // The phrase belongs to a preposition: *in Brill arrived* names no subject.
    guard
      before < sentence.lowerBound || !article.has(before, .preposition)
        || article.has(before, .subordinator)
    else { return nil }
    return mention.kind == .name || mention.kind == .pronoun
      || article.has(mention.head, [.person, .group, .organisation, .title, .document])
      ? mention : nil
  }
}
