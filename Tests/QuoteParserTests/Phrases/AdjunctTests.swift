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
    let sentence = text.structure.sentences[0]
    let start = text.elements(cue.tokens, in: 0).upperBound
    let end = text.elements(try #require(text.tokens("Q1").first), in: 0).lowerBound
    let found = Adjuncts(
      article: text.article, sentence: sentence, phrases: NounPhraseFinder(sentence).all()
    ).recipient(in: start..<max(start, end), of: cue)
    #expect(text.text(found) == text.texts(text.tokens("R1")).first)
  }

  @Test(arguments: [
    Row("Ortega said so in a statement.", "statement"),
    Row("Ortega said so on Telegram.", "Telegram"),
    Row("Ortega said so on a bridge.", nil),
  ])
  func `the channel is found after a preposition, without an article`(row: Row<String?>) {
    let text = MarkedArticle(row.text)
    let sentence = text.structure.sentences[0]
    let found = Adjuncts(
      article: text.article, sentence: sentence, phrases: NounPhraseFinder(sentence).all()
    ).channel(in: 0..<sentence.count)
    #expect(text.text(found) == row.expected)
  }
}
