/// Phrases with something between them and their verb: an apposition, a relative clause.
extension NounPhrases {
  /// *Ortega, who runs the plant, said*: from the comma before the verb to the phrase before the
  /// comma that opened the apposition.
  func mentionBeforeApposition(closing: Int, floor: Int) -> Mention? {
    var fallback: Mention?
    var index = closing - 1
    let lowest = max(floor + 1, closing - 45)
    while index >= lowest {
      if tokens[index].startsParagraph { break }
      if article.isQuoted(index) {
        index -= 1
        continue
      }
      if tokens[index].kind == tokens[closing].kind, opensApposition(index + 1),
        var found = phraseOrParenthesis(endingAt: index, floor: floor),
        found.kind != .pronoun || tokens[index + 1].has(.relative)
          || found.tokens.lowerBound == floor
      {
        if found.role == nil { found.role = appositionRole(index + 1..<closing) }
        found.whole = found.whole.lowerBound..<closing + 1
        // *Ana Reyes, D-Brill, of …*: a party and a place are no name.
        if let name = found.name, name.count == 1,
          article.begins(name.lowerBound, with: .party) || isAddress(name.lowerBound)
        {
          index -= 1
          continue
        }
        // *Ana Reyes, a founder with her father of Brill by Night, a shop in Brill, said*
        if found.kind == .name, found.tokens.lowerBound > lowest,
          isInside(tokens[found.tokens.lowerBound - 1])
        {
          fallback = fallback ?? found
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

  /// *Ana Reyes (D-Brill), who runs the plant, said*
  private func phraseOrParenthesis(endingAt end: Int, floor: Int) -> Mention? {
    tokens[end - 1].kind == .close
      ? mentionBeforeParenthesis(closing: end - 1, floor: floor)
      : phrase(endingAt: end, floor: floor)
  }

  /// *the mayor of Brill, Ana Reyes, said*: a description with the name as its apposition.
  func named(_ mention: Mention, by apposition: Range<Int>) -> Mention {
    guard let name = name(in: apposition), name.upperBound == apposition.upperBound, name.count < 6,
      name == apposition
        ? tokens[mention.head].has([.person, .title]) || isPersonal(name)
        : isPersonal(name) && isRole(apposition.lowerBound..<name.lowerBound)
    else { return mention }
    var mention = mention
    mention.role = role(mention.tokens)
    mention.tokens = mention.tokens.lowerBound..<apposition.upperBound
    mention.name = name
    mention.kind = .name
    return mention
  }

  /// *Rear Admiral*, *the Rt. Rev.*, *board member*: what stands before the name of a person.
  private func isRole(_ words: Range<Int>) -> Bool {
    tokens[words.upperBound - 1].has([.title, .person, .honorific])
      && words.allSatisfy { isNominal($0) || tokens[$0].has([.determiner, .title, .honorific]) }
  }

  /// *of Ashton, Md.,*: a place after a place.
  private func isAddress(_ index: Int) -> Bool {
    tokens[index].has(.place) && index > 0 && tokens[index - 1].kind == .comma
  }

  /// A preposition, which what follows it depends on.
  func isInside(_ before: Token) -> Bool {
    before.has(.preposition) && !before.has([.subordinator, .cue]) && before.kind == .word
      && !before.has(.adverb)
  }

  func opensApposition(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.has([
      .relative, .determiner, .possessive, .title, .person, .organisation, .demonym, .number,
    ])
      || token.kind == .number || token.isCapital || isNominal(index)
      || token.has([.gerund, .participle, .pastForm])
      || token.has([.preposition, .adverb, .subordinator])
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

  func mentionBeforeParenthesis(closing: Int, floor: Int) -> Mention? {
    guard closing > floor else { return nil }
    var index = closing - 1
    while index > max(floor, closing - 25), tokens[index].kind != .open { index -= 1 }
    guard tokens[index].kind == .open, var found = phrase(endingAt: index, floor: floor) else {
      return nil
    }
    found.whole = found.whole.lowerBound..<closing + 1
    return found
  }

  /// *people who know him said*, *groups that back him said*.
  func mentionBeforeRelative(endingAt end: Int, floor: Int) -> Mention? {
    var index = end - 1
    let lowest = max(floor + 1, end - 16)
    while index >= lowest {
      if article.isQuoted(index) || tokens[index].kind == .comma || tokens[index].kind == .mark {
        return nil
      }
      if opensRelative(index), isHead(index - 1),
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

  /// *who*, *whose*; *that* after a plural, before a verb.
  private func opensRelative(_ index: Int) -> Bool {
    if article.isWord(index, .personOpener) || article.isWord(index, .ownerOpener) { return true }
    return article.isWord(index, .contentOpener) && article.ends(index - 1, in: .plural)
      && article.has(index + 1, [.auxiliary, .modal, .baseForm, .pastForm])
  }

  /// *the officials who ran the plant said*, *the order closing the plant said*: a phrase before the
  /// verb that is the object in a relative clause of the subject, or of its participle.
  func mentionBeforeRelative(holding core: Range<Int>, floor: Int) -> Mention? {
    var verbs = 0
    var index = core.lowerBound - 1
    let lowest = max(floor + 1, index - 9)
    // *those who think Ortega said it*
    if index >= lowest, article.isFiniteCue(index) { return nil }
    while index >= lowest, !article.isQuoted(index), tokens[index].kind == .word {
      let isRelative = article.isWord(index, .personOpener) && verbs == 1
      if isRelative || verbs == 0 && isParticiple(index) {
        guard isHead(index - 1), !tokens[index - 1].has(.time),
          let core = self.core(endingAt: index, floor: floor)
        else { return nil }
        return extended(core, floor: floor)
      }
      if tokens[index].has([.pastForm, .singularForm, .baseForm, .auxiliary, .modal])
        || article.looksLikePast(index)
      {
        verbs += 1
      }
      index -= 1
    }
    return nil
  }

  /// *closing*, *speaking*; not *saying*, whose object is a clause.
  private func isParticiple(_ index: Int) -> Bool {
    guard tokens[index].has(.gerund), !tokens[index].has(.auxiliary) else {
      return article.looksLikeGerund(index)
    }
    guard tokens[index].cue >= 0,
      let plain = article.lexicon.cues(from: Int(tokens[index].cue)).last
    else { return true }
    return article.lexicon.cues[plain].frames.isDisjoint(with: .bare)
  }
}
