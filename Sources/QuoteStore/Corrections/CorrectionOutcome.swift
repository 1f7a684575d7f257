public import QuoteModel

/// What a decision, or taking one back, led to.
public struct CorrectionOutcome: Hashable, Sendable {
  /// What was decided or taken back.
  public var corrections: [Correction]
  /// The quote as it now stands; `nil` if it stands no more.
  public var quote: Quote?
}
