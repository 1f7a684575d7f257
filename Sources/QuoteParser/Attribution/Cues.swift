import QuoteModel

/// Finds the words that may attribute, outside quotation marks.
struct Cues {
  private let article: TokenizedArticle
  private var tokens: UnretainedArray<Token> { article.tokens }

  /// The cues of an article in reading order.
  static func cues(in article: TokenizedArticle) -> [Cue] {
    let finder = Cues(article: article)
    var result: [Cue] = []
    for index in article.tokens.indices where finder.mayBeCue(index) {
      if let cue = finder.cue(at: index) { result.append(cue) }
    }
    return result
  }

  @inline(__always)
  private func mayBeCue(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.cue >= 0 || token.kind == .colon || token.kind == .dash || token.has(.cueNoun)
      || article.isWord(index, "according")
  }

  private func cue(at index: Int) -> Cue? {
    guard !article.isQuoted(index) else { return nil }
    let token = tokens[index]
    if token.has(.cueNoun), let noun = noun(at: index) { return noun }
    switch token.kind {
    case .colon: return .mark(.colon, index..<index + 1)
    case .dash: return .mark(.dash, index..<index + 1)
    case .word where token.cue >= 0: break
    case .word where article.isWord(index, "according") && article.isWord(index + 1, "to"):
      return .mark(.accordingTo, index..<index + 2)
    default: return nil
    }
    guard !token.isCapital || isSentenceStart(index) || isShouted(index) || isTitled(index) else {
      return nil
    }
    return longestEntry(at: index).flatMap { verb(index, $0) }
  }

  /// *Ortega's early claim*: a noun after a possessor, with a few adjectives between them.
  private func noun(at index: Int) -> Cue? {
    guard !tokens[index].isCapital, let entry = article.lexicon.noun(hash: tokens[index].hash)
    else {
      return nil
    }
    var start = index
    while start > 0, index - start < 4, article.sentenceOf[start - 1] == article.sentenceOf[index],
      !article.isQuoted(start - 1)
    {
      if isPossessor(start - 1) {
        return made(index..<index + 1, start..<index + 1, entry, .nominal, .affirmed)
      }
      let before = tokens[start - 1]
      guard before.kind == .word || before.kind == .number,
        !before.has([.preposition, .determiner, .pronoun, .conjunction, .auxiliary, .modal])
      else { return nil }
      start -= 1
    }
    return nil
  }

  private func isPossessor(_ index: Int) -> Bool {
    if tokens[index].kind == .clitic {
      return isPossessiveS(index)
    }
    return tokens[index].has(.possessive) && tokens[index].kind == .word
  }

  private func longestEntry(at index: Int) -> Int? {
    article.lexicon.cues(from: Int(tokens[index].cue)).first { entry in
      article.lexicon.cues[entry].tail.enumerated().allSatisfy { place, word in
        let at = index + 1 + place
        return at < tokens.count && tokens[at].hash == word && !tokens[at].isCapital
      }
    }
  }

  private func isSentenceStart(_ index: Int) -> Bool {
    index == 0 || article.sentenceOf[index] != article.sentenceOf[index - 1]
      || tokens[index - 1].kind == .mark || article.isQuoted(index - 1)
  }

  /// In a line of capitals a capital says nothing.
  private func isShouted(_ index: Int) -> Bool {
    tokens[index].shape.contains(.allCapitals) && index > 0
      && tokens[index - 1].shape.contains(.allCapitals)
  }

  /// *Mayor Says Dam Will Hold*: in a headline every word but the smallest has a capital.
  private func isTitled(_ index: Int) -> Bool {
    let sentence = article.sentence(around: index)
    guard sentence.count < 40, tokens[sentence.lowerBound].startsParagraph else { return false }
    return sentence.allSatisfy {
      tokens[$0].isCapital || tokens[$0].kind != .word || tokens[$0].end - tokens[$0].start < 5
        || tokens[$0].has([.preposition, .conjunction, .determiner, .pronoun])
    }
  }

  // MARK: Verb groups

  private func verb(_ index: Int, _ entry: Int) -> Cue? {
    let end = index + 1 + article.lexicon.cues[entry].tail.count
    var start = index
    var polarity = Polarity.affirmed
    var auxiliary: Int?
    var isModal = false
    while start > 0, article.sentenceOf[start - 1] == article.sentenceOf[index],
      !article.isQuoted(start - 1)
    {
      let before = tokens[start - 1]
      if before.has(.negation) { polarity = .negated }
      if before.has([.auxiliary, .modal]), before.kind == .word || isAuxiliaryClitic(start - 1) {
        auxiliary = auxiliary ?? start - 1
        isModal = isModal || before.has(.modal)
      } else if !(before.has([.adverb, .negation])
        || (tokens[start - 1].classes.isEmpty && article.endsInLY(start - 1)))
        || before.has([.pronoun, .conjunction])
      {
        break
      }
      start -= 1
    }
    if isModal, polarity == .affirmed { polarity = .hypothetical }
    let token = tokens[index]
    if let auxiliary { return governed(index, end, start, auxiliary, entry, polarity) }
    if start > 0, article.isWord(start - 1, "to"), token.has(.baseForm) {
      return infinitive(index, end, start - 1, entry, polarity)
    }
    if token.has(.gerund), !token.has([.pastForm, .baseForm]) {
      // *denied saying …*
      if start > 0, isDenial(start - 1) { polarity = .negated }
      return made(index..<end, start..<end, entry, .gerund, polarity)
    }
    guard isFinite(index, start) else { return nil }
    return made(index..<end, start..<end, entry, .finite, polarity)
  }

  private func made(
    _ words: Range<Int>, _ group: Range<Int>, _ entry: Int, _ form: Cue.Form, _ polarity: Polarity
  ) -> Cue {
    let listed = article.lexicon.cues[entry]
    return Cue(
      tokens: words, group: group, identity: .entry(entry), mode: listed.mode,
      frames: listed.frames, form: form, polarity: polarity)
  }

  private func isDenial(_ index: Int) -> Bool {
    if tokens[index].has(.refusal) { return true }
    guard tokens[index].cue >= 0 else { return false }
    return article.lexicon.cues(from: Int(tokens[index].cue)).contains {
      article.lexicon.cues[$0].tail.isEmpty && article.lexicon.cues[$0].frames.contains(.denial)
    }
  }

  /// *’ve*, *’d*; *’s* is mostly a possessive.
  private func isAuxiliaryClitic(_ index: Int) -> Bool {
    guard tokens[index].kind == .clitic else { return false }
    return !isPossessiveS(index) || article.has(index - 1, .pronoun)
  }

  /// *'s* or *’s*, of the clitics.
  private func isPossessiveS(_ index: Int) -> Bool {
    article.text[Int(tokens[index].end) - 1] | 0x20 == 0x73
  }

  /// After *have*, *be*, *do* or a modal.
  private func governed(
    _ index: Int, _ end: Int, _ start: Int, _ auxiliary: Int, _ entry: Int,
    _ polarity: Polarity
  ) -> Cue? {
    let token = tokens[index]
    let isBe = article.isBe(auxiliary)
    if isBe, token.has(.participle), !token.has(.gerund) {
      return made(index..<end, start..<end, entry, .passive, polarity)
    }
    guard token.has([.baseForm, .participle, .gerund, .pastForm]) else { return nil }
    return made(index..<end, start..<end, entry, .finite, polarity)
  }

  /// *refused to say*, *went on to say*: the subject stands before the governing verb.
  private func infinitive(
    _ index: Int, _ end: Int, _ to: Int, _ entry: Int, _ polarity: Polarity
  ) -> Cue? {
    guard to > 0, article.sentenceOf[to - 1] == article.sentenceOf[index] else { return nil }
    // *too early to speak of results*: nobody does.
    if article.isWord(to - 2, "too") { return nil }
    var start = to
    var polarity = polarity
    if tokens[to - 1].has(.adverb) || tokens[to - 1].has(.preposition) { start -= 1 }
    guard start > 0, tokens[start - 1].has(.verb), !article.isQuoted(start - 1) else {
      return made(index..<end, to..<end, entry, .infinitive, polarity)
    }
    start -= 1
    if tokens[start].has(.refusal) { polarity = .negated }
    while start > 0, tokens[start - 1].has([.auxiliary, .modal, .adverb, .negation]),
      !tokens[start - 1].has(.pronoun),
      article.sentenceOf[start - 1] == article.sentenceOf[index]
    {
      if tokens[start - 1].has(.negation) { polarity = .negated }
      start -= 1
    }
    return made(index..<end, start..<end, entry, .infinitive, polarity)
  }

  /// A form that can be the verb of a clause where it stands: *claims* is one in *Ortega claims*,
  /// none in *the claims*.
  private func isFinite(_ index: Int, _ start: Int) -> Bool {
    let token = tokens[index]
    guard token.has([.baseForm, .singularForm, .pastForm]) else { return false }
    guard start > 0, article.sentenceOf[start - 1] == article.sentenceOf[index] else {
      return token.has([.pastForm, .participle])
    }
    let before = tokens[start - 1]
    if before.has([.pronoun, .relative]) { return true }
    if article.isShare(start - 1) { return token.has([.baseForm, .pastForm]) }
    if before.has([.determiner, .possessive, .preposition]), before.kind == .word { return false }
    if before.kind == .clitic || before.has(.number) && !before.has(.pronoun) { return false }
    if token.has(.pastForm) || before.kind != .word { return true }
    return agrees(token, with: before, at: start - 1)
  }

  /// *say*, *believe*: no noun, and never with one as its object, so that it needs no plural right
  /// before it, as in *critics such as Reyes say*.
  private func isClearVerb(_ verb: Token) -> Bool {
    guard verb.cue >= 0, !verb.has(.cueNoun),
      let plain = article.lexicon.cues(from: Int(verb.cue)).last
    else { return false }
    let frames = article.lexicon.cues[plain].frames
    return frames.isSuperset(of: [.quote, .that, .bare]) && !frames.contains(.noun)
  }

  /// *critics say*, *Ortega says*: number speaks against nouns such as *public calls*.
  private func agrees(_ verb: Token, with subject: Token, at index: Int) -> Bool {
    let endsInS = article.text[Int(subject.end) - 1] == 0x73
    if verb.has(.singularForm) {
      return subject.isCapital || subject.has([.person, .organisation, .document, .title])
        || !endsInS
    }
    if isClearVerb(verb) { return true }
    return subject.has([.group, .conjunction]) || endsInS || subject.has(.pronoun)
  }
}
