import Testing

@testable import QuoteParser

/// The base noun phrases of a sentence.
struct NounPhraseFinderTests {
  @Test(arguments: [
    Row("The former plant manager said it holds.", ["The former plant manager", "it"]),
    Row(
      "Ana Reyes and Luis Ortega met.", ["Ana Reyes", "Luis Ortega"],
      knownWrong: "the tagger takes the verb for a name"),
    Row("The mayor’s plan failed.", ["The mayor", "The mayor’s plan"]),
    Row("Her plan failed.", ["Her", "Her plan"]),
    Row("“It holds,” said the mayor of Brill.", ["the mayor", "Brill"]),
    Row("Critics say two engineers left.", ["Critics", "two engineers"]),
    Row("She told him the news.", ["She", "him", "the news"]),
    Row("A very old bridge fell down.", ["A very old bridge"]),
    Row("Brill & Sons sold it.", ["Brill & Sons", "it"]),
    Row("@brill_news wrote about it.", ["@brill_news", "it"]),
    Row("The retired teacher spoke.", ["The retired teacher"]),
    Row("Nobody left “the old mill” then.", ["Nobody"]),
    Row("It fell and broke.", ["It"]),
    Row("It rained and snowed.", ["It"], knownWrong: "“snowed” is tagged as a noun"),
    Row("According to Fenwick News, it fell.", ["Fenwick News", "it"]),
    Row("The workers’ union agreed to it.", ["The workers", "The workers’ union", "it"]),
    Row("Nearly 84% agreed.", ["84%"]),
    Row("“It holds,” said Mayor Ana Reyes.", ["Mayor Ana Reyes"]),
    Row("“It holds,” said police spokeswoman Ana Reyes.", ["police spokeswoman Ana Reyes"]),
    Row("“It holds,” reports say.", ["reports"]),
    Row("On May 3 President Reyes left.", ["May 3", "President Reyes"]),
    Row("In 2019 Mr Ortega left.", ["2019", "Mr Ortega"]),
    Row("The 2019 President’s Cup was won.", ["The 2019 President", "The 2019 President’s Cup"]),
    Row(
      "Brill resident Ana Reyes met Laurence des Brun.",
      ["Brill resident Ana Reyes", "Laurence des Brun"]),
    Row("Run quickly.", []),
  ])
  func `a phrase has its determiner and its head, and the owner of one is a phrase`(
    row: Row<[String]>
  ) {
    let text = MarkedArticle(row.text)
    let found = NounPhraseFinder(text.structure.sentences[0]).all()
    row.check { #expect(text.texts(found, in: 0) == row.expected) }
  }

  @Test func `phrases are in reading order, none has a quotation, and none is empty`() {
    for fixture in Fixture.all {
      for sentence in MarkedArticle(fixture.text.body).structure.sentences {
        let phrases = NounPhraseFinder(sentence).all()
        #expect(phrases.allSatisfy { !$0.isEmpty && $0.upperBound <= sentence.count })
        #expect(
          zip(phrases, phrases.dropFirst()).allSatisfy { $0.upperBound <= $1.upperBound })
        #expect(phrases.allSatisfy { $0.allSatisfy { !sentence[$0].isQuotation } })
      }
    }
  }
}
