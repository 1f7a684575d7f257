/// What people found of one quote of the parser.
public struct ReviewedQuote: Hashable, Sendable {
  /// What the parser had.
  public var inferred: Attribution
  public var outlet: String?
  public var isQuote: Bool
  /// Whether it said whose it is as people do; `nil` if it gave it to nobody.
  public var hasRightSpeaker: Bool?

  public init(inferred: Attribution, outlet: String?, isQuote: Bool, hasRightSpeaker: Bool?) {
    self.inferred = inferred
    self.outlet = outlet
    self.isQuote = isQuote
    self.hasRightSpeaker = hasRightSpeaker
  }
}
