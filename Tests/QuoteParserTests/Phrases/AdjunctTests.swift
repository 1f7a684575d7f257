import Testing

@testable import QuoteParser

/// What stands between a cue (`C`) and its content (`Q`): `R` is the hearer, `N` the channel.
struct AdjunctTests {
  @Test(arguments: [
    "Ortega [C told] [R reporters] [Q that it holds].",
    "Ortega [C told] the [R old crew] [Q that it holds].",
    "Ortega [C told] [R her] [Q that it holds].",
    "Ortega [C assured] [R Ana Reyes] [Q that it holds].",
    "Ortega [C said] to [R reporters] [Q that it holds].",
    "Ortega [C said] to [R him] [Q that it holds].",
    "Ortega [C said] [Q that it holds].",
    "Ortega [C said] [Q to mend it].",
    "Ortega [C promised] [Q it would hold].",
  ])
  func `the hearer is found, without an article`(marked: String) throws {
    let text = MarkedArticle(marked)
    let cue = try #require(text.cue)
    let sentence = text.article.sentence(around: cue.tokens.lowerBound)
    let found = Adjuncts(text.article).recipient(
      at: cue.tokens.upperBound, of: cue, in: sentence)
    #expect(text.text(found?.named) == text.texts(text.tokens("R1")).first)
    #expect(found?.end ?? cue.tokens.upperBound <= text.tokens("Q1")[0].lowerBound)
  }

  @Test(arguments: [
    "Ortega [C said] on Monday [Q that it holds].",
    "Ortega [C said] in a [N statement] on Monday [Q that it holds].",
    "Ortega [C wrote] on [N X] [Q that it holds].",
    "Ortega [C said] at a [N rally] in Brill [Q that it holds].",
    "Ortega [C said], among other things, [Q that it holds].",
    "Ortega [C said] on 22 January [Q that it holds].",
    "Ortega [C said] [Q that it holds].",
  ])
  func `time, place and channel are passed over`(marked: String) throws {
    let text = MarkedArticle(marked)
    let cue = try #require(text.cue)
    let found = Adjuncts(text.article).adjunct(
      at: cue.tokens.upperBound, in: text.article.sentence(around: cue.tokens.lowerBound))
    #expect(found.end == text.tokens("Q1")[0].lowerBound)
    #expect(text.text(found.channel) == text.texts(text.tokens("N1")).first)
  }

  @Test(arguments: ["of floods", "about the dam", "against it"])
  func `what belongs to the verb is no adjunct`(phrase: String) {
    let text = MarkedArticle("Ortega warned " + phrase + ".")
    let found = Adjuncts(text.article).adjunct(at: 2, in: text.article.sentence(around: 0))
    #expect(found.end == 2)
  }
}
