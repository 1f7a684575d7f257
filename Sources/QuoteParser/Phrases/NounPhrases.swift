/// Somebody or something that the text names, as a possible source.
struct Mention: Sendable {
  enum Kind: Sendable {
    case name, pronoun, commonNoun
  }

  /// The mention as printed, with title and *of …*, without apposition.
  @PackedRange var tokens: Range<Int>
  /// The proper name in it: *Luis Ortega* of *plant manager Luis Ortega*.
  @PackedOptionalRange var name: Range<Int>?
  /// What the text says that the named person is, before or after the name.
  @PackedOptionalRange var role: Range<Int>?
  /// The word that says what it is: *spokesman* of *a spokesman for Ortega*.
  var head: Int
  var kind: Kind
  /// Several sources joined by *and* or commas, each with its own tokens; else empty.
  var parts = TokenRanges()
  /// The mention with its appositions and relative clauses.
  @PackedRange var whole: Range<Int>
}

/// Finds the noun phrase that ends or begins at a token: the mention that is a cue's subject.
///
/// English puts the subject right before its verb, or in news also right after it; so no full
/// parse is needed, only the extent of one phrase, read outwards from the verb.
struct NounPhrases {
  let article: TokenizedArticle
  var tokens: UnretainedArray<Token> { article.tokens }

  init(_ article: TokenizedArticle) { self.article = article }

  // MARK: Leftwards

  /// The mention whose last token is before `end`, not reaching over `floor`.
  func mention(endingAt end: Int, floor: Int) -> Mention? {
    guard end > floor, !article.isQuoted(end - 1) else { return nil }
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

  private func isPronounHead(_ index: Int) -> Bool {
    // *one official*, *many voters*: there the word only begins a phrase.
    index + 1 >= tokens.count || !isNominal(index + 1) || tokens[index + 1].has([.cue, .auxiliary])
  }

  func pronoun(_ index: Int) -> Mention {
    let tokens = index..<index + 1
    // *one of the survivors*, *someone at the meeting*
    if self.tokens[index].has([.determiner, .person, .group, .number]),
      let longer = withPrepositions(
        tokens, ceiling: article.sentence(around: index).upperBound, most: 1)
    {
      return Mention(tokens: longer, head: index, kind: .commonNoun, whole: longer)
    }
    return Mention(tokens: tokens, head: index, kind: .pronoun, whole: tokens)
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
    guard !article.isQuoted(index) else { return false }
    switch token.kind {
    case .handle: return true
    case .number: return isShare(index)
    case .symbol: return isPercent(index)
    case .word where isShare(index): return true
    case .word:
      if token.has(.time) { return isNamePart(index) }
      return (isNominal(index) || isVerbalNoun(index)) && !token.has(.number)
    default: return false
    }
  }

  /// *six in 10*, *nearly a third*: how many say something.
  func isShare(_ index: Int) -> Bool {
    guard tokens[index].kind != .number else {
      return article.isWord(index - 1, .outOf) && index > 1
        && (tokens[index - 2].kind == .number || tokens[index - 2].has(.number))
    }
    return article.isShare(index)
  }

  /// *the matter*, *their plan*: right after an article a verb is a noun.
  func isVerbalNoun(_ index: Int) -> Bool {
    tokens[index].has([.baseForm, .singularForm]) && index > 0
      && tokens[index - 1].has([.determiner, .possessive]) && !tokens[index - 1].has(.pronoun)
  }

  private static var functionWords: WordClass {
    [
      .pronoun, .objectPronoun, .preposition, .conjunction, .subordinator, .questionWord,
      .auxiliary, .modal, .negation, .adverb, .determiner, .possessive,
    ]
  }

  /// Whether a capitalised word is a name rather than the first word of a sentence.
  func isNamePart(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .word || token.kind == .handle else { return false }
    guard token.isCapital else { return isArticledSurname(index) }
    // *said Will Doyle*
    if token.has(.modal), index > 0, tokens[index - 1].kind == .word, !tokens[index - 1].isCapital,
      !token.startsParagraph
    {
      return true
    }
    // *Charles A Hollis*
    if token.end - token.start == 1, index > 0, index + 1 < tokens.count,
      tokens[index - 1].isCapital, tokens[index - 1].has(.givenName), tokens[index + 1].isCapital,
      !tokens[index + 1].has(Self.functionWords)
    {
      return true
    }
    // *Theresa May*, *Mrs. May*
    if token.has([.time, .modal]), index > 0, tokens[index - 1].isCapital,
      tokens[index - 1].has([.givenName, .honorific]),
      !tokens[index - 1].has([.preposition, .time, .modal])
    {
      return true
    }
    if token.has(Self.functionWords) {
      return token.has([.givenName, .organisation, .particle])
        && !token.has([.pronoun, .determiner])
    }
    guard !token.has(.time) else { return false }
    // *Officials*, *Democrats*: capitals of a sentence or of a party, no names; but *Farmers
    // Federation*.
    guard token.has(.group), !token.has(.organisation) else { return true }
    return index + 1 < tokens.count && tokens[index + 1].isCapital
      && tokens[index + 1].has(.organisation)
      || isInsideTitle(index + 1)
  }

  /// *al-Khatib* of *Omar al-Khatib*.
  private func isArticledSurname(_ index: Int) -> Bool {
    guard index > 0, tokens[index - 1].isCapital, tokens[index - 1].has(.givenName) else {
      return false
    }
    let (start, end) = (Int(tokens[index].start), Int(tokens[index].end))
    let hyphen = article.text.first(Tokenizer.hyphen, from: start, to: end)
    return hyphen + 1 < end && (0x41...0x5A).contains(article.text[hyphen + 1])
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
    if token.has(Self.functionWords) { return false }
    if token.has(.verb) { return false }
    return !(token.kind == .word && article.ends(index, in: .adverb))
  }

  private func continuesLeft(_ index: Int, into next: Int) -> Bool {
    let token = tokens[index]
    guard !tokens[next].startsParagraph, !article.isQuoted(index) else { return false }
    switch token.kind {
    case .clitic where isInsideTitle(index): return true
    case .clitic: return article.isWord(index, .possessiveEnding) || token.end - token.start > 2
    case .mark: return isPluralPossessive(index)
    case .word, .number, .handle: break
    case .symbol: return isAmpersand(index) || isPercent(index)
    default: return false
    }
    if token.has([.determiner, .possessive]) { return true }
    // *Speaking in Harwick Mr. Ortega said*
    if tokens[next].has(.honorific), tokens[next].isCapital, token.isCapital,
      !token.has([.title, .honorific, .person])
    {
      return false
    }
    if isNominal(index) || isInsideBody(index) { return true }
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
      && !token.shape.contains(.spaceBefore) && article.ends(index - 1, in: .plural)
  }

  /// *47% say*
  private func isPercent(_ index: Int) -> Bool {
    index > 0 && article.text[Int(tokens[index].start)] == 0x25 && tokens[index - 1].kind == .number
  }

  func isAmpersand(_ index: Int) -> Bool { article.text[Int(tokens[index].start)] == 0x26 }

  // MARK: Prepositions and joined sources

  /// Takes in *of …*, *for …* and joined sources to the left of a phrase.
  func extended(_ core: Range<Int>, floor: Int) -> Mention? {
    if let whole = namedWithBody(core, floor: floor) { return whole }
    let joint = joint(core, floor: floor)
    var start = joint?.tokens.lowerBound ?? core.lowerBound
    var head = core.upperBound - 1
    var steps = 0
    while steps < 4, let earlier = phraseBeforePreposition(start, floor: floor) {
      start = earlier.lowerBound
      head = earlier.upperBound - 1
      steps += 1
    }
    if steps == 0, let joint { return joint }
    // *Secretary of State Ana Reyes*
    if steps > 0, tokens[head].has(.title), tokens[head].isCapital, let name = name(in: core),
      name.lowerBound > core.lowerBound, isGivenName(name.lowerBound)
    {
      head = core.upperBound - 1
    }
    return classified(start..<core.upperBound, head: head)
  }

  /// *Bank of Norland governor Luis Ortega*, *Work and pensions minister Ana Ruiz*: whoever is named
  /// last, with what they are, and where, before the name.
  private func namedWithBody(_ core: Range<Int>, floor: Int) -> Mention? {
    guard let name = name(in: core), name.lowerBound > core.lowerBound, isPersonal(name),
      case let role = tokens[name.lowerBound - 1], !role.isCapital, role.kind == .word,
      isNominal(name.lowerBound - 1), !tokens[core.lowerBound].has([.determiner, .possessive])
    else { return nil }
    let link = core.lowerBound - 1
    guard link > floor, !tokens[core.lowerBound].startsParagraph else { return nil }
    let isOffice =
      tokens[link].has(.preposition) && tokens[link - 1].isCapital
      && !tokens[link - 1].has([.title, .person, .gerund])
    let isPair =
      tokens[link].has(.conjunction) && !tokens[link].isCapital
    guard isOffice || isPair, let first = self.core(endingAt: link, floor: floor) else {
      return nil
    }
    // *Ana Reyes and Norland coach Luis Ortega* are two.
    if isPair, first.lowerBound > floor || isGivenName(first.lowerBound) { return nil }
    var mention = classified(first.lowerBound..<core.upperBound, head: core.upperBound - 1)
    mention.name = name
    mention.role = self.role(first.lowerBound..<name.lowerBound)
    mention.kind = .name
    return mention
  }

  /// A name of two words or more that does not end as bodies do.
  func isPersonal(_ name: Range<Int>) -> Bool {
    name.count > 1 && !tokens[name.upperBound - 1].has([.organisation, .place])
  }

  private func phraseBeforePreposition(_ start: Int, floor: Int) -> Range<Int>? {
    let at = start - 1
    guard at > floor, tokens[at].has(.preposition), !tokens[at].isCapital, tokens[at].kind == .word
    else { return nil }
    var end = at
    // *people familiar with*, *sources briefed on*, *a source close to*
    if end - 1 > floor,
      tokens[end - 1].has([.participle]) || article.isWord(end - 1, .relational)
    {
      end -= 1
    }
    guard end > floor, isHead(end - 1) || tokens[end - 1].has(.group),
      !(tokens[end - 1].has(.gerund) && end - 1 == floor)
    else { return nil }
    guard let phrase = core(endingAt: end, floor: floor) else { return nil }
    return phrase
  }

  /// *Ortega and Reyes*, *Ortega, Reyes and Adair*, *aides and officials*.
  func joint(_ last: Range<Int>, floor: Int) -> Mention? {
    let at = last.lowerBound - 1
    guard at > floor, article.isWord(at, .conjoining) || article.isWord(at, .disjoining) else {
      return nil
    }
    var parts = [last]
    var end = at
    if tokens[end - 1].kind == .comma { end -= 1 }
    while parts.count < TokenRanges.most, end > floor, isHead(end - 1),
      let part = core(endingAt: end, floor: floor)
    {
      guard isLikeSource(part), isLikeSource(last) else { break }
      parts.insert(part, at: 0)
      guard part.lowerBound - 1 > floor, tokens[part.lowerBound - 1].kind == .comma else { break }
      end = part.lowerBound - 1
    }
    // *from inside the house, and Ortega said*: two parts have no comma between them.
    guard parts.count > 1, parts.count > 2 || tokens[at - 1].kind != .comma else { return nil }
    let range = parts[0].lowerBound..<last.upperBound
    var mention = Mention(
      tokens: range, head: last.upperBound - 1, kind: .commonNoun,
      parts: TokenRanges(parts), whole: range)
    if parts.allSatisfy({ name(in: $0) != nil || tokens[$0.lowerBound].has(.pronoun) }) {
      mention.kind = .name
    }
    return mention
  }

  func isLikeSource(_ range: Range<Int>) -> Bool {
    let head = tokens[range.upperBound - 1]
    return head.isCapital || head.has([.person, .group, .organisation, .title, .pronoun])
  }

  func classified(_ range: Range<Int>, head: Int) -> Mention {
    var mention = Mention(tokens: range, head: head, kind: .commonNoun, whole: range)
    if tokens[head].kind == .handle || isNamePart(head),
      let name = name(in: range.lowerBound..<head + 1)
    {
      mention.kind = .name
      mention.name = name.lowerBound..<(officeEnd(from: head + 1) ?? head + 1)
      mention.tokens = range.lowerBound..<max(range.upperBound, mention.name!.upperBound)
      mention.whole = mention.tokens
      if name.lowerBound > range.lowerBound {
        mention.role = role(range.lowerBound..<name.lowerBound)
      }
    } else if range.count == 1, tokens[head].has(.pronoun) {
      mention.kind = .pronoun
    }
    return mention
  }
}
