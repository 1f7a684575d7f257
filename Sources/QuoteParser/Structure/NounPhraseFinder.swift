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
      let tag = sentence[index].tag
      var end = index + 1
      if tag == .possessive { found.append(index..<end) }
      if tag != .pronoun {
        while end < sentence.count, goesOn(end, from: index) {
          if sentence[end].tag == .possessiveEnding { found.append(index..<end) }
          end += 1
        }
      }
      let next = end
      while end > index + 1, isLoose(end - 1) { end -= 1 }
      if sentence[end - 1].tag != .possessive { found.append(index..<end) }
      index = next
    }
    return found
  }

  /// What no phrase ends in.
  private func isLoose(_ index: Int) -> Bool {
    let tag = sentence[index].tag
    return tag == .possessiveEnding || tag == .gerund
      || tag == .mark && sentence[index - 1].kind != .number
  }

  private func begins(_ index: Int) -> Bool {
    let element = sentence[index]
    switch element.tag {
    case .pronoun, .determiner, .possessive, .noun, .nouns, .name, .adjective, .number: return true
    case .mark, .quotation: return false
    case .singular, .present, .base, .past, .participle:
      guard element.kind == .word, !sentence.has(index, .auxiliary) else { return false }
      // *“It,” said Mayor Ana Reyes*, *said police spokeswoman Ana Reyes*
      if element.tag == .past, sentence.has(index, .cue), !element.isCapital { return false }
      // *aides to both*
      if isPerson(index), !sentence.has(index, [.verb, .cue]) { return true }
      // *Reports say*, *elected officials say*: two finite verbs in a row are none. *“It,” plant manager
      // Ana Reyes said*: nor is one with neither subject nor object.
      let verb = isPerson(index + 1) ? index + 2 : index + 1
      let before = sentence[index - 1].tag
      return sentence[verb].tag.isFinite
        || verb > index + 1 && sentence[verb].tag == .name
          && (before.isFinite || before == .quotation)
        || looksNamed(index) && !sentence.has(index, .verb)
    default:
      // *ben Tsur*
      return looksNamed(index)
        || sentence.has(index, .particle) && !sentence.has(index, .preposition)
          && looksNamed(index + 1)
    }
  }

  private func goesOn(_ index: Int, from start: Int) -> Bool {
    let before = sentence[index - 1].tag
    let after = sentence[index + 1].tag
    switch sentence[index].tag {
    case .noun, .nouns, .name:
      // *Ortega nevertheless told them*; but *Ana Long told them*
      let isAdverb =
        before == .name && sentence.has(index, .adverb) && !sentence[index].isCapital
      return before != .pronoun && !beginsName(index) && !isAdverb
    case .possessiveEnding, .number: return true
    case .adjective:
      // *the chief executive*, *Norland assistant chief engineer*
      let isFirst = after == .adjective && sentence[index + 2].tag.isNoun
      return !before.isNoun || after.isNoun || isFirst || looksNamed(index) || isPerson(index)
    case .participle, .gerund, .base:
      switch before {
      case .determiner, .possessive, .adjective, .possessiveEnding: return true
      default:
        // *health care workers*, *Brill publishing giant Ortega*
        return before.isNoun && after.isNoun && !sentence.has(index, .cue)
          && (isPerson(index + 1) || looksNamed(index + 2))
      }
    case .determiner: return before == .determiner
    case .adverb: return before == .determiner && (after == .adjective || after == .number)
    case .mark:
      // *84%*, *Reyes & Sons*
      return sentence[index].kind == .symbol
        && (sentence[index - 1].kind == .number || looksNamed(index + 1))
    case .quotation, .possessive, .pronoun: return false
    default:
      // *Brill resident Ana Reyes*, *Laurence des Cars*
      if sentence.has(index, [.person, .title]), before.isNoun, after == .name { return true }
      if sentence.has(index, .particle) { return looksNamed(index - 1) && looksNamed(index + 1) }
      return looksNamed(index) && !sentence.has(index, .cue)
    }
  }

  /// *Speaking in Norland Mr. Ortega said*, *On May 3 President Reyes said*
  private func beginsName(_ index: Int) -> Bool {
    guard sentence[index].isCapital else { return false }
    if sentence[index - 1].kind == .number, sentence[index + 1].isCapital {
      return sentence.has(index, [.honorific, .title])
    }
    return sentence.has(index, .honorific) && sentence[index - 1].isCapital
      && !sentence.has(index - 1, [.title, .honorific, .person])
  }

  private func isPerson(_ index: Int) -> Bool { sentence.has(index, [.person, .title, .group]) }

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

extension [Range<Int>] {
  /// The longest phrase from an element on that ends by a bound.
  func longest(from start: Int, upTo end: Int = .max) -> Range<Int>? {
    last { $0.lowerBound == start && $0.upperBound <= end }
  }

  /// The last phrase that ends before an element.
  func last(endingAt end: Int) -> Range<Int>? { last { $0.upperBound == end } }
}
