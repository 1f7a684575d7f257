import QuoteModel

/// A word or phrase of the text that may attribute, with what its verb group says of it.
struct Cue {
  enum Form: Hashable {
    /// *said*, *has said*, *would say*
    case finite
    /// *to say*
    case infinitive
    /// *adding*, *after saying*
    case gerund
    /// *was told*
    case passive
    /// *Ortega's claim*
    case nominal
    /// *according to*, `:`, `—`
    case mark
  }

  /// What the lexicon has of it, or which mark it is.
  enum Identity: Hashable {
    /// An index into `Lexicon.cues`.
    case entry(Int)
    case accordingTo, colon, dash
  }

  /// The cue's own words: *pointed out*.
  var tokens: Range<Int>
  /// With auxiliaries, adverbs and the verbs that govern an infinitive: *has not yet pointed out*.
  var group: Range<Int>
  var identity: Identity
  var mode = QuoteMode.speech
  var frames: CueEntry.Frames = .quote
  var form: Form
  var polarity = Polarity.affirmed

  /// A colon, a dash or *according to*.
  static func mark(_ identity: Identity, _ tokens: Range<Int>, form: Form = .mark) -> Cue {
    Cue(tokens: tokens, group: tokens, identity: identity, form: form)
  }

  /// `point out`, `according to`, `:`
  func lemma(in lexicon: Lexicon) -> String {
    switch identity {
    case .entry(let index): lexicon.cues[index].lemma
    case .accordingTo: "according to"
    case .colon: ":"
    case .dash: "—"
    }
  }
}
