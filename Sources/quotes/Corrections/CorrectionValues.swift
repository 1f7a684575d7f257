import QuoteModel
import QuoteStore

/// What was decided and what the parser had in its place, as text for people and programs.
struct CorrectionValues {
  let value: String?
  /// `nil` also where nothing was in its place: for what was accepted, rejected or added.
  let inferred: String?

  init(_ correction: Correction) {
    value = correction.decision.value
    guard let parsed = correction.inferred else {
      inferred = nil
      return
    }
    inferred =
      switch correction.decision {
      case .speakers: Decision.speakers(parsed.speakers).value
      case .kind: parsed.kind.rawValue
      case .content: Decision.content(parsed.content).value
      case .accepted, .rejected: nil
      }
  }
}
