/// Prepositions, joined sources and the names inside a phrase.
extension NounPhrases {
  /// Takes in *of …*, *for …* and joined sources to the left of a phrase.
  func extended(_ core: Range<Int>, floor: Int) -> Mention? {
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

  func phraseBeforePreposition(_ start: Int, floor: Int) -> Range<Int>? {
    let at = start - 1
    guard at > floor, tokens[at].has(.preposition), !tokens[at].isCapital, tokens[at].kind == .word
    else { return nil }
    var end = at
    // *people familiar with*, *sources briefed on*, *a source close to*
    if end - 1 > floor,
      tokens[end - 1].has([.participle]) || reading.isWord(end - 1, "close")
        || reading.isWord(end - 1, "familiar")
    {
      end -= 1
    }
    guard end > floor, isHead(end - 1) || tokens[end - 1].has(.group) else { return nil }
    guard let phrase = core(endingAt: end, floor: floor) else { return nil }
    return phrase
  }

  /// *Ortega and Reyes*, *Ortega, Reyes and Adair*, *aides and officials*.
  func joint(_ last: Range<Int>, floor: Int) -> Mention? {
    let at = last.lowerBound - 1
    guard at > floor, reading.isWord(at, "and") || reading.isWord(at, "or") else { return nil }
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
      if start < range.upperBound, isCompoundAdjective(index) { break }
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

  /// *Brill-based*
  func isCompoundAdjective(_ index: Int) -> Bool {
    tokens[index].end - tokens[index].start > 6
      && (reading.ends(index, with: "-based") || reading.ends(index, with: "-born")
        || reading.ends(index, with: "-area") || reading.ends(index, with: "-led")
        || reading.ends(index, with: "-owned") || reading.ends(index, with: "-backed"))
  }

  /// *Prime Minister*, *Speaker*: an office without the name of its holder.
  func isOffice(_ range: Range<Int>) -> Bool {
    let last = tokens[range.upperBound - 1]
    guard last.has([.title, .person, .honorific]), !last.has([.givenName, .organisation]) else {
      return false
    }
    return range.dropLast().allSatisfy {
      tokens[$0].has([.title, .demonym, .organisation, .place, .person])
        && !tokens[$0].has(.givenName)
    }
  }

  func isGivenName(_ index: Int) -> Bool {
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

  func startsWithParticle(_ index: Int, _ range: Range<Int>) -> Bool {
    guard tokens[index].has(.particle), !tokens[index].has(.determiner),
      index + 1 < range.upperBound
    else { return false }
    // *von der Leyen*
    return tokens[index + 1].isCapital || startsWithParticle(index + 1, range)
  }

  func isTitleBeforeName(_ index: Int, _ range: Range<Int>) -> Bool {
    let token = tokens[index]
    guard token.has([.title, .honorific, .person, .group]), !token.has(.givenName) else {
      return false
    }
    // *Attorney General*, *Prime Minister* alone are no titles before a name.
    return index + 1 < range.upperBound && tokens[index + 1].isCapital
      && !tokens[range.upperBound - 1].has([.organisation])
  }

  /// A role without its article and honorific.
  func role(_ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while start < range.upperBound, tokens[start].has([.determiner, .possessive, .honorific]) {
      start += 1
    }
    guard start < range.upperBound,
      range.contains(where: { tokens[$0].has([.title, .person, .organisation]) })
    else { return nil }
    return start..<range.upperBound
  }
}
