/// Whether a clause or a noun phrase can begin after a cue, and which words are its verb.
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

  func isFinite(_ index: Int) -> Bool { index < tokens.count && reading.isFinite[index] }

  func isTrailing(_ index: Int) -> Bool {
    switch tokens[index].kind {
    case .period, .comma, .question, .exclamation, .semicolon, .colon, .dash, .ellipsis: true
    default: false
    }
  }

  func isSpeechVerb(_ index: Int) -> Bool {
    reading.isFiniteCue(index) && !reading.isQuoted(index)
      && (isSaying(index) || !reading.has(index + 1, .preposition))
  }

  func isSaying(_ index: Int) -> Bool {
    reading.isWord(index, "said") || reading.isWord(index, "says")
      || reading.isWord(index, "added") || reading.isWord(index, "told")
      || reading.isWord(index, "called") || reading.isWord(index, "warned")
      || reading.isWord(index, "urged") || reading.isWord(index, "noted")
  }
}
