/// Finds the noun phrase that ends or begins at a token: the mention that is a cue's subject.
///
/// English puts the subject right before its verb, or in news also right after it; so no full
/// parse is needed, only the extent of one phrase, read outwards from the verb.
struct NounPhrases {
  let reading: Reading
  private var tokens: [Token] { reading.tokens }

  init(_ reading: Reading) { self.reading = reading }

  // MARK: Leftwards

  /// The mention whose last token is before `end`, not reaching over `floor`.
  func mention(endingAt end: Int, floor: Int) -> Mention? {
    guard end > floor, !reading.isQuoted(end - 1) || isNickname(before: end) else { return nil }
    switch tokens[end - 1].kind {
    case .comma, .dash: return mentionBeforeApposition(closing: end - 1, floor: floor)
    case .close: return mentionBeforeParenthesis(closing: end - 1, floor: floor)
    default: return phrase(endingAt: end, floor: floor)
    }
  }

  private func isNickname(before end: Int) -> Bool { false }

  private func phrase(endingAt end: Int, floor: Int) -> Mention? {
    let last = tokens[end - 1]
    if last.has(.pronoun), !last.has([.title]), isPronounHead(end - 1) {
      return pronoun(end - 1, floor: floor)
    }
    guard let core = core(endingAt: end, floor: floor) else {
      return mentionBeforeRelative(endingAt: end, floor: floor)
    }
    return extended(core, floor: floor)
  }

  private func isPronounHead(_ index: Int) -> Bool {
    // *one official*, *many voters*: there the word only begins a phrase.
    index + 1 >= tokens.count || !isNominal(index + 1) || tokens[index + 1].has([.cue, .auxiliary])
  }

  private func pronoun(_ index: Int, floor: Int) -> Mention? {
    Mention(
      tokens: index..<index + 1, head: index, kind: .pronoun, whole: index..<index + 1)
  }

  /// Determiner, adjectives, nouns and names up to `end`, without *of …*.
  private func core(endingAt end: Int, floor: Int) -> Range<Int>? {
    guard isHead(end - 1) else { return nil }
    var start = end - 1
    while start > floor, continuesLeft(start - 1, into: start) {
      start -= 1
      if tokens[start].has([.determiner, .possessive]), !tokens[start].has(.number),
        tokens[start].kind == .word, !isPossessor(start)
      {
        break
      }
    }
    return start..<end
  }

  private func isPossessor(_ index: Int) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].kind == .clitic
  }

  /// Whether a token can be the last of a subject: a name, a noun, a number.
  private func isHead(_ index: Int) -> Bool {
    let token = tokens[index]
    guard !reading.isQuoted(index) else { return false }
    switch token.kind {
    case .handle: return true
    case .number: return false
    case .symbol: return isPercent(index)
    case .word:
      return isNominal(index) && !token.has([.time, .number])
    default: return false
    }
  }

  /// Whether a capitalised word is a name rather than the first word of a sentence.
  func isNamePart(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .word || token.kind == .handle, token.isCapital else { return false }
    let plain: WordClass = [
      .pronoun, .objectPronoun, .preposition, .conjunction, .subordinator, .questionWord,
      .auxiliary, .modal, .negation, .adverb, .determiner, .possessive,
    ]
    if token.has(plain) {
      return token.has([.givenName, .organisation, .particle])
        && !token.has([.pronoun, .determiner])
    }
    // *Officials*, *Democrats*: capitals of a sentence or of a party, no names.
    return !token.has([.time, .group])
  }

  /// Whether a lower-case or capitalised word can stand inside a noun phrase.
  private func isNominal(_ index: Int) -> Bool {
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
    return !isAdverb(token)
  }

  private func isAdverb(_ token: Token) -> Bool {
    let end = Int(token.end)
    return end - Int(token.start) > 4 && reading.text[end - 1] == 0x79
      && reading.text[end - 2] == 0x6C
  }

  private func continuesLeft(_ index: Int, into next: Int) -> Bool {
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
    if isAndInName(index) { return true }
    // *elected officials*, *leading Republicans*: a participle before its noun.
    if token.has([.participle, .pastForm, .gerund]), index > 0 {
      let before = tokens[index - 1]
      return before.has([.determiner, .possessive]) || isNominal(index - 1) && !before.isCapital
    }
    return token.has(.particle) && tokens[next].isCapital
  }

  /// *the workers’ union*
  private func isPluralPossessive(_ index: Int) -> Bool {
    let token = tokens[index]
    return index > 0 && (token.mark == .single || token.mark == .singleRight)
      && !token.shape.contains(.spaceBefore) && reading.text[Int(tokens[index - 1].end) - 1] == 0x73
  }

  /// *47% say*
  private func isPercent(_ index: Int) -> Bool {
    index > 0 && reading.text[Int(tokens[index].start)] == 0x25 && tokens[index - 1].kind == .number
  }

  private func isAmpersand(_ index: Int) -> Bool { reading.text[Int(tokens[index].start)] == 0x26 }

  /// *Marks and Spencer*, *Ministry of Trade and Industry*: only where an organisation word or a
  /// capitalised *of* phrase makes it one name.
  private func isAndInName(_ index: Int) -> Bool {
    false
  }

  // MARK: Extending

  /// Takes in *of …*, *for …* and joined sources to the left of a phrase.
  private func extended(_ core: Range<Int>, floor: Int) -> Mention? {
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
    return classified(start..<core.upperBound, head: head)
  }

  private func phraseBeforePreposition(_ start: Int, floor: Int) -> Range<Int>? {
    let at = start - 1
    guard at > floor, tokens[at].has(.preposition), !tokens[at].isCapital, tokens[at].kind == .word
    else { return nil }
    var end = at
    // *people familiar with*, *sources briefed on*, *a source close to*
    if end - 1 > floor, tokens[end - 1].has([.participle]) || reading.isWord(end - 1, "close") {
      end -= 1
    }
    guard end > floor, isHead(end - 1) || tokens[end - 1].has(.group) else { return nil }
    guard let phrase = core(endingAt: end, floor: floor) else { return nil }
    return phrase
  }

  /// *Ortega and Reyes*, *Ortega, Reyes and Adair*, *aides and officials*.
  private func joint(_ last: Range<Int>, floor: Int) -> Mention? {
    let at = last.lowerBound - 1
    guard at > floor, reading.isWord(at, "and") || reading.isWord(at, "or") else { return nil }
    var parts = [last]
    var end = at
    if tokens[end - 1].kind == .comma { end -= 1 }
    while parts.count < 8, end > floor, isHead(end - 1),
      let part = core(endingAt: end, floor: floor)
    {
      guard isLikeSource(part), isLikeSource(last) else { break }
      parts.insert(part, at: 0)
      guard part.lowerBound - 1 > floor, tokens[part.lowerBound - 1].kind == .comma else { break }
      end = part.lowerBound - 1
    }
    guard parts.count > 1 else { return nil }
    let range = parts[0].lowerBound..<last.upperBound
    var mention = Mention(
      tokens: range, head: last.upperBound - 1, kind: .commonNoun, parts: parts, whole: range)
    if parts.allSatisfy({ name(in: $0) != nil || tokens[$0.lowerBound].has(.pronoun) }) {
      mention.kind = .name
    }
    return mention
  }

  private func isLikeSource(_ range: Range<Int>) -> Bool {
    let head = tokens[range.upperBound - 1]
    return head.isCapital || head.has([.person, .group, .organisation, .title, .pronoun])
  }

  func classified(_ range: Range<Int>, head: Int) -> Mention {
    var mention = Mention(tokens: range, head: head, kind: .commonNoun, whole: range)
    if tokens[head].kind == .handle || isNamePart(head),
      let name = name(in: range.lowerBound..<head + 1)
    {
      mention.kind = .name
      mention.name = name.lowerBound..<min(officeEnd(from: head + 1) ?? head + 1, range.upperBound)
      if name.lowerBound > range.lowerBound {
        mention.role = role(range.lowerBound..<name.lowerBound)
      }
    } else if range.count == 1, tokens[head].has(.pronoun) {
      mention.kind = .pronoun
    }
    return mention
  }

  /// The proper name at the end of a phrase: the capitalised words after titles and adjectives.
  func name(in range: Range<Int>) -> Range<Int>? {
    var start = range.upperBound
    while start > range.lowerBound {
      let index = start - 1
      let token = tokens[index]
      let isPart =
        isNamePart(index) || (token.has([.particle, .nameSuffix]) && start < range.upperBound)
        || (token.shape.contains(.abbreviated) && token.isCapital)
        || (token.kind == .symbol && isAmpersand(index))
      guard isPart, token.kind != .clitic else { break }
      // *Russian President Vladimir Putin*: the title ends the name on the left.
      if start < range.upperBound, isTitleBeforeName(index, range) { break }
      // *Getty Images Luis Ortega*: a given name begins the name.
      if start < range.upperBound - 1, isGivenName(start), !isGivenName(index),
        !tokens[range.upperBound - 1].has(.organisation), !token.has(.particle)
      {
        break
      }
      start -= 1
    }
    while start < range.upperBound, !tokens[start].isCapital, !startsWithParticle(start, range) {
      start += 1
    }
    guard start < range.upperBound, !isOffice(start..<range.upperBound) else { return nil }
    return start..<range.upperBound
  }

  /// *Prime Minister*, *Speaker*: an office without the name of its holder.
  private func isOffice(_ range: Range<Int>) -> Bool {
    let last = tokens[range.upperBound - 1]
    guard last.has([.title, .person, .honorific]), !last.has([.givenName, .organisation]) else {
      return false
    }
    return range.dropLast().allSatisfy {
      tokens[$0].has([.title, .demonym, .organisation, .place, .person])
        && !tokens[$0].has(.givenName)
    }
  }

  private func isGivenName(_ index: Int) -> Bool {
    tokens[index].has(.givenName) && !tokens[index].has([.place, .organisation])
  }

  /// After *Parole Board* the end of *of Canada*; `nil` where no such name goes on.
  func officeEnd(from index: Int) -> Int? {
    guard index > 0, tokens[index - 1].has(.organisation), tokens[index - 1].isCapital,
      reading.isWord(index, "of") || reading.isWord(index, "for") || reading.isWord(index, "on")
    else { return nil }
    var end = index + 1
    if reading.isWord(end, "the") { end += 1 }
    let first = end
    while end < tokens.count, isNamePart(end), !tokens[end].startsParagraph { end += 1 }
    return end > first ? end : nil
  }

  private func startsWithParticle(_ index: Int, _ range: Range<Int>) -> Bool {
    tokens[index].has(.particle) && index + 1 < range.upperBound && tokens[index + 1].isCapital
      && !tokens[index].has(.determiner)
  }

  private func isTitleBeforeName(_ index: Int, _ range: Range<Int>) -> Bool {
    let token = tokens[index]
    guard token.has([.title, .honorific, .person, .group]), !token.has(.givenName) else {
      return false
    }
    // *Attorney General*, *Prime Minister* alone are no titles before a name.
    return index + 1 < range.upperBound && tokens[index + 1].isCapital
      && !tokens[range.upperBound - 1].has([.organisation])
  }

  /// A role without its article and honorific.
  private func role(_ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while start < range.upperBound, tokens[start].has([.determiner, .possessive, .honorific]) {
      start += 1
    }
    guard start < range.upperBound,
      range.contains(where: { tokens[$0].has([.title, .person, .organisation]) })
    else { return nil }
    return start..<range.upperBound
  }

  // MARK: Appositions

  /// *Ortega, who runs the plant, said*: from the comma before the verb to the phrase before the
  /// comma that opened the apposition.
  private func mentionBeforeApposition(closing: Int, floor: Int) -> Mention? {
    var fallback: Mention?
    var index = closing - 1
    let lowest = max(floor + 1, closing - 45)
    while index >= lowest {
      if reading.isQuoted(index) || tokens[index].startsParagraph { break }
      if tokens[index].kind == tokens[closing].kind, opensApposition(index + 1),
        var found = phrase(endingAt: index, floor: floor),
        found.kind != .pronoun || tokens[index + 1].has(.relative)
      {
        if found.role == nil { found.role = appositionRole(index + 1..<closing) }
        found.whole = found.whole.lowerBound..<closing + 1
        // *Ana Reyes, D-Brill, of …*: a party and a place are no name.
        if let name = found.name, name.count == 1, isParty(name.lowerBound) {
          index -= 1
          continue
        }
        if found.kind == .commonNoun, found.parts.isEmpty {
          found = named(found, by: index + 1..<closing)
        }
        if found.kind == .name { return found }
        fallback = fallback ?? found
      }
      index -= 1
    }
    return fallback
  }

  /// *the mayor of Brill, Ana Reyes, said*: a description with the name as its apposition.
  private func named(_ mention: Mention, by apposition: Range<Int>) -> Mention {
    guard let name = name(in: apposition), name == apposition, name.count < 6,
      tokens[mention.head].has([.person, .title])
    else { return mention }
    var mention = mention
    mention.role = role(mention.tokens)
    mention.tokens = mention.tokens.lowerBound..<apposition.upperBound
    mention.name = name
    mention.kind = .name
    return mention
  }

  private func isParty(_ index: Int) -> Bool {
    let start = Int(tokens[index].start)
    return tokens[index].end - tokens[index].start > 2 && reading.text[start + 1] == 0x2D
      && [0x52, 0x44, 0x49].contains(reading.text[start])
  }

  private func opensApposition(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.has([
      .relative, .determiner, .possessive, .title, .person, .organisation, .demonym, .number,
    ])
      || token.kind == .number || token.isCapital || isNominal(index)
      || token.has([.gerund, .participle, .pastForm])
      || reading.isWord(index, "whose") || token.has([.preposition, .adverb])
  }

  /// *CEO of the fund* of *Ortega, CEO of the fund, said*.
  func appositionRole(_ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    guard start < range.upperBound, !tokens[start].has(.questionWord) else { return nil }
    while start < range.upperBound, tokens[start].has([.determiner, .possessive]) { start += 1 }
    if start < range.upperBound, tokens[start].kind == .number { return nil }
    guard start < range.upperBound,
      !tokens[start].has([.relative, .gerund, .preposition, .auxiliary, .adverb])
    else { return nil }
    let end =
      (start..<range.upperBound).first { tokens[$0].kind == .comma || tokens[$0].has(.relative) }
      ?? range.upperBound
    guard (start..<end).contains(where: { tokens[$0].has([.title, .person, .organisation]) }) else {
      return nil
    }
    return start..<end
  }

  private func mentionBeforeParenthesis(closing: Int, floor: Int) -> Mention? {
    var index = closing - 1
    while index > max(floor, closing - 25), tokens[index].kind != .open { index -= 1 }
    guard tokens[index].kind == .open, var found = phrase(endingAt: index, floor: floor) else {
      return nil
    }
    found.whole = found.whole.lowerBound..<closing + 1
    return found
  }

  /// *people who know him said*, *the man that ran it said*.
  private func mentionBeforeRelative(endingAt end: Int, floor: Int) -> Mention? {
    var index = end - 1
    let lowest = max(floor + 1, end - 16)
    while index >= lowest {
      if reading.isQuoted(index) || tokens[index].kind == .comma || tokens[index].kind == .mark {
        return nil
      }
      if reading.isWord(index, "who"), isHead(index - 1),
        let core = core(endingAt: index, floor: floor),
        var found = extended(core, floor: floor)
      {
        found.whole = found.whole.lowerBound..<end
        return found
      }
      index -= 1
    }
    return nil
  }

  // MARK: Rightwards

  /// The mention that begins at a token: *said [plant manager Luis Ortega], 61, of Brill*.
  func mention(startingAt start: Int, ceiling: Int) -> Mention? {
    guard start < ceiling, !reading.isQuoted(start) else { return nil }
    if tokens[start].has(.pronoun), !isNominalAfterPronoun(start, ceiling) {
      return pronoun(start, floor: start)
    }
    guard let first = phrase(startingAt: start, ceiling: ceiling) else { return nil }
    var mention = classified(first, head: first.upperBound - 1)
    if mention.kind != .name, let longer = withPrepositions(first, ceiling: ceiling) {
      mention = classified(longer, head: first.upperBound - 1)
      mention.tokens = longer
      mention.whole = longer
    }
    if let joint = jointRight(mention, ceiling: ceiling) { return joint }
    return withApposition(mention, ceiling: ceiling)
  }

  /// Whatever stands after *according to*, up to the next comma or stop: *early returns*.
  func anything(startingAt start: Int, ceiling: Int) -> Mention? {
    var end = start
    while end < ceiling, !reading.isQuoted(end),
      tokens[end].kind == .word || tokens[end].kind == .number
        || tokens[end].kind == .clitic
    {
      end += 1
    }
    guard end > start else { return nil }
    return Mention(tokens: start..<end, head: end - 1, kind: .commonNoun, whole: start..<end)
  }

  private func isNominalAfterPronoun(_ index: Int, _ ceiling: Int) -> Bool {
    index + 1 < ceiling && tokens[index].has([.determiner, .number]) && isNominal(index + 1)
      && !tokens[index + 1].has(.auxiliary)
  }

  private func phrase(startingAt start: Int, ceiling: Int) -> Range<Int>? {
    var end = start
    var last: Int?
    while end < ceiling, !reading.isQuoted(end), end == start || !tokens[end].startsParagraph {
      let token = tokens[end]
      if token.kind == .clitic, last != nil {
        end += 1
        continue
      }
      if token.kind == .symbol, isAmpersand(end) {
        end += 1
        continue
      }
      if token.has([.determiner, .possessive]), end == start {
        end += 1
        continue
      }
      if isRightNominal(end, start) {
        last = end
        end += 1
        continue
      }
      if isRoleConjunction(end, ceiling: ceiling) {
        end += 1
        continue
      }
      break
    }
    return last.map { start..<$0 + 1 }
  }

  private func isRightNominal(_ index: Int, _ start: Int) -> Bool {
    let token = tokens[index]
    if token.has(.time), !token.has([.givenName, .title]) { return false }
    if token.isCapital, token.has(.honorific) { return true }
    if isNominal(index) || token.kind == .handle { return true }
    if token.has([.particle, .nameSuffix]), index > start { return true }
    // *lead author*, *managing director*
    if token.has(.verb), index + 1 < tokens.count, tokens[index + 1].has([.person, .title]),
      !tokens[index + 1].has(.verb)
    {
      return true
    }
    return token.has([.participle, .pastForm, .gerund]) && index > start
      && tokens[index - 1].has(.determiner)
  }

  /// *plant manager and former mayor Luis Ortega*: two roles before one name; and *foreign
  /// affairs minister for trade*.
  private func isRoleConjunction(_ index: Int, ceiling: Int) -> Bool {
    guard reading.isWord(index, "and"), index > 0, !tokens[index - 1].isCapital else {
      return false
    }
    var end = index + 1
    while end < min(ceiling, index + 6), isNominal(end), !tokens[end].isCapital { end += 1 }
    guard end > index + 1, end < ceiling, tokens[end].isCapital else { return false }
    return tokens[end - 1].has([.title, .person])
  }

  private func withPrepositions(_ range: Range<Int>, ceiling: Int) -> Range<Int>? {
    var end = range.upperBound
    var steps = 0
    while steps < 4, end + 1 < ceiling {
      var at = end
      if tokens[at].has(.participle) || reading.isWord(at, "familiar")
        || reading.isWord(at, "close")
      {
        at += 1
      }
      guard at + 1 < ceiling, tokens[at].has(.preposition), tokens[at].kind == .word,
        let next = phrase(startingAt: at + 1, ceiling: ceiling)
      else { break }
      end = next.upperBound
      steps += 1
    }
    return steps > 0 ? range.lowerBound..<end : nil
  }

  private func jointRight(_ first: Mention, ceiling: Int) -> Mention? {
    let at = first.tokens.upperBound
    guard at + 1 < ceiling, reading.isWord(at, "and"),
      let second = phrase(startingAt: at + 1, ceiling: ceiling),
      isLikeSource(first.tokens), isLikeSource(second)
    else { return nil }
    let after = second.upperBound
    if after < ceiling,
      tokens[after].has([.auxiliary, .modal]) || tokens[after].has([.pastForm, .singularForm])
    {
      return nil
    }
    let range = first.tokens.lowerBound..<second.upperBound
    return Mention(
      tokens: range, head: second.upperBound - 1,
      kind: name(in: second) != nil ? .name : .commonNoun,
      parts: [first.tokens, second], whole: range)
  }

  private func withApposition(_ mention: Mention, ceiling: Int) -> Mention {
    var mention = mention
    let comma = mention.tokens.upperBound
    guard comma + 1 < ceiling, tokens[comma].kind == .comma, mention.kind != .pronoun,
      opensApposition(comma + 1)
    else { return mention }
    let end =
      (comma + 1..<ceiling).first {
        tokens[$0].kind == .comma || tokens[$0].endsSentence || reading.isQuoted($0)
      } ?? ceiling
    if mention.kind == .commonNoun { return named(mention, by: comma + 1..<end) }
    if mention.role == nil { mention.role = appositionRole(comma + 1..<end) }
    return mention
  }
}
