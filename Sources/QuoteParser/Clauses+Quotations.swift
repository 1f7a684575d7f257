/// Quotations and names inside a content, and what may follow it.
extension Clauses {
  /// Whether a sentence can go on with a token after *, Ortega said,*.
  func goesOn(at index: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord || token.kind == .number || reading.isQuoted(index) else { return false }
    if token.has([.gerund, .conjunction, .relative]) || reading.endsInING(index)
      || reading.isWord(index, "according")
    {
      return false
    }
    return !reading.isWord(index, "while") && !reading.isWord(index, "although")
  }

  /// Whether a quotation that follows its cue is the whole content: it ends the clause.
  func closes(_ stretch: QuotedStretch, in sentence: Range<Int>) -> Bool {
    let after = stretch.outer.upperBound
    guard after < sentence.upperBound else { return true }
    if stretch.outer.lowerBound > sentence.lowerBound,
      reading.kind(stretch.outer.lowerBound - 1) == .colon
    {
      return true
    }
    if let last = stretch.inner.last, tokens[last].endsSentence || tokens[last].kind == .comma {
      return true
    }
    switch tokens[after].kind {
    case .comma, .period, .question, .exclamation, .semicolon, .ellipsis, .dash, .open, .colon:
      return true
    case .word:
      return reading.isWord(after, "according") || tokens[after].has([.subordinator, .time])
        || (tokens[after].has(.preposition) && stretch.inner.count > 6)
        || tokens[after].has(.conjunction) && isSpeechVerb(after + 1)
    default: return false
    }
  }

  /// *called [the plan “reckless”]*, *described the talks as [“very positive”] and [“constructive”]*.
  ///
  /// - Parameter needsAs: The verb names nothing without *as* or quotation marks.
  func naming(_ content: Range<Int>, needsAs: Bool) -> [Range<Int>]? {
    let (start, end) = (content.lowerBound, content.upperBound)
    guard end > start,
      isNounPhrase(at: start) || tokens[start].has(.objectPronoun) || reading.isWord(start, "as")
    else {
      return nil
    }
    if needsAs,
      !(start..<end).contains(where: { reading.isQuoted($0) || reading.isWord($0, "as") })
    {
      return nil
    }
    if let listed = listedQuotes(in: content) { return listed }
    return [start..<end]
  }

  /// Two to eight quotations after *as*, with nothing but *and* and commas between them.
  func listedQuotes(in content: Range<Int>) -> [Range<Int>]? {
    guard let first = content.first(where: { reading.stretch(startingAt: $0) != nil }),
      reading.isWord(first - 1, "as")
    else { return nil }
    var found: [Range<Int>] = []
    var index = first
    while index < content.upperBound {
      if let stretch = reading.stretch(startingAt: index) {
        found.append(reading.stretches[stretch].outer)
        index = reading.stretches[stretch].outer.upperBound
      } else if tokens[index].has(.conjunction) || tokens[index].kind == .comma {
        index += 1
      } else {
        return nil
      }
    }
    return (2...TokenRanges.most).contains(found.count) ? found : nil
  }

  /// Whether what follows the cue of a fronted content is no content of its own.
  ///
  /// - Parameter front: The content before the cue.
  func isTail(from index: Int, after front: Range<Int>?, in sentence: Range<Int>) -> Bool {
    let token = tokens[index]
    if token.endsSentence || token.kind == .comma || token.kind == .semicolon
      || token.kind == .close || token.kind == .dash
      || token.kind == .colon
    {
      return true
    }
    if reading.isWord(index, "that") || reading.isQuoted(index) { return false }
    // *Ortega said if the dam held …*: a condition begins the content.
    if reading.isWord(index, "if") || reading.isWord(index, "unless") { return false }
    if let front, reading.isQuotation(front) { return true }
    guard token.has([.preposition, .time, .adverb, .subordinator]), !token.has(.pronoun) else {
      return false
    }
    let opensWithPreposition =
      front.map { tokens[$0.lowerBound].has([.preposition, .subordinator, .gerund]) } ?? false
    return !opensWithPreposition
  }
}
