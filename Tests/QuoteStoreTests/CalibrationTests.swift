import QuoteModel
import QuoteStore
import Testing

@Suite struct CalibrationTests {
  private func checked(_ count: Int, of confidence: Double, right: Int) -> [ReviewedQuote] {
    (0..<count).map { place in
      ReviewedQuote(
        inferred: Attribution(
          kind: .direct, mode: .speech, text: "It holds.", content: [TextSpan(0, 9)], rule: "Q",
          confidence: confidence), outlet: nil, isQuote: true, hasRightWords: place < right,
        hasRightSpeaker: nil)
    }
  }

  @Test func `confidences that say too much are said to`() throws {
    let calibration = ConfidenceCalibration(
      of: checked(100, of: 0.97, right: 80) + checked(100, of: 0.6, right: 40))
    #expect(calibration.bands.map(\.from) == [0.5, 0.95])
    #expect(calibration.bands.map(\.right.right) == [40, 80])
    for (band, share) in zip(calibration.bands, [0.4, 0.8]) {
      #expect(abs(try #require(band.calibrated) - share) < 0.03)
    }
    let bound = try #require(calibration.confidence(for: 0.7))
    #expect(bound > 0.85 && bound < 0.97)
    #expect(calibration.confidence(for: 0.99) == nil)
  }

  @Test func `few quotes, and such as are all right, tell nothing`() {
    #expect(!ConfidenceCalibration(of: checked(20, of: 0.9, right: 10)).isFitted)
    let right = ConfidenceCalibration(of: checked(50, of: 1, right: 50))
    #expect(!right.isFitted && right.bands.count == 1 && right.confidence(for: 0.9) == nil)
  }
}
