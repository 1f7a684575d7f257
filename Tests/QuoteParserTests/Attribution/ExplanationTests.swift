import LearntChoices
import QuoteModel
import Testing

@testable import QuoteParser

struct ExplanationTests {
  @Test(arguments: Fixture.all)
  func `explanations are of the attributions that the parser gives`(fixture: Fixture) {
    let body = fixture.text.body
    let explanations = ArticleParser().explanations(in: body)
    #expect(explanations.map(\.attribution) == ArticleParser().attributions(in: body))
    for explanation in explanations {
      #expect(!explanation.ruleInWords.isEmpty && !explanation.example.isEmpty)
      #expect(!explanation.speakerReason.isEmpty)
      #expect(explanation.probability.map { (0...1).contains($0) } ?? true)
    }
  }

  @Test(arguments: Fixture.all)
  func `reasons and alternatives are in order, and none is the decision`(fixture: Fixture) {
    for explanation in ArticleParser().explanations(in: fixture.text.body) {
      let weights = explanation.reasons.map { abs($0.weight) }
      #expect(weights.count <= 5 && weights == weights.sorted(by: >))
      #expect(Set(explanation.reasons.map(\.text)).count == weights.count)
      for likely in [
        explanation.alternatives.map(\.probability), explanation.otherEnds.map(\.probability),
      ] {
        #expect(likely == likely.sorted(by: >) && likely.allSatisfy { (0.01...1).contains($0) })
      }
      #expect(!explanation.alternatives.map(\.text).contains(explanation.attribution.text))
      if let end = explanation.endProbability {
        let others = explanation.otherEnds.map(\.probability)
        #expect(others.allSatisfy { $0 <= end } && end + others.reduce(0, +) <= 1.02)
      } else {
        #expect(explanation.otherEnds.isEmpty)
      }
    }
  }

  @Test(arguments: Fixture.all)
  func `the reasons sum to what the place scores above none`(fixture: Fixture) throws {
    let structure = MarkedArticle(fixture.text.body).structure
    let models = LearntModels.english.decisions
    let decider = Decider(structure, models, explains: true)
    for decision in structure.sentences.indices.flatMap(decider.decisions) {
      let choice = ContentPlaces(of: SiteFeatures(decision.site, in: structure))
      func said(_ place: ContentPlace) -> Double {
        Double(choice.score(place, by: models.places).said)
      }
      let considered = try #require(decision.considered)
      let grounds = decider.grounds(of: decision, considered.places, considered.ends)
      let sum = grounds.reasons.reduce(0) { $0 + $1.weight }
      // Reasons that hardly weigh are left out.
      let left = 0.05 * Double(Topic.allCases.count - grounds.reasons.count)
      #expect(abs(sum - (said(decision.place) - said(.none))) <= left + 1e-3)
      #expect(abs((grounds.probability ?? -1) - Double(decision.said)) < 1e-4)
    }
  }

  @Test func `who does not ask for grounds gets none, and the same decisions`() {
    for fixture in Fixture.all {
      let structure = MarkedArticle(fixture.text.body).structure
      let models = LearntModels.english.decisions
      let plain = Decider(structure, models).drafts()
      let explained = Decider(structure, models, explains: true).drafts()
      #expect(plain.allSatisfy { $0.grounds == nil })
      #expect(plain.map(\.content) == explained.map(\.content))
      #expect(plain.map(\.confidence) == explained.map(\.confidence))
    }
  }

  @Test func `the rule is told in words, with its example`() throws {
    let explanation = try only("Luis Ortega said that the dam would hold.")
    #expect(explanation.attribution.rule == "S C I")
    #expect(explanation.ruleInWords.hasPrefix("the source, the cue"))
    #expect(explanation.example == "[S Ortega] [C said] [Q the dam would hold]")
  }

  @Test func `what speaks for an attribution is told with its words`() throws {
    let reasons = try only("“It holds,” said Luis Ortega.").reasons.map(\.text)
    #expect(reasons.contains("the cue is “said”"))
    #expect(reasons.contains("nothing stands between cue and content"))
  }

  @Test func `other places of the content and other ends are told`() {
    let all = Fixture.all.flatMap { ArticleParser().explanations(in: $0.text.body) }
    #expect(all.count { !$0.alternatives.isEmpty } >= 5)
    #expect(all.count { !$0.otherEnds.isEmpty } >= 5)
    #expect(all.count { $0.endProbability != nil } >= 10)
  }

  @Test func `a quotation without a cue is told from its neighbours`() throws {
    let text =
      "“It held,” Luis Ortega said.\n\n“We tested it for a year, and it held on every day of it.”"
    let explanation = try #require(ArticleParser().explanations(in: text).last)
    #expect(explanation.probability == nil && explanation.endProbability == nil)
    #expect(explanation.reasons.contains { $0.text == "the attribution before it" })
    #expect(!explanation.reasons.contains { $0.text.contains("none") })
    #expect(explanation.ruleInWords.contains("the end of the paragraph"))
  }

  @Test func `what else a quotation without a cue might have been is told`() throws {
    let text = "The crew went home. “Nobody asked us anything at all.”"
    let explanation = try #require(ArticleParser().explanations(in: text).last)
    #expect(explanation.attribution.rule == "Q")
    #expect(explanation.alternatives.map(\.rule) == [""])
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
    ("He said the dam would hold.", "nobody in the article clearly fits “He” best"),
  ])
  func `the speaker is told with where the article names them`(
    text: String, reason: String
  ) throws {
    #expect(try only(text).speakerReason == reason)
  }

  @Test func `whom else a pronoun might have meant is told, and how likely`() throws {
    let explanation = try only("Luis Ortega met Juan Reyes. He said the dam would hold.")
    let likely = try #require(explanation.speakerProbability)
    let others = explanation.otherSpeakers
    #expect(explanation.attribution.speakers.map(\.name) == ["Luis Ortega"])
    #expect(others.contains { $0.name == "Juan Reyes" } && others.contains { $0.name.isEmpty })
    #expect(others.allSatisfy { (0.01...likely).contains($0.probability) })
    #expect(try only("Luis Ortega said the dam would hold.").speakerProbability == nil)
  }

  @Test func `those of the speaker's last name are told`() throws {
    let text = "Luis Ortega met Ana Ortega in Brill. “It holds,” Ana Ortega said."
    #expect(try only(text).namesakes == ["Luis Ortega"])
  }

  private func only(_ text: String) throws -> Explanation {
    let explanations = ArticleParser().explanations(in: text)
    #expect(explanations.count == 1, "\(explanations.map(\.attribution.text))")
    return try #require(explanations.first)
  }
}
