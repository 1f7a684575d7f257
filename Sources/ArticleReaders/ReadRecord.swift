public import QuoteModel

/// One record of an input: an article, or the reason why it is none.
public struct ReadRecord: Sendable {
  public enum Outcome: Sendable {
    case article(Article)
    case rejected(Rejection)
  }

  /// The input's name, with the line where a file holds several records: `a.jsonl:17`.
  public var place: String
  public var outcome: Outcome
  public var warnings: [ReadingWarning]

  public init(place: String, outcome: Outcome, warnings: [ReadingWarning] = []) {
    self.place = place
    self.outcome = outcome
    self.warnings = warnings
  }
}
