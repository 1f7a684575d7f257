/// Contents that follow their cue, and where they end.
extension Clauses {
  /// Whether a clause with a verb of its own begins at a token.
  func isClause(from start: Int, in sentence: Range<Int>) -> Bool {
    let token = tokens[start]
    if reading.isQuoted(start) { return true }
    guard
      token.kind == .word || token.kind == .number || token.kind == .handle || token.kind == .symbol
    else { return false }
    if token.has([.preposition, .subordinator]), !token.has([.determiner]) {
      return isConditional(start)
        && (start..<min(start + 30, sentence.upperBound)).contains(where: isFinite)
    }
    if token.has([.modal, .auxiliary, .negation]), !token.isCapital { return false }
    // *said its too early*: text that lost its apostrophes.
    if reading.isWord(start, "its"),
      reading.has(start + 1, [.adverb, .determiner, .negation, .preposition])
    {
      return true
    }
    if reading.isWord(start, "to") { return false }
    return (start + 1..<min(start + 25, max(start + 1, sentence.upperBound))).contains {
      isFinite($0) || reading.isQuoted($0)
    }
  }

  func isConditional(_ index: Int) -> Bool {
    reading.isWord(index, "if") || reading.isWord(index, "when") || reading.isWord(index, "while")
      || reading.isWord(index, "although") || reading.isWord(index, "unless")
      || reading.isWord(index, "in")
      || reading.isWord(index, "under") || reading.isWord(index, "after")
      || reading.isWord(index, "since")
  }

  func isNounPhrase(at index: Int) -> Bool {
    let token = tokens[index]
    if reading.isQuoted(index) { return true }
    guard token.kind == .word || token.kind == .number else { return false }
    let no: WordClass = [
      .preposition, .auxiliary, .modal, .conjunction, .subordinator, .adverb, .negation,
    ]
    return !token.has(no) || token.has([.determiner, .possessive, .gerund])
      || reading.isWord(index, "that")
  }

  func isVerb(_ index: Int) -> Bool {
    tokens[index].has([.auxiliary, .modal, .verb]) || reading.endsInED(index)
  }

  /// A word that can be the finite verb of a clause.
  func isFinite(_ index: Int) -> Bool {
    guard index < tokens.count, !reading.isQuoted(index),
      tokens[index].kind == .word || tokens[index].kind == .clitic
    else { return false }
    let token = tokens[index]
    if token.has([.modal, .auxiliary]) { return token.kind == .word || !isPossessive(index) }
    if token.has([.pastForm, .singularForm]) {
      return !reading.has(index - 1, [.determiner, .possessive])
    }
    if token.has(.baseForm) {
      // *the “land deals” remain*
      return reading.has(index - 1, [.pronoun, .group])
        || (index > 0 && (isPlural(index - 1) || reading.isQuoted(index - 1)))
    }
    return reading.endsInED(index)
  }

  func isPlural(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .word && !token.isCapital && token.end - token.start > 3
      && reading.text[Int(token.end) - 1] == 0x73
      && !token.has([.preposition, .determiner, .auxiliary, .adverb, .singularForm])
  }

  func isPossessive(_ index: Int) -> Bool {
    reading.word(index).hasSuffix("s")
      && !reading.has(index - 1, [.pronoun, .determiner, .questionWord, .adverb])
  }

  /// Where a content that runs to the right ends: at the sentence's end or where the author takes
  /// over again.
  ///
  /// - Parameter isPhrase: The content has no subject of its own, so that another finite verb after
  ///   *and* is the source's: *called it “late” and has left*.
  func end(from start: Int, in sentence: Range<Int>, isPhrase: Bool = false) -> Int {
    var index = start
    while index < sentence.upperBound {
      if let stretch = reading.stretch(startingAt: index) {
        index = max(reading.stretches[stretch].outer.upperBound, index + 1)
        if endsInComma(reading.stretches[stretch]), isAuthorAgain(index, in: sentence) { break }
        continue
      }
      if isPhrase, index > start, tokens[index].has(.conjunction),
        isVerbAgain(index + 1, in: sentence)
      {
        break
      }
      if index > start, isCut(index, from: start, in: sentence) { break }
      index += 1
    }
    var end = min(index, sentence.upperBound)
    while end > start + 1, !reading.isQuoted(end - 1), isTrailing(end - 1) { end -= 1 }
    return end
  }

  func endsInComma(_ stretch: QuotedStretch) -> Bool {
    stretch.inner.last.map { tokens[$0].kind == .comma } ?? false
  }

  /// *… and has left*, *… and then tweeted that …*, *… and accusing her of …*
  func isVerbAgain(_ start: Int, in sentence: Range<Int>) -> Bool {
    var index = start
    while index < sentence.upperBound, tokens[index].has([.adverb, .negation]),
      !tokens[index].has(.pronoun)
    { index += 1 }
    guard index < sentence.upperBound, tokens[index].kind == .word, !reading.isQuoted(index) else {
      return false
    }
    let token = tokens[index]
    return token.has([.auxiliary, .modal]) || token.has(.pastForm) || reading.endsInED(index)
      || (token.has(.gerund) && token.has(.cue))
  }

  func isTrailing(_ index: Int) -> Bool {
    switch tokens[index].kind {
    case .period, .comma, .question, .exclamation, .semicolon, .colon, .dash, .ellipsis: true
    default: false
    }
  }

  func isCut(_ index: Int, from start: Int, in sentence: Range<Int>) -> Bool {
    switch tokens[index].kind {
    case .semicolon: return true
    case .dash: return isFinalDash(index, in: sentence)
    case .comma: return isAuthorAgain(index + 1, in: sentence)
    case .word:
      if reading.isWord(index, "according"), reading.isWord(index + 1, "to") { return true }
      // *said he hoped and added that …*
      return tokens[index].has(.conjunction) && isSpeechVerb(index + 1) && index > start + 2
    default: return false
    }
  }

  /// *… – an idea that he first had in May.*: after a dash that no other closes, the author speaks.
  func isFinalDash(_ index: Int, in sentence: Range<Int>) -> Bool {
    !(index + 1..<sentence.upperBound).contains {
      tokens[$0].kind == .dash && !reading.isQuoted($0)
    }
  }

  func isSpeechVerb(_ index: Int) -> Bool {
    reading.has(index, .cue) && reading.has(index, [.pastForm, .singularForm])
      && !reading.isQuoted(index)
      && (isSaying(index) || !reading.has(index + 1, .preposition))
  }

  func isSaying(_ index: Int) -> Bool {
    ["said", "says", "added", "told", "called", "warned", "urged", "noted"].contains(
      reading.word(index))
  }

  /// After a comma: a participle that attributes, a contrast, another source, an aside.
  func isAuthorAgain(_ index: Int, in sentence: Range<Int>) -> Bool {
    guard index < sentence.upperBound else { return true }
    let token = tokens[index]
    if token.has(.gerund), token.has(.cue) { return true }
    if reading.isWord(index, "according") || reading.isWord(index, "but")
      || reading.isWord(index, "while")
      || reading.isWord(index, "although") || reading.isWord(index, "though")
      || reading.isWord(index, "whereas")
      || reading.isWord(index, "even") && reading.has(index + 1, .subordinator)
    {
      return true
    }
    if reading.isWord(index, "a") || reading.isWord(index, "an") {
      return isFinalAside(index, in: sentence)
    }
    if token.has(.conjunction) { return isAttribution(index + 1, in: sentence) }
    return isAttribution(index, in: sentence)
  }

  /// *…, a signal that …*: an apposition that runs to the end of the sentence.
  func isFinalAside(_ index: Int, in sentence: Range<Int>) -> Bool {
    !(index..<sentence.upperBound).contains { tokens[$0].kind == .comma }
  }

  /// *…, Reyes said*: within a few words a source and a finite cue.
  func isAttribution(_ index: Int, in sentence: Range<Int>) -> Bool {
    guard index < sentence.upperBound,
      tokens[index].isCapital || tokens[index].has([.pronoun, .determiner])
    else { return false }
    let limit = min(index + 6, sentence.upperBound)
    for at in index..<limit {
      if reading.isQuoted(at) { return false }
      if at > index, tokens[at].has(.cue), tokens[at].has([.pastForm, .singularForm]), isSaying(at)
      {
        return true
      }
      guard tokens[at].isWord else { return false }
    }
    return false
  }
}
