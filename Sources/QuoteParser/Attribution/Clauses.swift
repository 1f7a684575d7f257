/// Where the content of an attribution begins and ends inside its sentence.
struct Clauses {
  let article: TokenizedArticle
  var tokens: UnretainedArray<Token> { article.tokens }

  init(_ article: TokenizedArticle) { self.article = article }

  /// The first token of a sentence after *But*, *And* and the like.
  func opening(of sentence: Range<Int>) -> Int {
    var index = afterDateline(of: sentence)
    while index < sentence.upperBound - 1, !article.isQuoted(index),
      tokens[index].has([.conjunction]) || tokens[index].kind == .symbol
        || tokens[index].kind == .dash
    {
      index += 1
    }
    return index
  }

  /// *BRILL (AP) —*: capitals up to a dash, at the start of a paragraph.
  private func afterDateline(of sentence: Range<Int>) -> Int {
    let start = sentence.lowerBound
    guard tokens[start].startsParagraph, tokens[start].shape.contains(.allCapitals) else {
      return start
    }
    let limit = min(start + 14, sentence.upperBound)
    let dash = (start..<limit).first { tokens[$0].kind == .dash || article.isQuoted($0) }
    guard let dash, tokens[dash].kind == .dash, dash + 1 < sentence.upperBound else { return start }
    return dash + 1
  }

  // MARK: Before the cue

  /// The clause before *, Ortega said*.
  ///
  /// - Parameter isLoose: Nothing else can be meant, as before *according to*.
  func fronted(before end: Int, in sentence: Range<Int>, isLoose: Bool = false) -> Range<Int>? {
    let start = opening(of: sentence)
    guard end - start >= 3 else { return nil }
    let words = start..<end
    guard words.contains(where: { article.isQuoted($0) || isVerb($0) }) else { return nil }
    if isLoose { return words }
    // *After the storm, Ortega said …* fronts no content, unless a whole clause follows it.
    if tokens[start].has([.preposition, .subordinator]), !article.isQuoted(start),
      !article.isWord(start, "that")
    {
      guard let comma = words.first(where: { tokens[$0].kind == .comma }), end - comma > 4,
        (comma..<end).contains(where: isFinite)
      else {
        return words.contains(where: isFinite) && !tokens[start].has(.subordinator) ? words : nil
      }
    }
    return words
  }

  // MARK: After the cue

  /// Whether a clause with a verb of its own begins at a token.
  func isClause(from start: Int, in sentence: Range<Int>) -> Bool {
    let token = tokens[start]
    if article.isQuoted(start) { return true }
    guard
      token.kind == .word || token.kind == .number || token.kind == .handle || token.kind == .symbol
    else { return false }
    if token.has([.preposition, .subordinator]), !token.has([.determiner]) {
      return isConditional(start)
        && (start..<min(start + 30, sentence.upperBound)).contains(where: isFinite)
    }
    if token.has([.modal, .auxiliary, .negation]), !token.isCapital { return false }
    // *said its too early*: text that lost its apostrophes.
    if article.isWord(start, "its"),
      article.has(start + 1, [.adverb, .determiner, .negation, .preposition])
    {
      return true
    }
    if article.isWord(start, "to") { return false }
    return (start + 1..<min(start + 25, max(start + 1, sentence.upperBound))).contains {
      isFinite($0) || article.isQuoted($0)
    }
  }

  private func isConditional(_ index: Int) -> Bool {
    article.isWord(index, "if") || article.isWord(index, "when") || article.isWord(index, "while")
      || article.isWord(index, "although") || article.isWord(index, "unless")
      || article.isWord(index, "in")
      || article.isWord(index, "under") || article.isWord(index, "after")
      || article.isWord(index, "since")
  }

  func isNounPhrase(at index: Int) -> Bool {
    let token = tokens[index]
    if article.isQuoted(index) { return true }
    guard token.kind == .word || token.kind == .number else { return false }
    let no: WordClass = [
      .preposition, .auxiliary, .modal, .conjunction, .subordinator, .adverb, .negation,
    ]
    return !token.has(no) || token.has([.determiner, .possessive, .gerund])
      || article.isWord(index, "that")
  }

  func isVerb(_ index: Int) -> Bool {
    tokens[index].has([.auxiliary, .modal, .verb]) || article.endsInED(index)
  }

  func isFinite(_ index: Int) -> Bool { index < tokens.count && article.isFinite[index] }

  func isTrailing(_ index: Int) -> Bool {
    switch tokens[index].kind {
    case .period, .comma, .question, .exclamation, .semicolon, .colon, .dash, .ellipsis: true
    default: false
    }
  }

  private func isSpeechVerb(_ index: Int) -> Bool {
    article.isFiniteCue(index) && !article.isQuoted(index)
      && (isSaying(index) || !article.has(index + 1, .preposition))
  }

  private func isSaying(_ index: Int) -> Bool {
    article.isWord(index, "said") || article.isWord(index, "says")
      || article.isWord(index, "added") || article.isWord(index, "told")
      || article.isWord(index, "called") || article.isWord(index, "warned")
      || article.isWord(index, "urged") || article.isWord(index, "noted")
  }

  // MARK: Quotations

  /// Whether a sentence can go on with a token after *, Ortega said,*.
  func goesOn(at index: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord || token.kind == .number || article.isQuoted(index) else { return false }
    if token.has([.gerund, .conjunction, .relative]) || article.endsInING(index)
      || article.isWord(index, "according")
    {
      return false
    }
    return !article.isWord(index, "while") && !article.isWord(index, "although")
  }

  /// Whether a quotation that follows its cue is the whole content: it ends the clause.
  func closes(_ stretch: QuotedStretch, in sentence: Range<Int>) -> Bool {
    let after = stretch.outer.upperBound
    guard after < sentence.upperBound else { return true }
    if stretch.outer.lowerBound > sentence.lowerBound,
      article.kind(stretch.outer.lowerBound - 1) == .colon
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
      return article.isWord(after, "according") || tokens[after].has([.subordinator, .time])
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
      isNounPhrase(at: start) || tokens[start].has(.objectPronoun) || article.isWord(start, "as")
    else {
      return nil
    }
    if needsAs,
      !(start..<end).contains(where: { article.isQuoted($0) || article.isWord($0, "as") })
    {
      return nil
    }
    if let listed = listedQuotes(in: content) { return listed }
    return [start..<end]
  }

  /// Two to eight quotations after *as*, with nothing but *and* and commas between them.
  func listedQuotes(in content: Range<Int>) -> [Range<Int>]? {
    guard let first = content.first(where: { article.stretch(startingAt: $0) != nil }),
      article.isWord(first - 1, "as")
    else { return nil }
    var found: [Range<Int>] = []
    var index = first
    while index < content.upperBound {
      if let stretch = article.stretch(startingAt: index) {
        found.append(article.stretches[stretch].outer)
        index = article.stretches[stretch].outer.upperBound
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
    if article.isWord(index, "that") || article.isQuoted(index) { return false }
    // *Ortega said if the dam held …*: a condition begins the content.
    if article.isWord(index, "if") || article.isWord(index, "unless") { return false }
    if let front, article.isQuotation(front) { return true }
    guard token.has([.preposition, .time, .adverb, .subordinator]), !token.has(.pronoun) else {
      return false
    }
    let opensWithPreposition =
      front.map { tokens[$0.lowerBound].has([.preposition, .subordinator, .gerund]) } ?? false
    return !opensWithPreposition
  }
}
