/// What `Continuations` goes by where a quotation has no cue of its own, with an example.
struct ContinuationRule {
  let name: String
  let inWords: String
  /// Marked text: `[Q …]`, `[S …]`, `[C …]`.
  let example: String

  static let all = [
    ContinuationRule(
      name: "S C . Q",
      inWords: "a quotation without a cue, in the paragraph of the attribution before it",
      example: "[S Ortega] [C said] the dam would hold. The crew agreed. [Q “We tested it.”]"),
    ContinuationRule(
      name: "S C ¶ Q",
      inWords: "a quotation without a cue, in the paragraph after an attribution",
      example: "[S Ortega] [C said] the dam would hold.\n\n[Q “We tested it.”]"),
    ContinuationRule(
      name: "S … : Q", inWords: "a sentence that leads with a colon to a quotation",
      example: "[S Ortega] had a word for the crew[C :] [Q “Heroes.”]"),
    ContinuationRule(
      name: "Q", inWords: "a quotation without a cue, and no attribution that it goes on from",
      example: "The crew went home. [Q “We tested it.”]"),
  ]
}
