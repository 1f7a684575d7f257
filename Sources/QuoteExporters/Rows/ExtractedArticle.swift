public import Essentials
public import QuoteModel

/// One line of `quotes extract`: an article's id and what was found in it.
public struct ExtractedArticle: Sendable {
  private let id: String
  private let attributions: [Attribution]
  /// One for each attribution, or none at all.
  private let explanations: [Explanation]

  public init(id: String, attributions: [Attribution]) {
    self.id = id
    self.attributions = attributions
    explanations = []
  }

  /// With an object `explanation` in each quote.
  public init(id: String, explanations: [Explanation]) {
    self.id = id
    attributions = explanations.map(\.attribution)
    self.explanations = explanations
  }

  /// Appends the JSON object and a line end. Nothing is left out: what is unknown is `null`.
  public func append(to buffer: inout ByteBuffer) {
    buffer.append(#"{"id":"#)
    JSONText.append(id, to: &buffer)
    buffer.append(#","quotes":["#)
    for (index, attribution) in attributions.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      var members = members(of: attribution)
      if !explanations.isEmpty { members.append(("explanation", Cell(explanations[index]))) }
      JSONText.append(.object(members), to: &buffer)
    }
    buffer.append("]}\n")
  }

  private func members(of attribution: Attribution) -> [(name: String, value: Cell)] {
    [
      ("kind", .text(attribution.kind.rawValue)),
      ("mode", .text(attribution.mode.rawValue)),
      ("text", .text(attribution.text)),
      ("content", .spans(attribution.content)),
      ("speaker", Cell(joinedNames(attribution.speakers.lazy.map(\.name)))),
      ("source", .spans(attribution.source)),
      ("source_text", Cell(attribution.sourceText)),
      ("cue", .spans(attribution.cue)),
      ("cue_text", Cell(attribution.cueText)),
      ("cue_lemma", Cell(attribution.cueLemma)),
      ("role", Cell(attribution.role)),
      ("recipient", Cell(attribution.recipient)),
      ("channel", Cell(attribution.channel)),
      ("via", Cell(attribution.via)),
      ("polarity", .text(attribution.polarity.rawValue)),
      ("rule", .text(attribution.rule)),
      ("confidence", .number(attribution.confidence)),
      ("inner", .flag(attribution.isInner)),
    ]
  }
}

extension Cell {
  /// The object `explanation` of `quotes extract --explain` and `quotes show --json`.
  public init(_ explanation: Explanation) {
    self = [
      "rule_in_words": .text(explanation.ruleInWords), "example": .text(explanation.example),
      "probability": Cell(explanation.probability),
      "reasons": .list(explanation.reasons.map(Cell.init)),
      "alternatives": .list(explanation.alternatives.map(Cell.init)),
      "end_probability": Cell(explanation.endProbability),
      "other_ends": .list(explanation.otherEnds.map(Cell.init)),
      "speaker_reason": .text(explanation.speakerReason),
      "speaker_probability": Cell(explanation.speakerProbability),
      "other_speakers": .list(explanation.otherSpeakers.map(Cell.init)),
      "namesakes": .list(explanation.namesakes.map(Cell.text)),
    ]
  }

  private init(_ reason: Explanation.Reason) {
    self = ["text": .text(reason.text), "weight": .number(reason.weight)]
  }

  private init(_ other: Explanation.Alternative) {
    self = [
      "rule": .text(other.rule), "text": .text(other.text),
      "probability": .number(other.probability),
    ]
  }

  private init(_ end: Explanation.End) {
    self = ["text": .text(end.text), "probability": .number(end.probability)]
  }

  private init(_ other: Explanation.Speaker) {
    self = [
      "name": other.name.isEmpty ? .empty : .text(other.name),
      "probability": .number(other.probability),
    ]
  }

  private init(_ number: Double?) { self = number.map(Cell.number) ?? .empty }
}
