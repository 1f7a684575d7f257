import Foundation
import QuoteModel
import Testing

@testable import QuoteParser

/// Where sentences end; `¦` stands where the next begins.
struct SentencesTests {
  @Test(arguments: [
    Row("The dam held. ¦The crew went home."),
    Row("Did it hold? ¦It did! ¦Yes… ¦And so on."),
    Row("Mr. Ortega met Gen. Reyes and J. Strand. ¦They left."),
    Row("He lives in the U.S. ¦The dam is there."),
    Row("He flew to the U.S. Senate at 5 a.m. on Monday."),
    Row("It cost 3.5 million. ¦Brill paid."),
    Row("Ortega Inc. ¦The company grew."),
    Row("One line\n\n¦Another without a stop\n\n¦A third."),
    Row("Ortega, R-Wis., said it holds. ¦He left."),
    // A quotation is a word of the sentence that it stands in.
    Row("“It holds. We tested it,” Ortega said. ¦“It is old.”"),
    Row("“Will it hold?” Reyes asked. ¦“Yes.” ¦She slept."),
    Row("“It holds.” Ortega said. ¦He left."),
    Row("“It holds.” ¦Ortega added, “We tested it.” ¦He left."),
    Row("“It holds.” ¦The crew of the mill went home at noon."),
    Row("“Will it hold?” Ana Reyes, a teacher of 34 from Brill, asked. ¦She left."),
    Row("“Will it hold?” Ana Reyes and Luis Ortega asked. ¦They left."),
    Row("“Will it hold?” Rep. Ana Reyes (D-Brill) asked. ¦She left."),
    Row("“It holds!” he shouted. ¦“Go!” ¦“No!”"),
    Row("He called it “solid.” ¦She did not."),
    // A dateline is one by itself.
    Row("BRILL, Norland (AP) — ¦Ana Reyes left."),
    Row("Nov 5 (Brill News) - ¦“It holds,” Ortega said."),
    Row("(Brill News) — ¦The dam held."),
    Row("BRILL/NORFAX, March 7 (Brill News) - ¦The dam held."),
    Row("BRILL (Brill News"),
    Row("BRILL, Nov. 5, 2026 /Brill Newswire/ -- ¦The dam held."),
    Row("Title of it\n\n¦By Luis Ortega\n\n¦BRILL — ¦The dam held."),
    Row("Karachi: ¦The dam held. ¦Karachi was dry."),
    Row("BRILL VALLEY: ¦The dam held, but the crew left. ¦It rained in Brill Valley."),
    Row("ORTEGA: The dam held, but the crew left. ¦Luis Ortega left."),
    Row("ORTEGA: It held. ¦He left."),
    Row("Brill — the crew — held. ¦Karachi — the port — held."),
    Row("Ortega (AP) held — Reyes too."),
    Row("Denzel Jordan: “It holds.” ¦He left."),
    Row("Karachi: “It holds.” ¦He left."),
    Row("Luis Jordan: It holds. ¦He left."),
    Row("London Mayor Ana Reyes: It holds. ¦She left."),
    Row("Sen. Ana Reyes (R-Texas): It holds. ¦She left."),
    Row("NATO Minister Luis Ortega – a former judge – said it holds."),
    Row("Karachi – Norland’s port – said it holds."),
    Row("JORDAN: It holds.\n\n¦REYES: It leaks."),
    Row("BRILL (AP\n\n¦Reyes) — It holds."),
    Row(
      "The mill (it is old.) ¦It is closed.",
      knownWrong: "a stop before a bracket ends no sentence"),
    Row(
      "“Will it hold?” Reyes asked. ¦“No.” ¦She slept.",
      knownWrong: "“No.” is taken for the abbreviation of a number"),
  ])
  func `sentences end at their stops, and not inside quotations`(row: Row<Void>) {
    let article = TokenizedArticle(
      row.text.replacingOccurrences(of: "¦", with: ""), lexicon: .english)
    let expected = row.text.split(separator: "¦").map {
      $0.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    row.check { #expect(article.sentences.map(article.text(of:)) == expected) }
  }

  @Test func `sentences cover all tokens, in order`() {
    for fixture in Fixture.all {
      let article = TokenizedArticle(fixture.text.body, lexicon: .english)
      #expect(article.sentences.flatMap { Array($0) } == Array(article.tokens.indices))
    }
  }

  @Test func `a text that never ends its sentences is cut`() {
    let article = TokenizedArticle(
      String(repeating: "dam ", count: 2_000), lexicon: .english)
    #expect(article.sentences.count > 4)
    #expect(article.sentences.allSatisfy { $0.count < 300 })
  }

  @Test func `the sentences of an article are its text, in scalars`() {
    let body = "Éva said: “It holds.” ¦The crew left."
    let spans = ArticleParser().sentences(in: body.replacingOccurrences(of: "¦", with: ""))
    #expect(spans.map { [$0.start, $0.end] } == [[0, 21], [22, 36]])
  }
}
