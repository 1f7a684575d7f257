import Testing

@testable import QuoteParser

/// How weights are read, found and summed.
struct LinearModelTests {
  private static let lines: [Substring] = [
    "bias|-1.5", "row|row Q , C S|0.5", "cueRow|cue say|row Q , C S|0.25",
    "openingRow|that|row S C R ~ that I|2.00", "lengthRow|3|row Q , C S|-0.75",
    "no such kind|3|1.00", "row|row no such row|1.00", "row|row Q , C S|row Q , C S|a weight",
  ]
  private static let model = LinearModel<AcceptanceFeature>(
    lines: lines, cues: Lexicon.english.indicesByName)

  private static func value(_ name: Substring) -> FeatureValue {
    FeatureValue(name: name, cues: Lexicon.english.indicesByName) ?? .none
  }

  @Test func `weights are summed upon the bias, and what has none adds nothing`() {
    var odds = LogOdds(Self.model)
    #expect(odds.sum == -1.5)
    let row = Self.value("row Q , C S")
    odds.take(Feature(.row, row))
    odds.take(Feature(.cueRow, Self.value("cue say"), row))
    odds.take(Feature(.lengthRow, .number(3), row))
    odds.take(Feature(.lengthRow, .number(4), row))
    odds.take(Feature(.formRow, row))
    #expect(odds.sum == -1.5)
    odds.take(
      Feature(.openingRow, .word(WordHash("that".utf8).short), Self.value("row S C R ~ that I")))
    #expect(odds.sum == 0.5)
  }

  @Test func `the features that have a weight are told with it`() {
    var weighed = WeighedFeatures(Self.model)
    weighed.take(Feature(.lengthRow, .number(3), Self.value("row Q , C S")))
    weighed.take(Feature(.lengthRow, .number(5), Self.value("row Q , C S")))
    #expect(weighed.elements.map(\.weight) == [-0.75])
  }

  @Test(arguments: [
    "0", "12", "<capital>", "<edge>", "row Q , C S", "row Q — S", "cue say", "cue point out",
    "noun claim", "cue according to", "cue :", "cue —", "that", "the",
  ])
  func `a value has the name that its file gives it`(name: String) throws {
    let value = try #require(
      FeatureValue(name: Substring(name), cues: Lexicon.english.indicesByName))
    #expect(value.name(in: .english) == name)
  }

  @Test(arguments: ["row no such row", "cue no such cue", "<no such label>"])
  func `what is no more is no value`(name: String) {
    #expect(FeatureValue(name: Substring(name), cues: Lexicon.english.indicesByName) == nil)
  }

  @Test func `a feature of other values or in another order is another`() {
    let (a, b) = (FeatureValue.number(1), FeatureValue.number(2))
    let keys = [
      Feature(AcceptanceFeature.row, a), Feature(.row, b), Feature(.row, a, b),
      Feature(.row, b, a), Feature(.cue, a), Feature(.row, a, b, a),
    ].map(\.key)
    #expect(Set(keys).count == keys.count)
  }

  @Test func `log odds are probabilities`() {
    #expect(probability(ofLogOdds: 0) == 0.5)
    #expect(probability(ofLogOdds: 2).toHundredth == 0.88)
    #expect(probability(ofLogOdds: -2).toHundredth == 0.12)
  }

  @Test(arguments: [
    Row("The dam will hold", ["the", "<other>", "will", "<verb>"]),
    Row(
      "“It holds,” Ortega said, 27",
      [
        "<quotation>", "it", "<cuePast>", "<comma>", "<mark>", "<capital>", "<cuePast>", "<comma>",
        "<number>",
      ]),
    Row(
      "quickly moving on Monday to officials",
      ["<adverb>", "<ing>", "on", "<time>", "to", "<person>"]),
  ])
  func `a token is itself or a label to what was learnt`(row: Row<[String]>) {
    let article = TokenizedArticle(row.text, lexicon: .english)
    let sentence = article.tokens.indices
    #expect(sentence.map { article.label($0, in: sentence).name(in: .english) } == row.expected)
    #expect(article.label(sentence.count, in: sentence) == .label(.edge))
  }
}
