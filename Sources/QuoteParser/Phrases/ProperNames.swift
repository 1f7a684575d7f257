/// Which words of a phrase are a name, an office or a role.
extension NounPhrases {
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
  private func isCompoundAdjective(_ index: Int) -> Bool {
    article.ends(index, in: .compoundAdjective)
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

  func isGivenName(_ index: Int) -> Bool {
    tokens[index].has(.givenName) && !tokens[index].has([.place, .organisation])
  }

  /// After *Parole Board* the end of *of Canada*; `nil` where no such name goes on.
  func officeEnd(from index: Int) -> Int? {
    guard index > 0, tokens[index - 1].has(.organisation), tokens[index - 1].isCapital,
      article.isWord(index, .nameLink)
    else { return nil }
    var end = index + 1
    if article.isWord(end, .definite) { end += 1 }
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
