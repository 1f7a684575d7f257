import LearntChoices
import QuoteModel
import Testing

@testable import QuoteParser

/// How the likelihoods of the choices become a confidence.
struct CalibrationTests {
  private static let calibration = LearntModels.english.decisions.calibration

  @Test func `there is a finite weight for each input`() {
    #expect(Self.calibration.weights.count == Calibration.inputCount)
    #expect(Self.calibration.weights.allSatisfy { $0.isFinite })
    let inputs = Calibration.inputs(of: draft(0.5), isQuotation: false)
    #expect(inputs.count == Calibration.inputCount)
  }

  @Test(arguments: [false, true])
  func `what is likelier is surer, and never quite sure`(isQuotation: Bool) {
    let confidences = [-1, 0, 0.2, 0.5, 0.8, 0.99, 1, 7].map { likely in
      Self.calibration.confidence(
        of: Calibration.inputs(of: draft(likely), isQuotation: isQuotation))
    }
    #expect(zip(confidences, confidences.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(confidences.allSatisfy { 0 < $0 && $0 < 1 })
    #expect(confidences[2] < confidences[4])
  }

  @Test func `even odds and no weights are a half`() {
    let none = Calibration(weights: [0, 0, 0, 0, 0, 0])
    #expect(none.confidence(of: [1, 3, 0, 0, 0, 1]) == 0.5)
    let odds = Calibration(weights: [0, 1, 0, 0, 0, 0])
    let confidence = odds.confidence(of: Calibration.inputs(of: draft(0.8), isQuotation: true))
    #expect(abs(confidence - 0.8) < 1e-5)
  }

  @Test func `a cue that is missing, marks and an inner place are told apart`() {
    var inner = draft(0.5)
    inner.isInner = true
    inner.cue = Cue(tokens: 0..<1, group: 0..<1, kind: .colon, lemma: ":")
    let all = [
      Calibration.inputs(of: draft(0.5), isQuotation: false),
      Calibration.inputs(of: draft(0.5), isQuotation: true),
      Calibration.inputs(of: inner, isQuotation: false),
    ]
    #expect(Set(all).count == 3)
  }

  private func draft(_ confidence: Double) -> AttributionDraft {
    var draft = AttributionDraft(content: [0..<1], rule: .quotation)
    draft.confidence = confidence
    return draft
  }
}
