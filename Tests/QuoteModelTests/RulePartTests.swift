import QuoteModel
import Testing

/// How the parts of an attribution follow each other, in words.
struct RulePartTests {
  @Test(arguments: [
    ("Q , S C", "words between quotation marks, a comma, the source, the cue"),
    (
      "S C I",
      "the source, the cue, words that are not, or not all, between quotation marks"
    ),
    ("S C ¶ Q", "the source, the cue, the end of the paragraph, words between quotation marks"),
    ("Q", "words between quotation marks"),
    (
      "S … : Q ?",
      "the source, other words, a colon, words between quotation marks, one of the quotation marks is lost"
    ),
  ])
  func `a rule is told in words`(rule: String, words: String) {
    #expect(RulePart.parts(of: rule).inWords == words)
  }

  @Test(arguments: [
    ("Q , S C", "[Q “The dam will hold”], [S Ortega] [C said]"),
    ("S C I", "[S Ortega] [C said] [Q the dam would hold]"),
    ("S C : Q", "[S Ortega] [C said]: [Q “The dam will hold”]"),
    ("S C . Q", "[S Ortega] [C said]. [Q “The dam will hold”]"),
    ("Q C S ?", "[Q “The dam will hold”] [C said] [S Ortega]"),
  ])
  func `a rule has an example`(rule: String, example: String) {
    #expect(RulePart.parts(of: rule).example == example)
  }
}
