import Testing

@testable import QuoteParser

/// Where the content (`Q`) after a cue (`C`) ends.
struct ContentEndTests {
  private static let runsOn = "the weights let the content run on to the end of the sentence"

  @Test(arguments: [
    Row("Ortega [C said] [Q that the dam would hold].", "S C R ~ that I"),
    Row("Ortega [C said] [Q that it held and that it was new].", "S C R ~ that I"),
    Row(
      "Ortega [C said] [Q that it was “solid” and “new”], adding that he left.", "S C R ~ that I"),
    Row("Ortega [C said] [Q that if it rained, the dam would hold].", "S C R ~ that I"),
    Row("Ortega [C said] [Q that the dam, which is old, would hold].", "S C R ~ that I"),
    Row(
      "Ortega [C said] [Q that the dam of Brill would hold for another hundred years], while"
        + " Reyes of the rival party called for a new one.", "S C R ~ that I",
      knownWrong: runsOn),
    Row(
      "Ortega [C said] [Q the crew had tested the dam in June and again in July], adding that it"
        + " would do so every summer.", "S C R ~ I"),
    Row("Critics [C called] [Q the plan “reckless”], and left.", "S C as"),
    Row("Critics [C called] [Q the plan “reckless”] when it was shown.", "S C as"),
    Row("Ortega [C praised] [Q the “steady” hands of the crew].", "S C N"),
    Row(
      "Ortega [C said] [Q that the dam would hold], according to Reyes.", "S C R ~ that I",
      knownWrong: runsOn),
    Row(
      "Ortega [C said] [Q that it held], and Reyes agreed with him.", "S C R ~ that I",
      knownWrong: runsOn),
    Row(
      "Ortega [C said] [Q the dam would hold], but did not say for how long.", "S C R ~ I",
      knownWrong: runsOn),
    Row(
      "Ortega [C said] [Q the dam would hold]; the crew went home.", "S C R ~ I",
      knownWrong: runsOn),
    Row(
      "Ortega [C said] [Q it “holds well”] as the crew went home.", "S C R ~ I",
      knownWrong: runsOn),
  ])
  func `a content ends where the author takes over`(example: Row<String>) throws {
    let text = MarkedArticle(example.text)
    let cue = try #require(text.cue)
    let content = try #require(text.tokens("Q1").first)
    let row = try #require(AttributionPattern.english.firstIndex { $0.name == example.expected })
    let ends = ContentEnds(text.article, Clauses(text.article))
    let sentence = text.article.sentence(around: cue.tokens.lowerBound)
    let end = ends.end(from: content.lowerBound, in: sentence, row: row, cue: cue)
    example.check { #expect(text.text(content.lowerBound..<end) == text.text(content)) }
    let places = ends.places(from: content.lowerBound, in: sentence, row: row, cue: cue)
    #expect(places.map(\.token).contains(end))
    #expect(places.dropLast().allSatisfy { !$0.features.isEmpty })
    let weighed = ends.weighedPlaces(from: content.lowerBound, in: sentence, row: row, cue: cue)
    #expect(weighed.dropLast().allSatisfy { $0.logOdds <= 0 })
  }
}
