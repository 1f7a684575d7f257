/// Finds the base noun phrases of a sentence by the tags of its words: *the former plant manager*,
/// *Ana Reyes*, *she*, and the owner in *the mayor's plan*.
struct NounPhraseFinder {
  private let sentence: Sentence

  init(_ sentence: Sentence) { self.sentence = sentence }

  /// Elements, in reading order; outside quotations.
  func all() -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < sentence.count {
      guard begins(index) else {
        index += 1
        continue
      }
      let tag = sentence.elements[index].tag
      var end = index + 1
      if tag == .possessive { found.append(index..<end) }
      if tag != .pronoun {
        while end < sentence.count, goesOn(end, from: index) {
          if sentence.elements[end].tag == .possessiveEnding { found.append(index..<end) }
          end += 1
        }
      }
      let next = end
      while end > index + 1, isLoose(end - 1) { end -= 1 }
      if sentence.elements[end - 1].tag != .possessive { found.append(index..<end) }
      index = next
    }
    return found
  }

  /// What no phrase ends in.
  private func isLoose(_ index: Int) -> Bool {
    switch sentence.elements[index].tag {
    case .possessiveEnding, .mark, .gerund: true
    default: false
    }
  }

  private func begins(_ index: Int) -> Bool {
    let element = sentence.elements[index]
    switch element.tag {
    case .pronoun, .determiner, .possessive, .noun, .nouns, .name, .adjective, .number: return true
    case .mark, .quotation: return false
    case .singular, .present, .base, .past:
      // *Reports say*: two finite verbs in a row are none.
      return element.kind == .word && sentence[index + 1].tag.isFinite
        && !sentence.has(index, .auxiliary)
        || looksNamed(index) && !sentence.has(index, .verb)
    default: return looksNamed(index)
    }
  }

  private func goesOn(_ index: Int, from start: Int) -> Bool {
    let before = sentence.elements[index - 1].tag
    let after = sentence[index + 1].tag
    switch sentence.elements[index].tag {
    case .noun, .nouns, .name: return before != .pronoun
    case .possessiveEnding, .number: return true
    case .adjective: return !before.isNoun || after.isNoun || looksNamed(index)
    case .participle, .gerund:
      switch before {
      case .determiner, .possessive, .adjective, .possessiveEnding: return true
      default:
        return before.isNoun && after.isNoun && sentence.has(index + 1, [.person, .title, .group])
      }
    case .determiner: return before == .determiner
    case .adverb: return before == .determiner && (after == .adjective || after == .number)
    case .mark: return sentence.elements[index].kind == .symbol && looksNamed(index + 1)
    case .quotation, .possessive, .pronoun: return false
    default: return looksNamed(index) && !sentence.has(index, .cue)
    }
  }

  private static let noNames: WordClass = [
    .pronoun, .preposition, .conjunction, .subordinator, .questionWord, .auxiliary, .modal,
    .adverb, .determiner, .time,
  ]

  /// A capital that the tagger made no name of.
  private func looksNamed(_ index: Int) -> Bool {
    let element = sentence[index]
    guard element.kind == .word || element.kind == .handle, element.isCapital else { return false }
    return !sentence.has(index, Self.noNames) || sentence.has(index, .givenName)
  }
}
