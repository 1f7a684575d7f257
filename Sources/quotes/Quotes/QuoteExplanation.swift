import QuoteModel
import QuoteParser

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
      lines += LabelledList(reasons(of: explanation), width: width).lines
      let others = LabelledList(others(of: explanation), width: width).lines
      if !others.isEmpty { lines += ["", output.bold("Also considered")] + others }
    }
    text = lines.joined(separator: "\n") + "\n"
  }
}

private func reasons(of explanation: Explanation) -> [(String, String)] {
  let attribution = explanation.attribution
  return [
    ("rule", attribution.rule),
    ("in words", explanation.ruleInWords),
    // One line is too little for two paragraphs.
    ("example", explanation.example.replacing("\n\n", with: " ¶ ")),
  ] + listed(explanation.reasons.filter { $0.weight > 0 }, as: "for")
    + listed(explanation.reasons.filter { $0.weight < 0 }, as: "against") + [
      ("confidence", "\(attribution.confidence), from these and lesser reasons"),
      ("content", explanation.endProbability.map { "ends where it does: \($0)" } ?? ""),
      ("speaker", likely(explanation.speakerProbability) + explanation.speakerReason),
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

private func likely(_ probability: Double?) -> String { probability.map { "\($0), " } ?? "" }

private func others(of explanation: Explanation) -> [(String, String)] {
  explanation.alternatives.map { other in
    let what = other.rule.isEmpty ? "nobody's words" : "by the rule \(other.rule)"
    return ("\(other.probability)", "\(what) — \(other.text)")
  }
    + explanation.otherEnds.map { ("\($0.probability)", "ending sooner — \($0.text)") }
    + explanation.otherSpeakers.map {
      ("\($0.probability)", $0.name.isEmpty ? "said by nobody whom it names" : "said by \($0.name)")
    }
}

/// The explanations of the stored quotes of an article, for which it is parsed again.
struct StoredExplanations {
  private let found: [Explanation]

  /// - Parameter body: The stored text.
  init(in body: String, title: String?) {
    found = ArticleParser().explanations(in: body, title: title)
  }

  func explanation(of quote: Quote) -> StoredExplanation {
    StoredExplanation(of: quote, among: found)
  }
}

/// The explanation of a stored quote.
struct StoredExplanation {
  /// `nil` where this version does not find the quote as it is stored.
  let explanation: Explanation?
  /// What a person must know of it: that it is another version's quote, or is not found again.
  let note: String?

  /// - Parameter body: The stored text of the quote's article.
  init(of quote: Quote, in body: String) {
    self = StoredExplanations(in: body, title: quote.article.title).explanation(of: quote)
  }

  fileprivate init(of quote: Quote, among found: [Explanation]) {
    let version = ArticleParser.version
    let stored = quote.attribution
    explanation = found.first {
      $0.attribution.content == stored.content && $0.attribution.rule == stored.rule
    }
    let isOther = quote.parserVersion != version
    switch (explanation, isOther) {
    case (_?, false): note = nil
    case (_?, true):
      note = "found by parser \(quote.parserVersion); parser \(version) finds it too, and says why"
    case (nil, true):
      note =
        "found by parser \(quote.parserVersion); parser \(version) does not find it so, and cannot say why"
    case (nil, false):
      note = "parser \(version) does not find it so any more, and cannot say why"
    }
  }
}
