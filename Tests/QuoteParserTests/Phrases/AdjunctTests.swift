import Testing

@testable import QuoteParser

/// To whom something was said: `R` is the hearer.
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
}
