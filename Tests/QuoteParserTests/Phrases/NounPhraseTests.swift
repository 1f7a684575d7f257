import Testing

@testable import QuoteParser

/// The phrase that ends or begins where a verb stands: `S` is the mention, `N` its name, `R` its
/// role, `C` the verb.
struct NounPhraseTests {
  struct Phrase: Sendable, CustomTestStringConvertible {
    var marked: String
    var kind: Mention.Kind
    var testDescription: String { marked }

    init(_ marked: String, _ kind: Mention.Kind = .name) {
      self.marked = marked
      self.kind = kind
    }
  }

  @Test(arguments: [
    Phrase("[S [N Luis Ortega]] [C said]"),
    Phrase("[S [R plant manager] [N Luis Ortega]] [C said]"),
    Phrase("[S Mr. [N Ortega]] [C said]"),
    Phrase("[S [R Russian President] [N Ivan Doyle]] [C said]"),
    Phrase("[S [N Ludwig van Beek]] [C said]"),
    Phrase("[S [N Ursula von der Reyes]] [C said]"),
    Phrase("[S [N Ana J. Reyes]] [C said]"),
    Phrase("[S [N Statistics Brill]] [C said]"),
    Phrase("[S the [N Parole Board of Brill]] [C said]"),
    Phrase("[S [N Brill & Sons]] [C said]"),
    Phrase("[S [N @brill_news]] [C wrote]"),
    Phrase("[S [R Secretary of State] [N Ana Reyes]] [C said]"),
    Phrase("[S he] [C said]", .pronoun),
    Phrase("[S Many] [C said]", .pronoun),
    Phrase("[S the old crew of the mill] [C said]", .commonNoun),
    Phrase("[S one official] [C said]", .commonNoun),
    Phrase("[S elected officials] [C said]", .commonNoun),
    Phrase("[S a spokesman for the ministry] [C said]", .commonNoun),
    Phrase("[S people familiar with the talks] [C said]", .commonNoun),
    Phrase("[S the workers’ union] [C said]", .commonNoun),
    Phrase("[S Ortega’s lawyer] [C said]", .commonNoun),
    Phrase("nearly [S half of the voters] [C said]", .commonNoun),
  ])
  func `the phrase before a verb is found whole, and no more`(phrase: Phrase) throws {
    let text = MarkedArticle("Then, at last, " + phrase.marked + " that it held.")
    let verb = try #require(text.tokens("C1").first)
    let phrases = NounPhrases(text.article)
    let found = try #require(phrases.mention(endingAt: verb.lowerBound, floor: 4))
    expect(found, phrase, in: text)
    #expect(text.text(found.role) == text.texts(text.tokens("R1")).first)
  }

  @Test(arguments: [
    Phrase("[C said] [S [N Luis Ortega]], 61, of Brill."),
    Phrase("[C said] [S [R plant manager] [N Luis Ortega]] on Monday."),
    Phrase("[C said] [S [R plant manager and former mayor] [N Luis Ortega]]."),
    Phrase("[C said] [S [N Luis Ortega]], the [R plant manager]."),
    Phrase("[C said] [S Mrs. [N Reyes]] at noon."),
    Phrase("[C said] [S the [R mayor of Brill], [N Ana Reyes]], at noon."),
    Phrase("[C said] [S she] at noon.", .pronoun),
    Phrase("[C said] [S a spokeswoman for the mill].", .commonNoun),
    Phrase("[C said] [S the crew] on Monday.", .commonNoun),
    Phrase("[C said] [S one official].", .commonNoun),
  ])
  func `the phrase after an inverted verb is found whole, and no more`(phrase: Phrase) throws {
    let text = MarkedArticle("“It holds,” " + phrase.marked)
    let verb = try #require(text.tokens("C1").first)
    let found = try #require(
      NounPhrases(text.article).mention(
        startingAt: verb.upperBound, ceiling: text.article.tokens.count))
    expect(found, phrase, in: text)
    #expect(text.text(found.role) == text.texts(text.tokens("R1")).first)
  }

  @Test(arguments: [
    "[S Luis Ortega], who runs the plant, [C said]",
    "[S Luis Ortega], the plant manager, [C said]",
    "[S Ana Reyes] (D-Brill) [C said]",
    "[S Ana Reyes], 61, of Brill, [C said]",
    "[S Ana Reyes], D-Brill, [C said]",
    "[S Luis Ortega] – the plant manager – [C said]",
    "[S Luis Ortega], whose crew had left, [C said]",
  ])
  func `an apposition between phrase and verb is passed over`(marked: String) throws {
    let text = MarkedArticle(marked + " that it held.")
    let verb = try #require(text.tokens("C1").first)
    let found = try #require(
      NounPhrases(text.article).mention(endingAt: verb.lowerBound, floor: 0))
    #expect(text.text(found.tokens) == text.texts(text.tokens("S1")).first)
    #expect(found.whole == 0..<verb.lowerBound)
  }

  @Test(arguments: [
    Row("Ana Reyes and Luis Ortega [C said] it.", ["Ana Reyes", "Luis Ortega"]),
    Row("Reyes, Ortega and Strand [C said] it.", ["Reyes", "Ortega", "Strand"]),
    Row("aides and officials [C said] it.", ["aides", "officials"]),
  ])
  func `joint sources are told apart`(row: Row<[String]>) throws {
    let text = MarkedArticle(row.text)
    let verb = try #require(text.cue)
    let found = try #require(
      NounPhrases(text.article).mention(endingAt: verb.tokens.lowerBound, floor: 0))
    #expect(text.texts(found.parts) == row.expected)
  }

  @Test(arguments: ["[C said]", "quickly [C said]", "in [C said]", "“it” [C said]", "; [C said]"])
  func `what is no phrase gives none`(marked: String) throws {
    let text = MarkedArticle(marked)
    let verb = try #require(text.tokens("C1").first)
    #expect(NounPhrases(text.article).mention(endingAt: verb.lowerBound, floor: 0) == nil)
  }

  private func expect(_ found: Mention, _ phrase: Phrase, in text: MarkedArticle) {
    #expect(text.text(found.tokens) == text.texts(text.tokens("S1")).first)
    #expect(text.text(found.name) == text.texts(text.tokens("N1")).first)
    #expect(found.kind == phrase.kind)
  }
}
