import Essentials

/// Turns how likely each choice of an attribution was into how likely words and source are right: a
/// logistic regression on articles that the choices were not learnt from (Platt 1999).
struct Calibration: Sendable {
  static let inputCount = 6
  /// One for each of `inputs`.
  let weights: [Float]

  init(weights: [Float]) { self.weights = weights }

  /// - Parameter start: `inputCount` floats.
  init(_ start: UnsafeRawPointer, count: Int) {
    weights = (0..<min(Self.inputCount, count / 4)).map {
      start.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self)
    }
  }

  /// What a draft is judged by.
  static func inputs(of draft: AttributionDraft, isQuotation: Bool) -> [Float] {
    let likely = Float(min(max(draft.confidence, 0.005), 0.995))
    let odds = log(likely / (1 - likely))
    let hasNoCue: Float = draft.cue == nil ? 1 : 0
    return [1, odds, hasNoCue, hasNoCue * odds, draft.isInner ? 1 : 0, isQuotation ? 1 : 0]
  }

  func confidence(of inputs: [Float]) -> Double {
    let odds = zip(weights, inputs).reduce(Float(0)) { $0 + $1.0 * $1.1 }
    return Double(1 / (1 + exp(-odds)))
  }
}
