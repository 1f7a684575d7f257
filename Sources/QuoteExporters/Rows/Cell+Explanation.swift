public import QuoteModel

extension Cell {
  /// The object `explanation` of `quotes extract --explain` and `quotes show --json`.
  public init(_ explanation: Explanation) {
    self = .object([
      ("rule_in_words", .text(explanation.ruleInWords)),
      ("example", .text(explanation.example)),
      ("probability", Cell(explanation.probability)),
      ("reasons", .list(explanation.reasons.map(Cell.init))),
      ("alternatives", .list(explanation.alternatives.map(Cell.init))),
      ("end_probability", Cell(explanation.endProbability)),
      ("other_ends", .list(explanation.otherEnds.map(Cell.init))),
      ("speaker_reason", .text(explanation.speakerReason)),
      ("namesakes", .list(explanation.namesakes.map(Cell.text))),
    ])
  }

  private init(_ reason: Explanation.Reason) {
    self = .object([("text", .text(reason.text)), ("weight", .number(reason.weight))])
  }

  private init(_ other: Explanation.Alternative) {
    self = .object([
      ("rule", .text(other.rule)), ("text", .text(other.text)),
      ("probability", .number(other.probability)),
    ])
  }

  private init(_ end: Explanation.End) {
    self = .object([("text", .text(end.text)), ("probability", .number(end.probability))])
  }

  private init(_ number: Double?) { self = number.map(Cell.number) ?? .empty }
}
