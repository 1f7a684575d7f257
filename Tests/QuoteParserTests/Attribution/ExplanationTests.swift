import QuoteModel
import Testing

@testable import QuoteParser

struct ExplanationTests {
  @Test(arguments: AttributionPattern.english)
  func `explanations are of the attributions that the parser gives`(
    pattern: AttributionPattern
  ) {
    let text = MarkedText(pattern.example).body + " “A fine day.” The crew went home."
    let explanations = ArticleParser().explanations(in: text)
    #expect(explanations.map(\.attribution) == ArticleParser().attributions(in: text))
    for explanation in explanations where !explanation.attribution.rule.hasSuffix("?") {
      let confidence = explanation.attribution.confidence
      #expect(explanation.probability ?? confidence == confidence)
    }
  }

  @Test func `the rule is told in words, with its example`() throws {
    let explanation = try only("Luis Ortega said that the dam would hold.")
    #expect(explanation.attribution.rule == "S C R ~ that I")
    #expect(explanation.ruleInWords.hasPrefix("the source, the cue"))
    #expect(explanation.example.contains("[Q that the dam would hold]"))
  }

  @Test func `the five weightiest reasons are told, the weightiest first`() throws {
    let reasons = try only("Luis Ortega said that the dam would hold.").reasons
    let weights = reasons.map { abs($0.weight) }
    #expect(weights.count == 5)
    #expect(weights == weights.sorted(by: >))
    #expect(reasons.contains { $0.weight > 0 })
    #expect(Set(reasons.map(\.text)).count == 5)
  }

  @Test func `other matches of the cue and other ends of the content are told`() throws {
    let explanation = try only(
      "Luis Ortega said that the water was clear and that the mayor had praised the crew.")
    #expect(explanation.alternatives.map(\.text).contains("that the mayor had praised the crew"))
    #expect(!explanation.alternatives.map(\.rule).contains(explanation.attribution.rule))
    #expect(explanation.otherEnds.map(\.text).contains("that the water was clear"))
    #expect(explanation.otherEnds.allSatisfy { $0.probability <= 0.5 })
  }

  @Test func `a quotation without a cue is told from its neighbours`() throws {
    let text = "Luis Ortega said that it held. The crew agreed.\n\n“We tested it all night long.”"
    let explanation = try #require(ArticleParser().explanations(in: text).last)
    #expect(explanation.probability == nil)
    #expect(explanation.reasons.isEmpty)
    #expect(explanation.ruleInWords.contains("without a cue"))
    #expect(!explanation.example.isEmpty)
  }

  @Test(arguments: [
    (
      "Luis Ortega was in Brill. He said the dam would hold.",
      "“He” is Luis Ortega: last named, as “Luis Ortega”, in the sentence before"
    ),
    (
      "Luis Ortega was in Brill. Ortega said the dam would hold.",
      "“Ortega” is Luis Ortega: named in full in the sentence before"
    ),
    (
      "Officials said the dam would hold.",
      "“Officials” is all that the article tells of the source"
    ),
    ("He said the dam would hold.", "nobody in the article fits “He” best"),
  ])
  func `the speaker is told with where the article names them`(
    text: String, reason: String
  ) throws {
    #expect(try only(text).speakerReason == reason)
  }

  @Test func `those of the speaker's last name are told`() throws {
    let text = "Luis Ortega met Ana Ortega in Brill. “It holds,” Ana Ortega said."
    #expect(try only(text).namesakes == ["Luis Ortega"])
  }

  @Test func `every feature has words`() {
    let words = FeatureWords(.english)
    for kind in AcceptanceFeature.allCases {
      let phrase = words.phrase(Feature(kind, .label(.edge), .label(.part)))
      #expect(!phrase.isEmpty && !phrase.contains("<"), "\(kind): \(phrase)")
    }
  }

  private func only(_ text: String) throws -> Explanation {
    let explanations = ArticleParser().explanations(in: text)
    #expect(explanations.count == 1, "\(explanations.map(\.attribution.text))")
    return try #require(explanations.first)
  }
}
