import Essentials

/// Turns how likely choices were into how likely all of them are right: a logistic regression on
/// articles that the choices were not learnt from (Platt 1999).
public struct Calibration: Sendable {
  /// One for each input.
  public let weights: [Float]

  public init(weights: [Float]) { self.weights = weights }

  /// - Parameter start: Floats, one after the other, in `count` bytes.
  public init(_ start: UnsafeRawPointer, count: Int) {
    weights = (0..<count / 4).map {
      start.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self)
    }
  }

  public func confidence(of inputs: [Float]) -> Double {
    let odds = zip(weights, inputs).reduce(Float(0)) { $0 + $1.0 * $1.1 }
    return Double(1 / (1 + exp(-odds)))
  }
}
