import Testing

@testable import QuoteParser

/// Sentences whose quotations are one element each, and the sentences inside quotations.
struct ElementTests {
  @Test(arguments: [
    Row("“It holds. We tested it,” Ortega said.", ["“It holds. We tested it,”|Ortega|said|."]),
    Row(
      "Ortega said it was “solid” and “new.”",
      ["Ortega|said|it|was|“solid”|and|“new.”"]),
    Row("It rained. Ortega left.", ["It|rained|.", "Ortega|left|."]),
    Row("Ortega’s dam won’t hold.", ["Ortega|’s|dam|won’t|hold|."]),
    Row("“It holds.”", ["“It holds.”"]),
    Row("“It holds.\n\n“It is old,” Ortega said.", ["“It holds.", "“It is old,”|Ortega|said|."]),
  ])
  func `a quotation is one element, any other token is one too`(row: Row<[String]>) {
    let text = MarkedArticle(row.text)
    #expect(sentences(of: text, isInner: false) == row.expected)
  }

  @Test(arguments: [
    Row(
      "“Mia told me it was sold. We all left the hall,” Ortega said.",
      ["Mia|told|me|it|was|sold|.", "We|all|left|the|hall|,"]),
    // Too short to hold an attribution.
    Row("“It holds,” Ortega said.", []),
    Row("Ortega called it “a wall of wet paper.”", ["a|wall|of|wet|paper|."]),
    Row("“Yes. Mia told me it was sold,” Ortega said.", ["Mia|told|me|it|was|sold|,"]),
  ])
  func `the sentences inside a quotation are sentences too`(row: Row<[String]>) {
    #expect(sentences(of: MarkedArticle(row.text), isInner: true) == row.expected)
  }

  @Test func `the sentences of the article come first, and cover its tokens`() {
    for fixture in Fixture.all {
      let structure = MarkedArticle(fixture.text.body).structure
      let outer = structure.sentences.prefix { !$0.isInner }
      #expect(outer.count == structure.article.sentences.count)
      #expect(structure.sentences.dropFirst(outer.count).allSatisfy { $0.isInner })
      #expect(
        outer.flatMap(\.elements).flatMap(\.tokens)
          == Array(structure.article.tokens.indices), "\(fixture.name)")
    }
  }

  @Test func `a sentence knows its cue verbs and its last quotation`() {
    let sentence = MarkedArticle("“It holds,” Ortega said, and Reyes added it was “old” then.")
      .structure.sentences[0]
    #expect(sentence.hasQuotation && sentence.lastQuotation == 9)
    #expect(sentence.firstCueVerb == 2 && sentence.lastCueVerb == 6)
    let plain = MarkedArticle("The river rose.").structure.sentences[0]
    #expect(!plain.hasQuotation && plain.firstCueVerb == -1 && plain.lastCueVerb == -1)
  }

  @Test func `beyond a sentence stands a mark that is no element of it`() {
    let sentence = MarkedArticle("It holds").structure.sentences[0]
    for index in [-1, sentence.count, Int.max] {
      #expect(sentence[index].tag == .mark && !sentence[index].isQuotation)
      #expect(!sentence.has(index, [.cue, .pronoun]))
    }
  }

  @Test(arguments: [
    Row("the", true), Row("of", true), Row("she", true), Row("and", true), Row(",", true),
    Row("dam", false), Row("said", false), Row("quickly", false), Row("old", false),
  ])
  func `the words of few are labels of their own, other words are their tag`(row: Row<Bool>) throws
  {
    let text = MarkedArticle("Then she quickly said, the old dam of the mill and the pier broke.")
    let element = try #require(
      text.structure.sentences[0].elements.first { text.article.text(of: $0.tokens) == row.text })
    #expect(element.label == (row.expected ? element.word : UInt32(element.tag.rawValue) + 200))
  }

  private func sentences(of text: MarkedArticle, isInner: Bool) -> [String] {
    text.structure.sentences.filter { $0.isInner == isInner }.map { sentence in
      sentence.elements.map { text.article.text(of: $0.tokens) }.joined(separator: "|")
    }
  }
}
