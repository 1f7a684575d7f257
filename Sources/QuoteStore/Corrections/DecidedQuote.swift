import QuoteModel

/// All that people decided about one quote: of two decisions on one field, the later.
struct DecidedQuote {
  let anchor: TextSpan
  let isRejected: Bool
  /// What the parser had when the last decision was made.
  let inferred: Attribution?
  /// Which of the decisions are in force, by their place among those given.
  let inForce: Set<Int>
  private var accepted: Attribution?
  /// Who said it, where that was decided.
  private(set) var speakers: [AttributedSpeaker]?
  private var kind: QuoteKind?
  private var content: [TextSpan]?

  /// - Parameter corrections: Those about one quote that were not taken back, as they were made.
  init(_ corrections: [Correction]) {
    anchor = corrections[0].anchor
    inferred = corrections.last { $0.inferred != nil }?.inferred
    isRejected = corrections.last?.decision == .rejected
    // A decision that follows a rejection says that it is a quote after all.
    var last: [Decision.Field: Int] = [:]
    for (place, correction) in corrections.enumerated() {
      let isOutdone = correction.decision == .rejected && !isRejected
      if !isOutdone { last[correction.decision.field] = place }
    }
    if isRejected { last = last.filter { $0.key == .rejected } }
    inForce = Set(last.values)
    for place in last.values {
      switch corrections[place].decision {
      case .speakers(let speakers): self.speakers = speakers
      case .kind(let kind): self.kind = kind
      case .content(let content): self.content = content
      case .accepted: accepted = corrections[place].inferred
      case .rejected: break
      }
    }
  }

  /// The quote as it was decided.
  ///
  /// - Parameter base: What the parser finds there now. Where it finds nothing, the quote is made
  ///   anew as it was; what was accepted stays as it was in any case.
  /// - Throws: `DecisionConflict`
  func attribution(
    over base: Attribution?, in body: inout BodyText
  ) throws(DecisionConflict) -> Attribution {
    guard var made = accepted ?? base ?? inferred else { return try added(in: &body) }
    if made != base, let text = ContentText(of: made.content, in: &body)?.text,
      letters(of: text[...]) != letters(of: made.text[...])
    {
      throw DecisionConflict("the article has other words there")
    }
    if let content {
      made.text = try ContentText.checked(content, in: &body)
      made.content = content
    } else if made != base {
      _ = try ContentText.checked(made.content, in: &body)
    }
    decideKindAndSpeakers(of: &made)
    return made
  }

  /// A quote that the parser never found.
  private func added(in body: inout BodyText) throws(DecisionConflict) -> Attribution {
    let content = content ?? [anchor]
    let text = try ContentText.checked(content, in: &body)
    let kind = body.text(of: content[0]).map(ContentText.kind) ?? .indirect
    var made = Attribution(
      kind: kind, mode: .speech, text: text, content: content, rule: "added", confidence: 1)
    decideKindAndSpeakers(of: &made)
    return made
  }

  private func decideKindAndSpeakers(of made: inout Attribution) {
    if let kind { made.kind = kind }
    if let speakers, made.speakers != speakers {
      made.speakers = speakers
      // It told what the other one is.
      made.role = nil
    }
  }
}

/// Why decisions cannot take effect, in words.
struct DecisionConflict: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

extension ContentText {
  fileprivate static func checked(
    _ spans: [TextSpan], in body: inout BodyText
  ) throws(DecisionConflict) -> String {
    if let content = ContentText(of: spans, in: &body) { return content.text }
    throw DecisionConflict("no words stand at its span in the article")
  }
}
