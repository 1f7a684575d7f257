import QuoteModel
import Testing

@testable import QuoteParser

/// How the parts of an attribution follow each other, in words.
struct ArrangementTests {
  @Test(arguments: [
    Row("Q , S C", "words between quotation marks, a comma, the source, the cue"),
    Row(
      "S C I",
      "the source, the cue, words that are not, or not all, between quotation marks"),
    Row("S C ¶ Q", "the source, the cue, the end of the paragraph, words between quotation marks"),
    Row("Q", "words between quotation marks"),
    Row(
      "S … : Q ?",
      "the source, other words, a colon, words between quotation marks, one of the quotation marks is lost"
    ),
  ])
  func `an arrangement is told in words`(row: Row<String>) {
    #expect(Arrangement(name: row.text).inWords == row.expected)
  }

  @Test(arguments: [
    Row("Q , S C", "[Q “The dam will hold”], [S Ortega] [C said]"),
    Row("S C I", "[S Ortega] [C said] [Q the dam would hold]"),
    Row("S C : Q", "[S Ortega] [C said]: [Q “The dam will hold”]"),
    Row("S C . Q", "[S Ortega] [C said]. [Q “The dam will hold”]"),
    Row("Q C S ?", "[Q “The dam will hold”] [C said] [S Ortega]"),
  ])
  func `an arrangement has an example`(row: Row<String>) {
    #expect(Arrangement(name: row.text).example == row.expected)
  }

  @Test func `what the parser gives is told in full`() {
    for fixture in Fixture.all {
      for attribution in ArticleParser().attributions(in: fixture.text.body) {
        let parts = attribution.rule.split(separator: " ")
        let arrangement = Arrangement(name: attribution.rule)
        for part in Set(parts) {
          #expect(!Arrangement(name: String(part)).inWords.isEmpty, "\(attribution.rule)")
        }
        let marked = MarkedText(arrangement.example)
        #expect(!(marked.spans["Q1"] ?? []).isEmpty, "\(attribution.rule)")
      }
    }
  }
}
