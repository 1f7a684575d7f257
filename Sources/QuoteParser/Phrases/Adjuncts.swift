/// What stands between a cue and its content, or after it: recipient, channel, time and place.
struct Adjuncts {
  private let article: TokenizedArticle
  private var tokens: UnretainedArray<Token> { article.tokens }

  init(_ article: TokenizedArticle) { self.article = article }

  /// To whom it was said: *told [reporters]*, *said to [reporters]*.
  ///
  /// - Returns: The recipient without its article, and the token after it.
  func recipient(at start: Int, of cue: Cue, in sentence: Range<Int>) -> (
    named: Range<Int>, end: Int
  )? {
    guard start < sentence.upperBound else { return nil }
    if cue.frames.contains(.recipient) {
      return plainRecipient(
        at: start, in: sentence, mayBeClause: !article.isTell(cue.tokens.lowerBound))
    }
    guard article.isWord(start, "to"),
      !article.has(start + 1, [.baseForm, .auxiliary])
        || article.has(start + 1, [.group, .organisation])
    else { return nil }
    guard let found = plainRecipient(at: start + 1, in: sentence, mayBeClause: false),
      article.tokens[found.end - 1].isCapital
        || article.has(found.end - 1, [.group, .person, .organisation, .objectPronoun])
    else { return nil }
    return found
  }

  private func plainRecipient(at start: Int, in sentence: Range<Int>, mayBeClause: Bool) -> (
    named: Range<Int>, end: Int
  )? {
    guard start < sentence.upperBound, !article.isQuoted(start) else { return nil }
    let token = tokens[start]
    if token.has(.objectPronoun) || (article.isWord(start, "her") && !isNoun(start + 1, sentence)) {
      return (start..<start + 1, start + 1)
    }
    guard !token.has([.pronoun, .preposition, .adverb, .questionWord]) || token.has(.determiner),
      !article.isWord(start, "that")
    else { return nil }
    guard let end = nounPhraseEnd(from: start, in: sentence),
      !tokens[end - 1].has([.determiner, .possessive])
    else { return nil }
    if mayBeClause,
      article.has(end, [.auxiliary, .modal]) || article.has(end, [.pastForm, .singularForm])
    {
      return nil
    }
    return (withoutArticle(start..<end), end)
  }

  private func isNoun(_ index: Int, _ sentence: Range<Int>) -> Bool {
    index < sentence.upperBound && tokens[index].kind == .word
      && !tokens[index].has([
        .preposition, .pronoun, .questionWord, .determiner, .adverb, .auxiliary, .modal,
        .subordinator,
        .conjunction,
      ])
      && !article.isQuoted(index)
  }

  /// Words of one noun phrase: article, adjectives, nouns, names.
  func nounPhraseEnd(from start: Int, in sentence: Range<Int>) -> Int? {
    var end = start
    while end < sentence.upperBound, !article.isQuoted(end) {
      let token = tokens[end]
      let isInside =
        token.kind == .handle || token.kind == .number || (token.kind == .clitic && end > start)
        || (end == start && token.has([.determiner, .possessive]))
        || (token.kind == .word && isNominal(token, at: end))
        || (token.kind == .symbol && end > start && tokens[end].end - tokens[end].start == 1
          && article.text[Int(token.start)] == 0x26)
      guard isInside else { break }
      end += 1
    }
    return end > start ? end : nil
  }

  private func isNominal(_ token: Token, at index: Int) -> Bool {
    if token.isCapital, !token.has([.pronoun, .determiner, .time]) { return true }
    let no: WordClass = [
      .preposition, .pronoun, .objectPronoun, .questionWord, .auxiliary, .modal, .adverb,
      .conjunction,
      .subordinator, .negation, .determiner, .possessive, .time,
    ]
    if token.has([.group, .person, .organisation, .document, .title]) { return true }
    return !token.has(no) && !token.has([.pastForm, .singularForm])
  }

  func withoutArticle(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound - 1, tokens[start].has(.determiner) { start += 1 }
    return start..<range.upperBound
  }

  /// Time, place and channel after a cue: *on Friday*, *in a statement*, *at a rally in Brill*.
  ///
  /// - Returns: The token after it all, and what was named on the way.
  func adjunct(at start: Int, in sentence: Range<Int>) -> (
    end: Int, channel: Range<Int>?, recipient: Range<Int>?
  ) {
    var end = start
    var channel: Range<Int>?
    var recipient: Range<Int>?
    while end < sentence.upperBound, end - start < 16, !article.isQuoted(end) {
      let token = tokens[end]
      if token.kind == .comma, let after = asideEnd(from: end, in: sentence) {
        end = after
        continue
      }
      if article.isWord(end, "that") { break }
      if token.has(.time), !token.has(.modal) || token.isCapital {
        end += 1
        continue
      }
      if token.has(.adverb),
        !token.has([.preposition, .conjunction, .subordinator, .pronoun, .determiner])
      {
        end += 1
        continue
      }
      guard token.has(.preposition), token.kind == .word, !isClauseOpening(end), !isGoverned(end),
        let phraseEnd = nounPhraseEnd(from: end + 1, in: sentence)
          ?? timeEnd(from: end + 1, in: sentence)
      else { break }
      let phrase = end + 1..<phraseEnd
      if isChannel(phrase, after: end) { channel = withoutArticle(phrase) }
      if article.isWord(end, "to") || article.isWord(end, "with"),
        article.has(phraseEnd - 1, [.group, .organisation, .person])
      {
        recipient = withoutArticle(phrase)
      }
      end = phraseEnd
    }
    return (end, channel, recipient)
  }

  /// *warned of floods*, *agreed to terms*: prepositions that belong to the verb, not to the scene.
  private func isGoverned(_ index: Int) -> Bool {
    if article.isWord(index, "to") {
      return
        !(article.tokens[index + 1 < tokens.count ? index + 1 : index].isCapital
        || article.has(
          index + 1, [.group, .person, .organisation, .objectPronoun, .determiner, .possessive]))
    }
    return article.isWord(index, "of") || article.isWord(index, "about")
      || article.isWord(index, "against")
  }

  /// *said, among other things, that …*: between two commas, before *that* or a quotation.
  private func asideEnd(from comma: Int, in sentence: Range<Int>) -> Int? {
    let limit = min(comma + 9, sentence.upperBound)
    guard comma + 1 < limit,
      let close = (comma + 1..<limit).first(where: {
        tokens[$0].kind == .comma || article.isQuoted($0)
      }),
      tokens[close].kind == .comma, close + 1 < sentence.upperBound
    else { return nil }
    return article.isWord(close + 1, "that") || article.isQuoted(close + 1) ? close + 1 : nil
  }

  private func isClauseOpening(_ index: Int) -> Bool {
    tokens[index].has(.subordinator) && article.has(index + 1, [.pronoun])
  }

  /// *this Friday*, *the afternoon*, *22 January*
  private func timeEnd(from start: Int, in sentence: Range<Int>) -> Int? {
    var end = start
    while end < sentence.upperBound,
      tokens[end].has(.time) || tokens[end].kind == .number
        || (end == start && tokens[end].has(.determiner))
    {
      end += 1
    }
    return end > start && tokens[end - 1].has(.time)
      || end > start && tokens[end - 1].kind == .number ? end : nil
  }

  /// *in a statement*, *on X*, *via Telegram*.
  private func isChannel(_ phrase: Range<Int>, after preposition: Int) -> Bool {
    guard
      article.isWord(preposition, "in") || article.isWord(preposition, "on")
        || article.isWord(preposition, "via")
        || article.isWord(preposition, "through") || article.isWord(preposition, "during")
        || article.isWord(preposition, "at")
    else { return false }
    return phrase.contains { tokens[$0].has(.channel) }
  }

  /// The channel named anywhere in some tokens after a cue.
  func channel(in range: Range<Int>) -> Range<Int>? {
    for index in range where tokens[index].has(.preposition) && !article.isQuoted(index) {
      guard let end = nounPhraseEnd(from: index + 1, in: range.lowerBound..<range.upperBound) else {
        continue
      }
      if isChannel(index + 1..<end, after: index) { return withoutArticle(index + 1..<end) }
    }
    return nil
  }
}
