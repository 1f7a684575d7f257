/// Finds the subject of a cue: what stands before its verb, or the subject that it shares with an
/// earlier verb of the sentence.
struct Subjects {
  private let reading: Reading
  private let phrases: NounPhrases

  init(_ reading: Reading, _ phrases: NounPhrases) {
    self.reading = reading
    self.phrases = phrases
  }

  func subject(of cue: Cue, in sentence: Range<Int>) -> Mention? {
    let start = cue.group.lowerBound
    switch cue.form {
    case .passive, .nominal: return nil
    case .mark:
      return phrases.mention(endingAt: start, floor: sentence.lowerBound)
    case .gerund:
      guard !cue.frames.contains(.evidence) else { return nil }
      return absoluteSubject(before: start, sentence) ?? shared(before: start, sentence)
    case .finite, .infinitive:
      guard start > sentence.lowerBound else { return nil }
      if isShared(start - 1) || reading.isWord(start, "to") {
        return shared(before: reading.isWord(start, "to") ? start : start - 1, sentence)
      }
      let end = endBeforeTime(start, sentence)
      guard let mention = phrases.mention(endingAt: end, floor: sentence.lowerBound) else {
        return nil
      }
      return cue.frames.contains(.evidence) && !canSpeak(mention) ? nil : mention
    }
  }

  /// *The ministry last week said*, *Ortega on Monday said*: the subject ends before the time.
  private func endBeforeTime(_ end: Int, _ sentence: Range<Int>) -> Int {
    var start = end
    while start > sentence.lowerBound + 1,
      reading.has(start - 1, .time) || reading.isWord(start - 1, "ago")
        || (start < end && (reading.kind(start - 1) == .number || reading.has(start - 1, .number)))
    {
      start -= 1
    }
    guard start < end else { return end }
    while start > sentence.lowerBound + 1,
      reading.has(start - 1, [.preposition, .adverb]) || reading.isWord(start - 1, "this")
    {
      start -= 1
    }
    return start
  }

  private func canSpeak(_ mention: Mention) -> Bool {
    mention.kind != .commonNoun || !mention.parts.isEmpty
      || reading.has(mention.head, [.person, .group, .organisation, .title, .document])
  }

  /// *smiled and said*
  private func isShared(_ before: Int) -> Bool {
    reading.has(before, .conjunction) && !reading.has(before, .pronoun)
  }

  /// *with aides describing the talks as …*: a participle with a subject of its own.
  private func absoluteSubject(before start: Int, _ sentence: Range<Int>) -> Mention? {
    guard start > sentence.lowerBound, reading.tokens[start - 1].isWord,
      let mention = phrases.mention(endingAt: start, floor: sentence.lowerBound),
      reading.isWord(mention.tokens.lowerBound - 1, "with")
    else { return nil }
    return mention
  }

  /// The subject of an earlier verb, which verbs after *and* and participles share: of the nearest
  /// that attributes, or else of the sentence's first.
  private func shared(before end: Int, _ sentence: Range<Int>) -> Mention? {
    var first: Mention?
    var nearest: Mention?
    for index in max(sentence.lowerBound + 1, end - 60)..<max(sentence.lowerBound + 1, end)
    where isVerb(index) {
      let isCue = reading.isFiniteCue(index)
      guard first == nil || isCue, let mention = subject(before: index, sentence) else { continue }
      first = first ?? mention
      if isCue { nearest = mention }
    }
    return nearest ?? first
  }

  /// A form that has a subject of its own.
  private func isVerb(_ index: Int) -> Bool {
    let token = reading.tokens[index]
    return !reading.isQuoted(index) && token.kind == .word
      && (token.has([.auxiliary, .modal, .verb]) || reading.endsInED(index))
      && (!token.has(.gerund) || token.has(.auxiliary))
      && !reading.has(index - 1, [.determiner, .possessive, .preposition])
  }

  private func subject(before verb: Int, _ sentence: Range<Int>) -> Mention? {
    var start = verb
    while start > sentence.lowerBound,
      reading.tokens[start - 1].has([.adverb, .auxiliary, .modal, .negation]),
      !reading.tokens[start - 1].has(.pronoun)
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
      before < sentence.lowerBound || !reading.has(before, .preposition)
        || reading.has(before, .subordinator)
    else { return nil }
    return mention.kind == .name || mention.kind == .pronoun
      || reading.has(mention.head, [.person, .group, .organisation, .title, .document])
      ? mention : nil
  }
}
