import Essentials
import LearntChoices

extension Calibration {
  static let inputCount = 6

  /// What the confidence of a draft is judged by.
  static func inputs(of draft: AttributionDraft, isQuotation: Bool) -> [Float] {
    let likely = Float(min(max(draft.confidence, 0.005), 0.995))
    let odds = log(likely / (1 - likely))
    let hasNoCue: Float = draft.cue == nil ? 1 : 0
    return [1, odds, hasNoCue, hasNoCue * odds, draft.isInner ? 1 : 0, isQuotation ? 1 : 0]
  }
}
