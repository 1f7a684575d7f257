import Essentials
public import QuoteModel

/// What confidences have been worth in quotes that people checked: how often those of one confidence
/// were right, words and speaker, and what it should have said.
public struct ConfidenceCalibration: Sendable {
  /// Quotes of about one confidence.
  public struct Band: Sendable {
    public let from: Double
    public let to: Double
    /// The mean of what the parser said.
    public let stated: Double
    public let right: Proportion
    /// What it should have said; `nil` if that could not be fitted.
    public let calibrated: Double?
  }

  /// With fewer, a fit would tell of chance.
  public static let fewest = 30

  /// Those that have quotes, the least sure first.
  public let bands: [Band]
  /// Of Platt's scaling (1999): the likelihood's log-odds are *a* + *b* times the confidence's.
  private let fit: (a: Double, b: Double)?

  public init(of reviewed: [ReviewedQuote]) {
    let checked = reviewed.map { quote in
      (
        confidence: quote.inferred.confidence,
        isRight: quote.isQuote && quote.hasRightWords && quote.hasRightSpeaker ?? true
      )
    }
    let fit = Self.fitted(checked)
    let bounds = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 1]
    bands = zip(bounds, bounds.dropFirst()).compactMap { from, to in
      let quotes = checked.filter {
        $0.confidence >= from && ($0.confidence < to || to == 1 && $0.confidence >= 1)
      }
      guard !quotes.isEmpty else { return nil }
      let count = Double(quotes.count)
      return Band(
        from: from, to: to, stated: quotes.reduce(0) { $0 + $1.confidence } / count,
        right: Proportion(right: quotes.count(where: \.isRight), all: quotes.count),
        calibrated: fit.map { fit in
          quotes.reduce(0) { $0 + sigmoid(fit.a + fit.b * logit($1.confidence)) } / count
        })
    }
    self.fit = fit
  }

  public var isFitted: Bool { fit != nil }

  /// What each hundredth from 0 to 1 should have said, for `QuoteQuery.calibratedConfidences`.
  ///
  /// - Returns: `nil` if that could not be fitted, or the surer were right less often.
  public var hundredths: [Double]? {
    guard let fit, fit.b > 0 else { return nil }
    return (0...100).map { place in
      (sigmoid(fit.a + fit.b * logit(Double(place) / 100)) * 100).rounded() / 100
    }
  }

  /// From which confidence on a quote is right with this likelihood.
  ///
  /// - Returns: `nil` if that could not be fitted, or no confidence says so.
  public func confidence(for likelihood: Double) -> Double? {
    guard let fit, fit.b > 0 else { return nil }
    let confidence = sigmoid((logit(likelihood) - fit.a) / fit.b)
    return confidence < 0.995 ? confidence : nil
  }

  /// Newton's method for the likeliest fit, with a little pull to what the parser said, so that few
  /// quotes do not carry it away.
  private static func fitted(
    _ checked: [(confidence: Double, isRight: Bool)]
  ) -> (a: Double, b: Double)? {
    guard checked.count >= fewest, Set(checked.map(\.isRight)).count == 2 else { return nil }
    // From where all is as likely as not, no step of Newton's is too long.
    var (a, b) = (0.0, 0.0)
    let pull = 1.0
    for _ in 0..<50 {
      var gradient = (a: -pull * a, b: -pull * (b - 1))
      var (aa, ab, bb) = (pull, 0.0, pull)
      for (confidence, isRight) in checked {
        let x = logit(confidence)
        let p = sigmoid(a + b * x)
        let (error, weight) = ((isRight ? 1 : 0) - p, p * (1 - p))
        gradient = (gradient.a + error, gradient.b + error * x)
        (aa, ab, bb) = (aa + weight, ab + weight * x, bb + weight * x * x)
      }
      let determinant = aa * bb - ab * ab
      a += (bb * gradient.a - ab * gradient.b) / determinant
      b += (aa * gradient.b - ab * gradient.a) / determinant
    }
    return (a, b)
  }
}

extension SampleRepository {
  /// What confidences should say by the sample that was drawn last, for
  /// `QuoteQuery.calibratedConfidences`.
  ///
  /// - Returns: `nil` if it does not tell.
  public func calibratedConfidences() throws -> [Double]? {
    try all().first.flatMap { ConfidenceCalibration(of: try reviewed(in: $0)).hundredths }
  }
}

/// Certainty has no odds.
private func logit(_ likelihood: Double) -> Double {
  let bounded = min(max(likelihood, 0.005), 0.995)
  return log(bounded / (1 - bounded))
}

private func sigmoid(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }
