import Essentials
import QuoteModel

/// A word or phrase of the text that may attribute, with what its verb group says of it.
struct Cue {
  /// The cue's own words: *pointed out*.
  var tokens: Range<Int>
  /// With auxiliaries, adverbs and the verbs that govern an infinitive: *has not yet pointed out*.
  var group: Range<Int>
  var kind: CueSite.Kind
  /// `point out`, `according to`, `:`
  var lemma: String
  var mode = QuoteMode.speech
  var frames: CueEntry.Frames = .quote
  var polarity = Polarity.affirmed
  /// A verb or a noun.
  var isWord: Bool { kind == .verb || kind == .noun }
}

/// A verb or phrase that attributes, as `en/cues.txt` lists it: `point out|s|QTB`.
struct CueEntry: Sendable {
  /// What can follow or precede the cue as its content.
  struct Frames: OptionSet, Sendable {
    let rawValue: UInt16
    /// Words between quotation marks, before or after the cue.
    static let quote = Frames(rawValue: 1)
    /// A clause with *that*.
    static let that = Frames(rawValue: 2)
    /// A clause without *that*.
    static let bare = Frames(rawValue: 4)
    /// A clause with *whether*, *how*, *why* …
    static let question = Frames(rawValue: 8)
    /// A recipient between cue and content: *told reporters*.
    static let recipient = Frames(rawValue: 16)
    /// *to* and an infinitive.
    static let infinitive = Frames(rawValue: 32)
    /// A noun phrase: *denounced the plan*.
    static let noun = Frames(rawValue: 64)
    /// An object and what it is said to be: *described the plan as “reckless”*.
    static let naming = Frames(rawValue: 128)
    /// The object and what it is called stand side by side: *called the plan a risk*.
    static let doubleObject = Frames(rawValue: 512)
    /// The source says that it is not so: *denied that …*.
    static let denial = Frames(rawValue: 1024)
    /// Things do it as well as people: *the figures suggest*. As a participle after a comma its
    /// subject is the whole clause: *…, signaling that talks go on*.
    static let evidence = Frames(rawValue: 256)
    /// As a participle it goes on with a statement: *“It holds,” she said, adding, “We tested it.”*
    static let joining = Frames(rawValue: 2048)
    /// It always names its hearer first: *told*.
    static let hearer = Frames(rawValue: 4096)
    /// What no weights were learnt of.
    static let unlearnt: Frames = [.joining, .hearer]

    static let letters: [Character: Frames] = [
      "Q": .quote, "T": .that, "B": .bare, "W": .question, "O": .recipient, "I": .infinitive,
      "X": .denial, "N": .noun, "A": .naming, "E": .evidence, "J": .joining,
      "D": [.naming, .doubleObject], "H": .hearer,
    ]
  }

  /// `point out`.
  var lemma: String
  /// *Ortega's claim*, not *Ortega claims*.
  var isNoun = false
  /// The hashes of the words after the first: `out`.
  var tail: [UInt32]
  var mode: QuoteMode
  var frames: Frames

  /// - Parameter line: lemma, mode (`s`, `w`, `t`) and frames, parted by `|`.
  init?(line: Substring) {
    let fields = line.parts(at: "|")
    guard fields.count == 3, let mode = Self.modes[String(fields[1])] else { return nil }
    lemma = String(fields[0])
    tail = fields[0].split(separator: " ").dropFirst().map { WordHash($0.utf8).short }
    self.mode = mode
    frames = fields[2].reduce(into: []) { $0.formUnion(Frames.letters[$1] ?? []) }
  }

  private static let modes: [String: QuoteMode] = ["s": .speech, "w": .writing, "t": .thought]
}
