/// Somebody or something that the text names, as a possible source.
struct Mention: Sendable {
  enum Kind: Sendable {
    case name, pronoun, commonNoun
  }

  /// The mention as printed, with title and *of …*, without apposition.
  @Narrow var tokens: Range<Int>
  /// The proper name in it: *Luis Ortega* of *plant manager Luis Ortega*.
  @NarrowOptional var name: Range<Int>?
  /// What the text says that the named person is, before or after the name.
  @NarrowOptional var role: Range<Int>?
  /// The word that says what it is: *spokesman* of *a spokesman for Ortega*.
  var head: Int
  var kind: Kind
  /// Several sources joined by *and* or commas, each with its own tokens; else empty.
  var parts = TokenRanges()
  /// The mention with its appositions and relative clauses.
  @Narrow var whole: Range<Int>
}

/// Finds the noun phrase that ends or begins at a token: the mention that is a cue's subject.
///
/// English puts the subject right before its verb, or in news also right after it; so no full
/// parse is needed, only the extent of one phrase, read outwards from the verb.
struct NounPhrases {
  let reading: Reading
  var tokens: Tape<Token> { reading.tokens }

  init(_ reading: Reading) { self.reading = reading }

  // MARK: Leftwards

  /// The mention whose last token is before `end`, not reaching over `floor`.
  func mention(endingAt end: Int, floor: Int) -> Mention? {
    guard end > floor, !reading.isQuoted(end - 1) else { return nil }
    switch tokens[end - 1].kind {
    case .comma, .dash: return mentionBeforeApposition(closing: end - 1, floor: floor)
    case .close: return mentionBeforeParenthesis(closing: end - 1, floor: floor)
    default: return phrase(endingAt: end, floor: floor)
    }
  }

  func phrase(endingAt end: Int, floor: Int) -> Mention? {
    guard end > floor else { return nil }
    let last = tokens[end - 1]
    if last.has(.pronoun), !last.has([.title]), isPronounHead(end - 1) {
      return pronoun(end - 1)
    }
    guard let core = core(endingAt: end, floor: floor) else {
      return mentionBeforeRelative(endingAt: end, floor: floor)
    }
    if var found = mentionBeforeRelative(holding: core, floor: floor) {
      found.whole = found.whole.lowerBound..<end
      return found
    }
    return extended(core, floor: floor)
  }

  func isPronounHead(_ index: Int) -> Bool {
    // *one official*, *many voters*: there the word only begins a phrase.
    index + 1 >= tokens.count || !isNominal(index + 1) || tokens[index + 1].has([.cue, .auxiliary])
  }

  func pronoun(_ index: Int) -> Mention {
    Mention(
      tokens: index..<index + 1, head: index, kind: .pronoun, whole: index..<index + 1)
  }

  /// No phrase of the news has more words; in a text of nothing but nouns, each cue would read back
  /// over all of them.
  private static let longest = 40

  /// Determiner, adjectives, nouns and names up to `end`, without *of …*.
  func core(endingAt end: Int, floor: Int) -> Range<Int>? {
    guard isHead(end - 1) else { return nil }
    var start = end - 1
    let lowest = max(floor, end - Self.longest)
    while start > lowest, continuesLeft(start - 1, into: start) {
      start -= 1
      if tokens[start].has([.determiner, .possessive]), !tokens[start].has(.number),
        tokens[start].kind == .word, !isPossessor(start)
      {
        break
      }
    }
    return start..<end
  }

  func isPossessor(_ index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].kind == .clitic
  }

  /// Whether a token can be the last of a subject: a name, a noun, a number.
  func isHead(_ index: Int) -> Bool {
    let token = tokens[index]
    guard !reading.isQuoted(index) else { return false }
    switch token.kind {
    case .handle: return true
    case .number: return isShare(index)
    case .symbol: return isPercent(index)
    case .word where isShare(index): return true
    case .word:
      return (isNominal(index) || isVerbalNoun(index)) && !token.has([.time, .number])
    default: return false
    }
  }

  /// *six in 10*, *nearly a third*: how many say something.
  func isShare(_ index: Int) -> Bool {
    guard tokens[index].kind != .number else {
      return reading.isWord(index - 1, "in") && index > 1
        && (tokens[index - 2].kind == .number || tokens[index - 2].has(.number))
    }
    return reading.isShare(index)
  }

  /// *the matter*, *their plan*: right after an article a verb is a noun.
  func isVerbalNoun(_ index: Int) -> Bool {
    tokens[index].has([.baseForm, .singularForm]) && index > 0
      && tokens[index - 1].has([.determiner, .possessive]) && !tokens[index - 1].has(.pronoun)
  }

  /// Whether a capitalised word is a name rather than the first word of a sentence.
  func isNamePart(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .word || token.kind == .handle, token.isCapital else { return false }
    let plain: WordClass = [
      .pronoun, .objectPronoun, .preposition, .conjunction, .subordinator, .questionWord,
      .auxiliary, .modal, .negation, .adverb, .determiner, .possessive,
    ]
    // *said Will Doyle*
    if token.has(.modal), index > 0, tokens[index - 1].kind == .word, !tokens[index - 1].isCapital,
      !token.startsParagraph
    {
      return true
    }
    if token.has(plain) {
      return token.has([.givenName, .organisation, .particle])
        && !token.has([.pronoun, .determiner])
    }
    // *Officials*, *Democrats*: capitals of a sentence or of a party, no names.
    return !token.has([.time, .group])
  }

  /// Whether a lower-case or capitalised word can stand inside a noun phrase.
  func isNominal(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .word || token.kind == .number else { return false }
    if token.kind == .number { return true }
    if token.isCapital {
      return isNamePart(index) || token.has([.time, .person, .group, .title, .number])
    }
    let nouns: WordClass = [
      .person, .group, .organisation, .document, .title, .channel, .demonym, .place, .honorific,
      .particle, .number,
    ]
    if token.has(nouns) { return true }
    let closed: WordClass = [
      .pronoun, .objectPronoun, .preposition, .conjunction, .subordinator, .questionWord,
      .auxiliary, .modal, .negation, .adverb, .determiner, .possessive,
    ]
    if token.has(closed) { return false }
    if token.has(.verb) { return false }
    return !reading.endsInLY(index)
  }

  func continuesLeft(_ index: Int, into next: Int) -> Bool {
    let token = tokens[index]
    guard !tokens[next].startsParagraph, !reading.isQuoted(index) else { return false }
    switch token.kind {
    case .clitic: return reading.isWord(index, "'s") || token.end - token.start > 2
    case .mark: return isPluralPossessive(index)
    case .word, .number, .handle: break
    case .symbol: return isAmpersand(index) || isPercent(index)
    default: return false
    }
    if token.has([.determiner, .possessive]) { return true }
    if isNominal(index) { return true }
    if token.isCapital, token.has(.conjunction) { return false }
    // *elected officials*, *leading Republicans*: a participle before its noun.
    if token.has([.participle, .pastForm, .gerund]), index > 0 {
      let before = tokens[index - 1]
      return before.has([.determiner, .possessive]) || isNominal(index - 1) && !before.isCapital
    }
    return token.has(.particle) && tokens[next].isCapital
  }

  /// *the workers’ union*
  func isPluralPossessive(_ index: Int) -> Bool {
    let token = tokens[index]
    return index > 0 && (token.mark == .single || token.mark == .singleRight)
      && !token.shape.contains(.spaceBefore) && reading.text[Int(tokens[index - 1].end) - 1] == 0x73
  }

  /// *47% say*
  func isPercent(_ index: Int) -> Bool {
    index > 0 && reading.text[Int(tokens[index].start)] == 0x25 && tokens[index - 1].kind == .number
  }

  func isAmpersand(_ index: Int) -> Bool { reading.text[Int(tokens[index].start)] == 0x26 }
}
