/// The phrase that begins after an inverted verb: *said plant manager Luis Ortega*.
extension NounPhrases {
  /// The mention that begins at a token: *said [plant manager Luis Ortega], 61, of Brill*.
  func mention(startingAt start: Int, ceiling: Int) -> Mention? {
    guard start < ceiling, !article.isQuoted(start) else { return nil }
    if tokens[start].has(.pronoun), !isNominalAfterPronoun(start, ceiling) {
      return pronoun(start)
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
    while end < ceiling, !article.isQuoted(end),
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

  func phrase(startingAt start: Int, ceiling: Int) -> Range<Int>? {
    var end = start
    var last: Int?
    while end < ceiling, !article.isQuoted(end), end == start || !tokens[end].startsParagraph {
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
    if token.has(.time), !token.has([.givenName, .title]) { return isNamePart(index) }
    if token.isCapital, token.has(.honorific) { return true }
    if isNominal(index) || token.kind == .handle || (index > start && isVerbalNoun(index)) {
      return true
    }
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
    guard article.isWord(index, .conjoining), index > 0, !tokens[index - 1].isCapital else {
      return false
    }
    var end = index + 1
    while end < min(ceiling, index + 6), isNominal(end), !tokens[end].isCapital { end += 1 }
    guard end > index + 1, end < ceiling, tokens[end].isCapital else { return false }
    return tokens[end - 1].has([.title, .person])
  }

  func withPrepositions(_ range: Range<Int>, ceiling: Int, most: Int = 4) -> Range<Int>? {
    var end = range.upperBound
    var steps = 0
    while steps < most, end + 1 < ceiling {
      var at = end
      if tokens[at].has(.participle) || article.isWord(at, .relational) {
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
    guard at + 1 < ceiling, article.isWord(at, .conjoining),
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
      parts: TokenRanges([first.tokens, second]), whole: range)
  }

  private func withApposition(_ mention: Mention, ceiling: Int) -> Mention {
    var mention = mention
    let comma = mention.tokens.upperBound
    guard comma + 1 < ceiling, tokens[comma].kind == .comma, mention.kind != .pronoun,
      opensApposition(comma + 1)
    else { return mention }
    let end =
      (comma + 1..<ceiling).first {
        tokens[$0].kind == .comma || tokens[$0].endsSentence || article.isQuoted($0)
      } ?? ceiling
    if mention.kind == .commonNoun { return named(mention, by: comma + 1..<end) }
    if mention.role == nil { mention.role = appositionRole(comma + 1..<end) }
    return mention
  }
}
