import Testing

@testable import QuoteParser

/// Whose verb a cue (`C`) is: `S` is its likeliest subject.
struct SubjectTests {
  @Test(arguments: [
    "[S Ortega] [C said] it holds.",
    "[S Ortega] has not yet [C said] that it holds.",
    "[S Ortega] on Monday [C said] it holds.",
    "[S The ministry] last week [C said] it holds.",
    "[S Ortega], who runs the plant, [C said] it holds.",
    "[S Ortega] refused to [C say] whether it holds.",
    "[S Ortega] smiled and [C said] it holds.",
    "[S Ortega] shrugged, but [C said] it holds.",
    "“It holds,” [S Ortega] said, [C adding] that it is old.",
    "[S Ortega] told the crew about the dam, [C saying] that it holds.",
    "With [S aides] [C saying] it holds, Ortega left.",
    "[C Conceding] that it leaks, [S Ortega] promised to mend it.",
    "Ortega left, and [S Reyes] [C said] it holds.",
    "The dam that [S Ortega] [C said] would hold broke.",
    "[S Ortega Energy] [C said] it holds.",
    "[S Officials] [C say] it holds.",
  ])
  func `a cue has its subject`(marked: String) throws {
    let text = MarkedArticle(marked)
    #expect(text.text(try subject(in: text)?.tokens) == text.texts(text.tokens("S1")).first)
  }

  @Test(arguments: [
    "“It holds,” [C said] Ortega.",
    "Ortega was [C told] that it holds.",
    "The river rose, [C showing] that the dam holds.",
    "Nobody believed Ortega's [C claim] that it holds.",
  ])
  func `a cue without a subject before it has none`(marked: String) throws {
    #expect(try subject(in: MarkedArticle(marked)) == nil)
  }

  @Test func `a verb that may share one of several subjects has them all`() throws {
    let text = MarkedArticle("Ortega met Reyes, who smiled and [C said] it holds.")
    let cue = try #require(text.cue)
    let found = Subjects(text.article, NounPhrases(text.article)).subjects(
      of: cue, in: text.article.sentence(around: cue.tokens.lowerBound))
    let all = ([found.likeliest].compactMap(\.self) + found.others).map { text.text($0.tokens) }
    #expect(Set(all) == ["Ortega", "who"])
  }

  private func subject(in text: MarkedArticle) throws -> Mention? {
    let cue = try #require(text.cue)
    return Subjects(text.article, NounPhrases(text.article)).subject(
      of: cue, in: text.article.sentence(around: cue.tokens.lowerBound))
  }
}
