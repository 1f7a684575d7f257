/// To whom something was said, and by which channel.
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
        at: start, in: sentence, mayBeClause: !cue.frames.contains(.hearer))
    }
    guard article.isWord(start, .hearerMarker),
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
    if token.has(.objectPronoun) || isOwnerOrHearer(token) && !isNoun(start + 1, sentence) {
      return (start..<start + 1, start + 1)
    }
    guard !token.has([.pronoun, .preposition, .adverb, .questionWord]) || token.has(.determiner),
      !article.isWord(start, .contentOpener)
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

  /// *her*, which is said of an owner and of a hearer.
  private func isOwnerOrHearer(_ token: Token) -> Bool {
    token.has(.possessive) && token.has(.feminine)
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

  /// *in a statement*, *on X*, *via Telegram*.
  private func isChannel(_ phrase: Range<Int>, after preposition: Int) -> Bool {
    article.isWord(preposition, .channelMarker) && phrase.contains { tokens[$0].has(.channel) }
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
