/// To whom something was said, and by which channel.
struct Adjuncts {
  let article: TokenizedArticle
  let sentence: Sentence
  /// The base noun phrases of the sentence, in reading order.
  let phrases: [Range<Int>]

  /// To whom it was said: *told [reporters]*, *said to [reporters]*.
  ///
  /// - Parameter range: Elements from behind cue and source to where the content begins.
  /// - Returns: Tokens, without an article.
  func recipient(in range: Range<Int>, of cue: Cue) -> Range<Int>? {
    if cue.frames.contains(.recipient) {
      return hearer(in: range, mayBeClause: !cue.frames.contains(.hearer))
    }
    guard let start = range.first, article.isWord(sentence[start], .hearerMarker),
      let found = hearer(in: start + 1..<range.upperBound, mayBeClause: false),
      article[found.upperBound - 1].isCapital
        || article.has(found.upperBound - 1, [.group, .person, .organisation, .objectPronoun])
    else { return nil }
    return found
  }

  private func hearer(in range: Range<Int>, mayBeClause: Bool) -> Range<Int>? {
    guard let start = range.first,
      let phrase = phrases.longest(from: start, upTo: range.upperBound), isHearer(phrase)
    else { return nil }
    // *promised the dam would hold*
    if mayBeClause, sentence[phrase.upperBound].tag.isFinite { return nil }
    return withoutArticle(phrase)
  }

  private func isHearer(_ phrase: Range<Int>) -> Bool {
    guard phrase.count == 1 else { return true }
    let first = phrase.lowerBound
    switch sentence[first].tag {
    case .pronoun, .possessive:
      // *her* is said of an owner and of a hearer.
      return sentence.has(first, [.objectPronoun, .determiner])
        || sentence.has(first, .possessive) && sentence.has(first, .feminine)
    case .determiner: return false
    default: return true
    }
  }

  private func withoutArticle(_ phrase: Range<Int>) -> Range<Int> {
    article.withoutArticle(sentence.tokens(phrase))
  }

  /// The channel named anywhere in some elements after a preposition: *in a statement*, *on X*.
  func channel(in range: Range<Int>) -> Range<Int>? {
    for index in range where article.isWord(sentence[index], .channelMarker) {
      let phrase = phrases.longest(from: index + 1, upTo: range.upperBound)
      guard let phrase, phrase.contains(where: { sentence.has($0, .channel) }) else { continue }
      return withoutArticle(phrase)
    }
    return nil
  }
}
