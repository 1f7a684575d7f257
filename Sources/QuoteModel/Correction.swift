/// One decision about a quote, as the log of decisions has it.
///
/// It is tied to the text, not to a row, so it may come before its article, and outlives every new
/// extraction.
public struct Correction: Hashable, Sendable {
  public var articleHash: String
  /// The first content span of the quote as the parser found it, or of one that a person added.
  public var anchor: TextSpan
  public var decision: Decision
  /// What the parser had there at that time; `nil` for a quote that a person added.
  public var inferred: Attribution?
  /// Why, in the person's words.
  public var reason: String?
  /// Who, as given.
  public var madeBy: String?
  /// UTC: `2026-01-22T09:30:00.125Z`.
  public var madeAt: String
  /// `nil` unless it was taken back.
  public var undoneAt: String?

  public init(
    articleHash: String, anchor: TextSpan, decision: Decision, inferred: Attribution?,
    reason: String? = nil, madeBy: String? = nil, madeAt: String, undoneAt: String? = nil
  ) {
    self.articleHash = articleHash
    self.anchor = anchor
    self.decision = decision
    self.inferred = inferred
    self.reason = reason
    self.madeBy = madeBy
    self.madeAt = madeAt
    self.undoneAt = undoneAt
  }

  /// The public id of the quote, by which it is also found when a new span gave it another.
  public var quoteID: String { "\(articleHash.prefix(16)).\(anchor.start)" }
}
