import QuoteModel

/// One decision about a speaker, in one line for a person.
struct SpeakerSentence {
  /// *ortega~0123456789abcdef is luis-ortega*
  let text: String

  init(_ decision: SpeakerDecision) {
    let (speaker, value) = (decision.speaker, decision.value ?? "")
    text =
      switch decision.action {
      case .alias: "\(speaker) also goes by '\(value)'"
      case .merge where decision.value == nil: "\(speaker) is nobody but itself"
      case .merge: "\(speaker) is \(value), who stays"
      case .split: "in article \(decision.articleHash?.prefix(16) ?? ""), \(speaker) is \(value)"
      case .name: "\(speaker) is shown as '\(value)'"
      case .kind, .wikidata, .note:
        decision.value == nil
          ? "\(speaker) has no \(decision.action.rawValue)"
          : "the \(decision.action.rawValue) of \(speaker) is '\(value)'"
      }
  }
}
