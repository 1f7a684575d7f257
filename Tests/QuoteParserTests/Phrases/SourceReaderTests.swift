import Testing

@testable import QuoteParser

/// The mention around the base phrase that was chosen: `S` is the mention, `N` its name, `R` its
/// role, `C` the verb.
struct SourceReaderTests {
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
    Phrase("[S [N Ana Long]] [C said]"),
    Phrase("[S [N Ana Still]] [C said]"),
    Phrase("[S [N Vane]] still [C said]"),
    Phrase("[S Vane’s lawyer] [C said]", .commonNoun),
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
    Phrase("[S one of the survivors] [C said]", .commonNoun),
    Phrase("[S one of them] [C said]", .pronoun),
    Phrase("[S critics of the method] [C note]", .commonNoun),
    Phrase("[S [R Brill’s chief executive], [N Ana Reyes]], [C said]"),
    Phrase("[S [N Rory Tait]], her [R brother and the mill’s doctor], [C said]"),
    Phrase("[S a crew led by Ortega and Reyes] [C said]", .commonNoun),
    Phrase("[S 84% of the voters] [C said]", .commonNoun),
    Phrase("[S [R Bank of Norland governor] [N Luis Ortega]] [C said]"),
    Phrase("[S [R Work and pensions minister] [N Ana Ruiz]] [C said]"),
    Phrase("[S [R Brill resident] [N Ana Reyes]] [C said]"),
    Phrase("[S [N Laurence des Brun]] [C said]"),
    Phrase("[S elected officials] [C said]", .commonNoun),
    Phrase("[S a spokesman for the ministry] [C said]", .commonNoun),
    Phrase("[S people familiar with the talks] [C said]", .commonNoun),
    Phrase("[S the workers’ union] [C said]", .commonNoun),
    Phrase("[S Ortega’s lawyer] [C said]", .commonNoun),
    Phrase("nearly [S half of the voters] [C said]", .commonNoun),
    Phrase("[S one user on Telegram] [C wrote]", .commonNoun),
  ])
  func `the phrase before a verb is found whole, and no more`(phrase: Phrase) throws {
    let text = MarkedArticle("Then, at last, " + phrase.marked + " that it held.")
    let found = try mention(in: text)
    expect(found, phrase, in: text)
    #expect(role(beside: found, in: text) == text.texts(text.tokens("R1")).first)
  }

  @Test(arguments: [
    Phrase("[C said] [S [N Luis Ortega]], 61, of Brill."),
    Phrase("[C said] [S [R plant manager] [N Luis Ortega]] on Monday."),
    Phrase("[C said] [S [R plant manager and former mayor] [N Luis Ortega]]."),
    Phrase("[C said] [S [N Luis Ortega]], the [R plant manager]."),
    Phrase("[C said] [S Mrs. [N Reyes]] at noon."),
    Phrase("[C said] [S Vane’s lawyer].", .commonNoun),
    Phrase("[C said] [S the [R mayor of Brill], [N Ana Reyes]], at noon."),
    Phrase("[C said] [S she] at noon.", .pronoun),
    Phrase("[C said] [S a spokeswoman for the mill].", .commonNoun),
    Phrase("[C said] [S the crew] on Monday.", .commonNoun),
    Phrase("[C said] [S one official].", .commonNoun),
  ])
  func `the phrase after an inverted verb is found whole, and no more`(phrase: Phrase) throws {
    let text = MarkedArticle("“It holds,” " + phrase.marked)
    let found = try mention(in: text)
    expect(found, phrase, in: text)
    #expect(role(beside: found, in: text) == text.texts(text.tokens("R1")).first)
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
  func `an apposition between phrase and verb is no part of it`(marked: String) throws {
    let text = MarkedArticle(marked + " that it held.")
    #expect(text.text(try mention(in: text).tokens) == text.texts(text.tokens("S1")).first)
  }

  @Test(arguments: [
    Row("[S Ana Reyes and Luis Ortega] [C said] it.", ["Ana Reyes", "Luis Ortega"]),
    Row("[S Reyes, Ortega and Strand] [C said] it.", ["Reyes", "Ortega", "Strand"]),
    Row("[S aides and officials] [C said] it.", ["aides", "officials"]),
    Row("“It holds,” [C said] [S Ana Reyes and Luis Ortega].", ["Ana Reyes", "Luis Ortega"]),
    Row(
      "[S Ana Reyes, Luis Ortega, and Rory Tait] [C said] it.",
      ["Ana Reyes", "Luis Ortega", "Rory Tait"]),
    Row(
      "[S Ana Reyes, Luis Ortega and other bakers] [C said] it.",
      ["Ana Reyes", "Luis Ortega", "other bakers"]),
    Row("[S Brill nurses and large unions] [C said] it.", ["Brill nurses", "large unions"]),
    Row("[S Ortega, and other bakers], [C said] it.", ["Ortega", "other bakers"]),
    Row(
      "[S Ana Reyes (D-Brill) and Luis Ortega] (R-Fenwick) [C said] it.",
      ["Ana Reyes", "Luis Ortega"]),
    Row(
      "On [S Monday Ana Reyes and Luis Ortega] [C said] it.", ["Monday Ana Reyes", "Luis Ortega"]),
    Row(
      "[S mayor Ana Reyes and council leader Luis Ortega] [C said] it.",
      ["mayor Ana Reyes", "council leader Luis Ortega"]),
    Row("[S Ana Reyes, CEO, and Luis Ortega], chair, [C said] it.", ["Ana Reyes", "Luis Ortega"]),
    Row("[S Mr. and Mrs. Ortega] [C said] it.", ["Mr. and Mrs. Ortega"]),
    Row("[S Ana Reyes and Macy]’s [C said] it.", ["Ana Reyes", "Macy"]),
    Row("[S Ana Reyes, Luis Vane and Macy]’s [C said] it.", ["Ana Reyes", "Luis Vane", "Macy"]),
    Row("“It holds,” [C said] [S Ortega], and Reyes left.", []),
    Row("“It holds,” [C said] [S Ortega], and other bakers left.", []),
    Row("From inside the house, and [S Ortega] [C said] it.", []),
  ])
  func `joint sources are told apart, whichever was chosen`(row: Row<[String]>) throws {
    let text = MarkedArticle(row.text)
    for phrase in try phrases(in: text) {
      #expect(text.texts(try mention(in: text, of: phrase).parts) == row.expected)
    }
  }

  /// The base phrases of the mention, but for owners.
  private func phrases(in text: MarkedArticle) throws -> [Range<Int>] {
    let sentence = text.structure.sentences[0]
    let mention = text.elements(try #require(text.tokens("S1").first), in: 0)
    return NounPhraseFinder(sentence).all().filter {
      $0.overlaps(mention) && sentence[$0.upperBound].tag != .possessiveEnding
    }
  }

  /// - Parameter phrase: If none is given, the first of the mention.
  private func mention(in text: MarkedArticle, of phrase: Range<Int>? = nil) throws -> Mention {
    let sentence = text.structure.sentences[0]
    let verb = text.elements(try #require(text.tokens("C1").first), in: 0)
    let chosen = try phrase ?? #require(phrases(in: text).first)
    let isSubject = chosen.lowerBound < verb.lowerBound
    let reader = SourceReader(
      article: text.article, sentence: sentence, phrases: NounPhraseFinder(sentence).all(),
      bounds: isSubject ? 0..<verb.lowerBound : verb.upperBound..<sentence.count)
    return reader.mention(of: chosen, isSubject: isSubject)
  }

  private func role(beside mention: Mention, in text: MarkedArticle) -> String? {
    let roles = RoleReader(article: text.article, tags: text.structure.tags)
    return text.text(mention.name.flatMap(roles.role))
  }

  private func expect(_ found: Mention, _ phrase: Phrase, in text: MarkedArticle) {
    #expect(text.text(found.tokens) == text.texts(text.tokens("S1")).first)
    #expect(text.text(found.name) == text.texts(text.tokens("N1")).first)
    #expect(found.kind == phrase.kind)
  }
}
