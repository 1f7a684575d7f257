import Testing

@testable import QuoteParser

/// Where a sentence begins for a content, and what may be one.
struct ClauseTests {
  @Test(arguments: [
    Row("The dam will hold.", "The"), Row("But the dam will hold.", "the"),
    Row("BRILL (AP) — The dam will hold.", "The"), Row("“But it holds,” he said.", "“"),
    Row("BRILL – And yet the dam holds.", "the"), Row("THE DAM will hold.", "THE"),
  ])
  func `a sentence opens after its dateline and its conjunctions`(row: Row<String>) {
    let article = TokenizedArticle(row.text, lexicon: .english)
    #expect(article.word(Clauses(article).opening(of: article.sentences[0])) == row.expected)
  }

  /// The content before the attribution (`C`).
  @Test(arguments: [
    "[Q The dam will hold], [C Ortega] said.", "But [Q the dam will hold], [C Ortega] said.",
    "[Q “It holds”], [C Ortega] said.", "Then, [C Ortega] said it.",
    "The old dam, [C Ortega] said.",
    "After the storm, [C Ortega] said it.",
    "[Q After the storm, the dam was mended], [C Ortega] said.",
  ])
  func `a clause or a quotation may be fronted, a phrase may not`(marked: String) throws {
    let text = MarkedArticle(marked)
    let comma = try #require(text.tokens("C1").first).lowerBound - 1
    let found = Clauses(text.article).fronted(before: comma, in: text.article.sentences[0])
    #expect(text.text(found) == text.texts(text.tokens("Q1")).first)
  }

  /// Whether a clause with a verb of its own begins after the cue (`C`).
  @Test(arguments: [
    Row("Ortega [C said] the dam would hold.", true),
    Row("Ortega [C said] “it holds” to us.", true),
    Row("Ortega [C said] if it rained it would leak.", true),
    Row("Ortega [C said] in June.", false),
    Row("Ortega [C said] to go.", false), Row("Ortega [C said] would not do.", false),
  ])
  func `a clause has a subject and a verb`(row: Row<Bool>) throws {
    let text = MarkedArticle(row.text)
    let start = try #require(text.cue).tokens.upperBound
    let found = Clauses(text.article).isClause(from: start, in: text.article.sentences[0])
    #expect(found == row.expected)
  }

  @Test func `a list of quotations is told from one quotation`() {
    let text = MarkedArticle("Ortega described it as [Q “old”], [Q “dry”] and [Q “cold”].")
    let quotes = text.tokens("Q1")
    let clauses = Clauses(text.article)
    #expect(clauses.listedQuotes(in: 2..<quotes[2].upperBound) == quotes)
    #expect(clauses.listedQuotes(in: 2..<quotes[0].upperBound) == nil)
  }
}
