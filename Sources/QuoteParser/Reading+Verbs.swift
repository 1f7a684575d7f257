extension Token {
  /// A word of which only its neighbours tell whether it is the finite verb of a clause.
  var mayBeFinite: Bool {
    (kind == .word || kind == .clitic)
      && (classes.isEmpty && !isCapital
        || has([.modal, .auxiliary, .pastForm, .singularForm, .baseForm]))
  }
}

/// Which words can be the verb of a clause.
extension Reading {
  /// Whether a word that may be the finite verb of a clause can be one, for `isFinite`.
  func canBeFinite(_ index: Int) -> Bool {
    let token = tokens[index]
    guard !isQuoted(index) else { return false }
    if token.classes.isEmpty { return endsInED(index) }
    if token.has([.modal, .auxiliary]) { return token.kind == .word || !isPossessive(index) }
    if token.has([.pastForm, .singularForm]) {
      return !has(index - 1, [.determiner, .possessive])
    }
    // *the “land deals” remain*
    return has(index - 1, [.pronoun, .group])
      || (index > 0 && (isPlural(index - 1) || isQuoted(index - 1)))
  }

  func isPlural(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .word && !token.isCapital && token.end - token.start > 3
      && endsInS(index)
      && !token.has([.preposition, .determiner, .auxiliary, .adverb, .singularForm])
  }

  private func isPossessive(_ index: Int) -> Bool {
    endsInS(index) && !has(index - 1, [.pronoun, .determiner, .questionWord, .adverb])
  }
}
