import Essentials
import Languages

/// What the lexicon says a word can be; a word may be several things.
struct WordClass: OptionSet, Sendable {
  let rawValue: UInt64

  static let determiner = WordClass(rawValue: 1 << 0)
  static let possessive = WordClass(rawValue: 1 << 1)
  static let pronoun = WordClass(rawValue: 1 << 2)
  static let objectPronoun = WordClass(rawValue: 1 << 3)
  static let preposition = WordClass(rawValue: 1 << 4)
  static let conjunction = WordClass(rawValue: 1 << 5)
  static let subordinator = WordClass(rawValue: 1 << 6)
  static let questionWord = WordClass(rawValue: 1 << 7)
  static let auxiliary = WordClass(rawValue: 1 << 8)
  static let modal = WordClass(rawValue: 1 << 9)
  static let negation = WordClass(rawValue: 1 << 10)
  static let adverb = WordClass(rawValue: 1 << 11)
  static let honorific = WordClass(rawValue: 1 << 12)
  static let title = WordClass(rawValue: 1 << 13)
  static let person = WordClass(rawValue: 1 << 14)
  static let group = WordClass(rawValue: 1 << 15)
  static let organisation = WordClass(rawValue: 1 << 16)
  static let document = WordClass(rawValue: 1 << 17)
  static let channel = WordClass(rawValue: 1 << 18)
  static let particle = WordClass(rawValue: 1 << 19)
  static let nameSuffix = WordClass(rawValue: 1 << 20)
  static let abbreviation = WordClass(rawValue: 1 << 21)
  static let givenName = WordClass(rawValue: 1 << 22)
  static let time = WordClass(rawValue: 1 << 23)
  static let demonym = WordClass(rawValue: 1 << 24)
  static let place = WordClass(rawValue: 1 << 25)
  static let number = WordClass(rawValue: 1 << 26)
  static let verb = WordClass(rawValue: 1 << 27)
  static let cue = WordClass(rawValue: 1 << 28)
  static let masculine = WordClass(rawValue: 1 << 29)
  static let feminine = WordClass(rawValue: 1 << 30)
  static let neuter = WordClass(rawValue: 1 << 31)
  static let plural = WordClass(rawValue: 1 << 32)
  static let relative = WordClass(rawValue: 1 << 34)
  /// Which form of a verb the word can be.
  static let baseForm = WordClass(rawValue: 1 << 35)
  static let singularForm = WordClass(rawValue: 1 << 36)
  static let pastForm = WordClass(rawValue: 1 << 37)
  static let participle = WordClass(rawValue: 1 << 38)
  static let gerund = WordClass(rawValue: 1 << 39)
  /// A channel for written words.
  static let written = WordClass(rawValue: 1 << 40)
  /// Ends the names of companies, and is left off when they are named again.
  static let corporate = WordClass(rawValue: 1 << 41)
  /// *the company*, *the agency*: stands for an organisation named before.
  static let generic = WordClass(rawValue: 1 << 42)
  static let be = WordClass(rawValue: 1 << 43)
  /// *refuse*, *decline*, *fail*: what follows was not said.
  static let refusal = WordClass(rawValue: 1 << 44)
  /// *beach*, *north*: begins or ends the name of a place or an occasion.
  static let landmark = WordClass(rawValue: 1 << 50)
  /// A landmark or an organisation that is a surname too: *Park*, *Fox*.
  static let surname = WordClass(rawValue: 1 << 51)
  /// *department*, *court*: says of itself in its name what it is.
  static let particular = WordClass(rawValue: 1 << 52)
  /// *Spaniard*, *Australian*: after an article somebody, but by no name.
  static let nationality = WordClass(rawValue: 1 << 55)
  /// *newspaper*, *website*: says of the name before it that it is an outlet.
  static let outlet = WordClass(rawValue: 1 << 57)
  static let shortened = WordClass(rawValue: 1 << 58)
  /// *Watch:*, *Transcript:*, says what a line is.
  static let lineLabel = WordClass(rawValue: 1 << 56)
  /// *I*, *we*: whoever speaks.
  static let firstPerson = WordClass(rawValue: 1 << 54)
  /// *by*: names who does what a passive verb says.
  static let agentMarker = WordClass(rawValue: 1 << 53)
  /// *claim*, *warning*: a noun that attributes what follows to its possessor.
  static let cueNoun = WordClass(rawValue: 1 << 45)
  /// The closed classes, no word of which is a noun or goes with one.
  static let function: WordClass = [
    .pronoun, .objectPronoun, .preposition, .conjunction, .subordinator, .questionWord,
    .auxiliary, .modal,
  ]
}

extension WordClass {
  /// What the files of `en/` call the classes, in the heads of their sections and after a word
  /// (`object-pronoun`), each with its bit.
  enum Name: UInt64, CaseIterable {
    case determiner = 0
    case possessive, pronoun, objectPronoun, preposition, conjunction, subordinator, questionWord
    case auxiliary, modal, negation, adverb, honorific, title, person, group, organisation
    case document, channel, particle, nameSuffix, abbreviation, givenName, time, demonym, place
    case number
    case masculine = 29
    case feminine, neuter, plural
    case relative = 34
    case written = 40
    case corporate, generic, be
    case landmark = 50
    case surname, particular, agentMarker, firstPerson, nationality, lineLabel, outlet, shortened
  }

  private static let byLabel = Name.byLabel

  init(names: [Substring]) {
    self = []
    for name in names {
      guard let named = Self.byLabel[name] else {
        preconditionFailure("a word list has no class “\(name)”")
      }
      formUnion(WordClass(rawValue: 1 << named.rawValue))
    }
  }

  static let ofForm: [VerbSpelling.Form: WordClass] = [
    .base: .baseForm, .singular: .singularForm, .past: .pastForm, .participle: .participle,
    .gerund: .gerund,
  ]
}
