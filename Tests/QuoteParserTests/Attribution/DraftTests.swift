import Testing

@testable import QuoteParser

/// The passes that mend what the patterns gave: `Q1`, `Q2` … are the contents that they leave.
struct DraftTests {
  @Test(arguments: [
    Row("[Q1 “It holds,”] Ortega said. [Q1 “We tested it.”]", ["Q , S C R . Q"]),
    Row("[Q1 “It,”] Ortega said, [Q1 “holds.”]", ["F , S C R …"]),
    Row("[Q1 “It holds,”] Ortega said, adding, [Q1 “We tested it.”]", ["Q , S C R . Q"]),
    Row(
      "[Q1 “It holds,”] Ortega said. The crew went home. [Q1 “We tested it for a whole year.”]",
      ["Q , S C R . Q"]),
    Row(
      "[Q1 “It holds,”] Ortega said.\n\n[Q2 “We tested it.”]", ["Q , S C R .", "S C ¶ Q"]),
    Row(
      "Ortega said [Q1 that the dam would hold]. The crew agreed. [Q2 “We tested it.”]",
      ["S C R ~ that I", "S C . Q"]),
    Row("Ortega had a word for the crew: [Q1 “You are heroes.”]", ["S … : Q"]),
    Row("The crew went home. [Q1 “We tested it.”]", ["Q"]),
    Row("[Q1 “One.]\n\n[Q1 “Two,”] Ortega said.", ["Q , S C R ."]),
    Row("[Q1 “One,”] Ortega said. [Q1 “Two.]\n\n[Q1 “Three.”]", ["Q , S C R . Q"]),
    // What another said in between is no part of it.
    Row(
      "[Q1 “It holds,”] Ortega said. [Q2 “It leaks,”] Reyes said.",
      ["Q , S C R .", "Q , S C R ."]),
  ])
  func `a quotation without a cue goes on from another, or is nobody's`(row: Row<[String]>) {
    let text = MarkedArticle(row.text)
    let matched = PatternMatcher.drafts(in: text.article)
    let drafts = Continuations.drafts(
      Overlaps.drafts(matched, in: text.article), in: text.article)
    #expect(drafts.map(\.rule) == row.expected)
    for (number, draft) in drafts.enumerated() {
      #expect(text.texts(draft.content) == text.texts(text.tokens("Q\(number + 1)")))
    }
  }

  @Test(arguments: [
    Row("Ortega praised [Q1 those who left] but said [Q2 the dam would hold]."),
    Row("Ortega said [Q1 that it holds]: [Q2 “We tested it,”] she added."),
    Row(
      "Ortega said [Q1 the dam would hold], and Reyes said [Q2 it was new].",
      knownWrong: "only a quotation, or what the same source says, cuts a content"),
  ])
  func `a content does not run on over the next attribution`(row: Row<Void>) {
    let text = MarkedArticle(row.text)
    let drafts = Overlaps.drafts(PatternMatcher.drafts(in: text.article), in: text.article)
    let expected = ["Q1", "Q2"].map { text.texts(text.tokens($0)) }
    row.check { #expect(drafts.map { text.texts($0.content) } == expected) }
  }

  @Test func `a paper that reports what somebody said is the way, not the speaker`() {
    let text = MarkedArticle("According to the Brill Post, Ortega said the dam would hold.")
    let drafts = ArticleParser.drafts(in: text.article)
    #expect(drafts.map { text.text($0.source?.tokens) } == ["Ortega"])
    #expect(drafts.map { text.text($0.via) } == ["Brill Post"])
  }

  @Test func `a paper that an article has it from alone is no speaker`() {
    let text = MarkedArticle("The dam will hold, according to the Brill Post.")
    let drafts = ArticleParser.drafts(in: text.article)
    #expect(drafts.map(\.isSourcingOnly) == [true])
    #expect(drafts.map { text.text($0.via) } == ["Brill Post"])
  }

  /// Rules whose example is none of them: why.
  private static let wrongExamples = ["S … : Q": "its quotation is shorter than the rule asks"]

  @Test(arguments: ContinuationRule.all)
  func `the example of a rule without a cue is one of it`(rule: ContinuationRule) throws {
    let row = Row(rule.example, knownWrong: Self.wrongExamples[rule.name])
    try row.check {
      let text = MarkedArticle(rule.example)
      let draft = try #require(
        ArticleParser.drafts(in: text.article).first { $0.rule == rule.name })
      #expect(text.texts(draft.content) == text.texts(text.tokens("Q1")))
      #expect(text.text(draft.source?.tokens) == text.texts(text.tokens("S1")).first)
    }
  }
}

extension ContinuationRule: CustomTestStringConvertible {
  var testDescription: String { name }
}
