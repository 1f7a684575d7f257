import QuoteModel

/// Why a quote was attributed as it was, and what else was considered, for a person.
struct ExplanationLayout {
  let text: String

  /// - Parameters:
  ///   - explanation: `nil` where there is none; the note then says why.
  ///   - note: What a person must know of it.
  init(_ explanation: Explanation?, note: String? = nil, for output: Output) {
    let width = output.layoutWidth
    var lines = [output.bold("Why")] + DisplayWidth.wrapped(VisibleText.line(note ?? ""), to: width)
    if let explanation {
      lines += FieldLayout(reasons(of: explanation), width: width).lines
      let others = FieldLayout(others(of: explanation), width: width).lines
      if !others.isEmpty { lines += ["", output.bold("Also considered")] + others }
    }
    text = lines.joined(separator: "\n") + "\n"
  }
}

private func reasons(of explanation: Explanation) -> [(String, String)] {
  let attribution = explanation.attribution
  let isLearnt = explanation.probability != nil
  let basis = isLearnt ? "from these and lesser reasons" : "how often this rule was right"
  return [
    ("rule", attribution.rule),
    ("in words", explanation.ruleInWords),
    // One line is too little for two paragraphs.
    ("example", explanation.example.replacing("\n\n", with: " ¶ ")),
  ] + listed(explanation.reasons.filter { $0.weight > 0 }, as: "for")
    + listed(explanation.reasons.filter { $0.weight < 0 }, as: "against") + [
      ("confidence", "\(attribution.confidence), \(basis)"),
      ("content", explanation.endProbability.map { "ends where it does: \($0)" } ?? ""),
      ("speaker", explanation.speakerReason),
      ("namesakes", explanation.namesakes.joined(separator: ", ")),
    ]
}

/// One a line, with its weight: *+0.39 the source is a name*.
private func listed(
  _ reasons: [Explanation.Reason], as name: String
) -> [(String, String)] {
  reasons.enumerated().map { index, reason in
    (index == 0 ? name : "", "\(reason.weight > 0 ? "+" : "")\(reason.weight) \(reason.text)")
  }
}

private func others(of explanation: Explanation) -> [(String, String)] {
  explanation.alternatives.map { ("\($0.probability)", "by the rule \($0.rule) — \($0.text)") }
    + explanation.otherEnds.map { ("\($0.probability)", "ending sooner — \($0.text)") }
}
