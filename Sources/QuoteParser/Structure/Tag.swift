/// A part of speech: those of the Penn Treebank (Marcus et al. 1993), some of them together.
enum Tag: UInt8, CaseIterable, Sendable {
  /// A mark, or no word at all.
  case mark
  case noun, nouns, name, pronoun, possessive, determiner, adjective, adverb, preposition, to
  case conjunction, modal, base, past, gerund, participle, present, singular, question, number
  case particle, existential, possessiveEnding, other
  /// A whole quotation, where it stands as one element of a sentence.
  case quotation

  var isVerb: Bool {
    switch self {
    case .base, .past, .gerund, .participle, .present, .singular: true
    default: false
    }
  }

  /// A verb that has a subject of its own.
  var isFinite: Bool { self == .past || self == .present || self == .singular || self == .modal }
  var isNoun: Bool { self == .noun || self == .nouns || self == .name }
}
