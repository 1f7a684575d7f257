import QuoteModel

/// What was decided, in one line for a person.
struct CorrectionSentence {
  /// *speaker Ana Ruiz (the parser: Luis Ortega)*
  let decided: String
  /// The same with the quote's id.
  let text: String

  init(_ correction: Correction, isUndone: Bool = false) {
    let values = CorrectionValues(correction)
    let inferred = correction.inferred == nil ? "" : " (the parser: \(values.inferred ?? "none"))"
    decided =
      switch correction.decision {
      case .accepted: "accepted"
      case .rejected: "not a quote"
      case .speakers, .kind, .content:
        "\(correction.decision.field.rawValue) \(values.value ?? "(none)")\(inferred)"
      }
    text = "\(correction.quoteID): \(isUndone ? "taken back: " : "")\(decided)"
  }

  /// That two people decided otherwise; the later holds.
  static func disagreement(_ correction: Correction) -> String {
    "another has decided otherwise, and the later holds: \(CorrectionSentence(correction).text): "
      + "'quotes corrections --quote \(correction.quoteID)' shows both"
  }
}
