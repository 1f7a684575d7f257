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
    /// *according to*, `:`, `—`
    case mark
  }

  /// The cue's own words: *pointed out*.
  var tokens: Range<Int>
  /// With auxiliaries, adverbs and the verbs that govern an infinitive: *has not yet pointed out*.
  var group: Range<Int>
  /// Index into `Lexicon.cues`, or -1 for marks.
  var entry: CueEntry
  var form: Form
  var polarity = Polarity.affirmed
}
