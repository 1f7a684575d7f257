import QuoteModel
import Testing

@testable import QuoteParser

/// What is made of the decisions: `Q1`, `Q2` … are the contents in reading order.
struct DeciderTests {
  @Test(arguments: [
    Row("[Q1 “It holds,”] Ortega said. [Q1 “We tested it.”]", ["Q , S C Q"]),
    Row("[Q1 “It,”] Ortega said, [Q1 “holds.”]", ["Q , S C , Q"]),
    Row("[Q1 “It holds,”] Ortega said, adding, [Q2 “We tested it.”]", ["Q , S C", "S , C , Q"]),
    Row(
      "[Q1 “It holds,”] Ortega said. The crew went home. [Q1 “We tested it for a whole year.”]",
      ["Q , S C Q"]),
    Row(
      "[Q1 “It holds,”] Ortega said.\n\n[Q2 “We tested it.”]", ["Q , S C", "S C ¶ Q"]),
    Row(
      "[Q1 “It holds,”] Ortega said.\n\n[Q2 “We tested it twice in the rain.”]",
      ["Q , S C", "S C ¶ Q"]),
    Row(
      "Ortega said [Q1 that the dam would hold]. The crew agreed. [Q2 “We tested it.”]",
      ["S C I", "S C . Q"]),
    Row("Ortega had a word for the crew: [Q1 “You are heroes.”]", ["S C : Q"]),
    Row("The crew went home. [Q1 “We tested it.”]", ["Q"]),
    Row("[Q1 “One.]\n\n[Q1 “Two,”] Ortega said.", ["Q , S C"]),
    Row("[Q1 “One,”] Ortega said. [Q1 “Two.]\n\n[Q1 “Three.”]", ["Q , S C Q"]),
    Row("[Q1 “It holds,”] Ortega said. [Q2 “It leaks,”] Reyes said.", ["Q , S C", "Q , S C"]),
    Row(
      "Ortega praised [Q1 those who left] but said [Q2 the dam would hold].", ["S C I", "S C I"]),
    Row(
      "Ortega said [Q1 the dam would hold], and Reyes said [Q2 it was new].", ["S C I", "S C I"]),
    Row("Reyes said [Q1 Ortega had told her [Q2 that it held]].", ["S C I", "S C I"]),
  ])
  func `an article has its attributions, each arranged as it is`(row: Row<[String]>) {
    let text = MarkedArticle(row.text)
    let drafts = drafts(of: text)
    row.check {
      #expect(drafts.map(\.rule.name) == row.expected)
      for (number, draft) in drafts.enumerated() {
        #expect(
          text.texts(draft.content).map(folded)
            == text.texts(text.tokens("Q\(number + 1)")).map(folded))
      }
    }
  }

  @Test(arguments: [
    Row("[Q1 “[S2 Mia] [C2 told] me [Q2 that it was sold],”] [S1 Ortega] [C1 said]."),
    Row("[Q1 “[S2 They] [C2 say] [Q2 the dam is fine],”] [S1 Ortega] [C1 said]."),
    Row("[Q1 “[S2 They] [C2 told] me, [Q2 ‘The dam is fine.’] I laughed,”] [S1 Ortega] [C1 said]."),
    Row("[Q1 ‘[S2 She] [C2 said] [Q2 “The dam is fine”] and left,’] [S1 Ortega] [C1 said]."),
  ])
  func `an attribution inside a quotation is kept, and is inner`(row: Row<Void>) throws {
    let text = MarkedArticle(row.text)
    let drafts = drafts(of: text)
    try row.check {
      try #require(drafts.map(\.isInner) == [false, true])
      for (draft, number) in zip(drafts, 1...) {
        #expect(
          text.texts(draft.content).map(folded)
            == text.texts(text.tokens("Q\(number)")).map(folded))
        #expect(text.text(draft.source?.tokens) == text.texts(text.tokens("S\(number)")).first)
        #expect(text.text(draft.cue?.tokens) == text.texts(text.tokens("C\(number)")).first)
      }
    }
  }

  @Test(arguments: [
    Row("Ortega said it holds.", QuoteMode.speech),
    Row("Ortega wrote that the dam would hold.", .writing),
    Row("Ortega thinks it holds.", .thought), Row("Ortega hopes the dam will hold.", .thought),
    Row("According to Ortega, it holds.", .speech),
  ])
  func `a cue has its mode`(row: Row<QuoteMode>) {
    let drafts = drafts(of: MarkedArticle(row.text))
    row.check { #expect(drafts.map { $0.cue?.mode } == [row.expected]) }
  }

  @Test func `decisions of one sentence hold together`() {
    for fixture in Fixture.all {
      let structure = MarkedArticle(fixture.text.body).structure
      let decider = Decider(structure, LearntModels.english.decisions)
      for number in structure.sentences.indices {
        let decisions = decider.decisions(in: number)
        for (place, one) in decisions.enumerated() {
          #expect(one.rank > 0.5 && one.certainty > 0 && one.certainty <= 1)
          for other in decisions[..<place] {
            let (a, b) = (one.content, other.content)
            #expect(other.rank >= one.rank)
            #expect(!one.site.cue.overlaps(other.site.cue))
            // What a text is according to may be said by another in it.
            let isReported = (one.site.kind == .accordingTo) != (other.site.kind == .accordingTo)
            #expect(a.lowerBound != b.lowerBound || isReported)
            #expect(!a.overlaps(b) || a.clamped(to: b) == a || b.clamped(to: a) == b)
          }
        }
      }
    }
  }

  @Test func `the same text gives the same attributions every time`() {
    for fixture in Fixture.all {
      let first = ArticleParser().attributions(in: fixture.text.body)
      for _ in 0..<3 {
        #expect(ArticleParser().attributions(in: fixture.text.body) == first, "\(fixture.name)")
      }
    }
  }

  @Test func `what is decided of a paragraph does not depend on others without names`() {
    let body = "“It holds,” Luis Ortega said on Monday."
    let alone = ArticleParser().attributions(in: body)
    let after = ArticleParser().attributions(in: body + "\n\nThe river rose all night.")
    #expect(alone == after)
  }

  // MARK: Sources that are no speakers

  @Test func `a paper that reports what somebody said is the way, not the speaker`() {
    let text = MarkedArticle("According to the Brill Post, Ortega said it holds.")
    let drafts = Sourcing.drafts(drafts(of: text), in: text.article)
    #expect(drafts.map { text.text($0.source?.tokens) } == ["Ortega"])
    #expect(drafts.map { text.text($0.via) } == ["Brill Post"])
  }

  @Test func `a paper that an article has it from alone is a speaker like others`() {
    let text = MarkedArticle("The dam will hold, according to the Brill Post.")
    let drafts = Sourcing.drafts(drafts(of: text), in: text.article)
    #expect(drafts.map { text.text($0.source?.tokens) } == ["the Brill Post"])
    #expect(drafts.map(\.via) == [nil])
  }

  private func drafts(of text: MarkedArticle) -> [AttributionDraft] {
    Decider(text.structure, LearntModels.english.decisions).drafts().sorted { $0.start < $1.start }
  }

  /// Without the mark at its end.
  private func folded(_ content: String) -> String {
    content.last.map { ".,".contains($0) } == true ? String(content.dropLast()) : content
  }
}
