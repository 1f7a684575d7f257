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

/// How often the parser was right, as far as people have looked.
public struct Accuracy: Hashable, Sendable {
  /// What it can be right about.
  public enum Measure: String, CaseIterable, Hashable, Sendable {
    case quote = "is a quote"
    case speaker = "right speaker"
  }

  /// What it is broken down by.
  public enum Breakdown: String, CaseIterable, Hashable, Sendable {
    case all, kind, rule, outlet
  }

  public struct Row: Hashable, Sendable {
    public var breakdown: Breakdown
    /// *direct*; `nil` for all, and where the article has no outlet.
    public var value: String?
    public var measure: Measure
    public var proportion: Proportion
  }

  /// All first; then each breakdown, what most quotes share first.
  public let rows: [Row]

  public init(of reviewed: [ReviewedQuote]) {
    rows = Breakdown.allCases.flatMap { breakdown in
      Dictionary(grouping: reviewed) { $0.value(of: breakdown) }
        .sorted { ($1.value.count, $0.key ?? "") < ($0.value.count, $1.key ?? "") }
        .flatMap { value, quotes in
          Measure.allCases.map {
            Row(
              breakdown: breakdown, value: value, measure: $0,
              proportion: Accuracy.proportion(of: quotes, $0))
          }
        }
    }
  }

  /// Of all that were looked at.
  public func overall(_ measure: Measure) -> Proportion {
    rows.first { $0.breakdown == .all && $0.measure == measure }?.proportion
      ?? Proportion(right: 0, all: 0)
  }

  private static func proportion(of quotes: [ReviewedQuote], _ measure: Measure) -> Proportion {
    let answers =
      switch measure {
      case .quote: quotes.map(\.isQuote)
      // What is no quote has no speaker that could be right.
      case .speaker:
        quotes.compactMap { quote in quote.hasRightSpeaker.map { $0 && quote.isQuote } }
      }
    return Proportion(right: answers.count { $0 }, all: answers.count)
  }
}

extension ReviewedQuote {
  fileprivate func value(of breakdown: Accuracy.Breakdown) -> String? {
    switch breakdown {
    case .all: nil
    case .kind: inferred.kind.rawValue
    case .rule: inferred.rule
    case .outlet: outlet
    }
  }
}
