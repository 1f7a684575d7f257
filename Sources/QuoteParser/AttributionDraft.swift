import QuoteModel

/// An attribution in tokens, before anybody asked who the source is.
struct AttributionDraft {
  var cue: Cue?
  var source: Mention?
  /// Token ranges, in reading order; outer quotation marks are left out of none of them.
  var content: [Range<Int>]
  var recipient: Range<Int>?
  var channel: Range<Int>?
  var via: Range<Int>?
  var rule: String
  /// How likely this is an attribution, by what was learnt from annotated news; `nil` for one
  /// without a cue of its own.
  var logOdds: Float?
  /// What was done or thought is summed up; no words are reported.
  var isSummary = false
  /// The source says nothing itself: *according to the Brill Post*.
  var isSourcingOnly = false
}
