/// Which words can be the verb of a clause.
extension Reading {
  /// Whether a word can be the finite verb of a clause, for `isFinite`.
  func canBeFinite(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .word || token.kind == .clitic, !isQuoted(index) else { return false }
    if token.has([.modal, .auxiliary]) { return token.kind == .word || !isPossessive(index) }
    if token.has([.pastForm, .singularForm]) { return !has(index - 1, [.determiner, .possessive]) }
    if token.has(.baseForm) {
      // *the “land deals” remain*
      return has(index - 1, [.pronoun, .group])
        || (index > 0 && (isPlural(index - 1) || isQuoted(index - 1)))
    }
    return endsInED(index)
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
