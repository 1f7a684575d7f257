/// A part of speech: those of the Penn Treebank (Marcus et al. 1993), some of them together.
enum Tag: UInt8, CaseIterable, Sendable {
  /// A mark, or no word at all.
  case mark
  case noun, nouns, name, pronoun, possessive, determiner, adjective, adverb, preposition, to
  case conjunction, modal, base, past, gerund, participle, present, singular, question, number
  case particle, existential, possessiveEnding, other
  /// A whole quotation, where it stands as one element of a sentence.
  case quotation

  /// - Parameter penn: As treebanks have it: `NN`, `VBD`; `nil` for marks.
  init?(penn: Substring) {
    guard let tag = Self.byPennName[penn] else { return nil }
    self = tag
  }

  private static let byPennName: [Substring: Tag] = [
    "NN": .noun, "NNS": .nouns, "NNP": .name, "NNPS": .name, "PRP": .pronoun,
    "PRP$": .possessive, "WP$": .possessive, "DT": .determiner, "PDT": .determiner,
    "JJ": .adjective, "JJR": .adjective, "JJS": .adjective, "AFX": .adjective, "RB": .adverb,
    "RBR": .adverb, "RBS": .adverb, "IN": .preposition, "TO": .to, "CC": .conjunction,
    "MD": .modal, "VB": .base, "VBD": .past, "VBG": .gerund, "VBN": .participle,
    "VBP": .present, "VBZ": .singular, "WDT": .question, "WP": .question, "WRB": .question,
    "CD": .number, "RP": .particle, "EX": .existential, "POS": .possessiveEnding, "UH": .other,
    "FW": .other, "SYM": .other, "LS": .other, "ADD": .other, "GW": .other, "XX": .other,
    "$": .other, "NFP": .other,
  ]

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
