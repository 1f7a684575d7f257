import QuoteModel
import Testing

@testable import QuoteParser

/// The words that may attribute (`C`), and the verb group that they stand in (`R`, if it is more).
struct CueSiteTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var marked: String
    /// `nil` for a verb of no list.
    var lemma: String?
    var polarity: Polarity
    var isPassive: Bool
    var isInfinitive: Bool
    var testDescription: String { marked }

    init(
      _ marked: String, _ lemma: String?, _ polarity: Polarity = .affirmed,
      isPassive: Bool = false, isInfinitive: Bool = false
    ) {
      self.marked = marked
      self.lemma = lemma
      self.polarity = polarity
      self.isPassive = isPassive
      self.isInfinitive = isInfinitive
    }
  }

  @Test(arguments: [
    Case("Ortega [C said] it holds.", "say"),
    Case("Critics [C say] it holds.", "say"),
    Case("Ortega [R has [C said]] it holds.", "say"),
    Case("Ortega [C pointed out] it holds.", "point out"),
    Case("“It holds,” [C said] Ortega.", "say"),
    Case("“It holds,” Ortega smiled, [C adding] that it is old.", "add"),
    Case("Ortega [R did not [C say]] it holds.", "say", .negated),
    Case("Ortega [R never [C said]] it holds.", "say", .negated),
    Case("Ortega [R has not yet [C said]] it holds.", "say", .negated),
    Case("Ortega [R may [C say]] it holds.", "say", .hypothetical),
    Case("Ortega [R would not [C say]] it holds.", "say", .negated),
    Case(
      "Ortega [R refused to [C say]] whether it holds.", "say", .negated, isInfinitive: true),
    Case("Ortega went on [R to [C say]] it holds.", "say", isInfinitive: true),
    Case("Ortega [R was [C told]] it holds.", "tell", isPassive: true),
    Case("It [R was not [C denied]] by Ortega.", "deny", .negated, isPassive: true),
    Case("MAYOR [C SAYS] DAM WILL HOLD", "say"),
    // Verbs of no list: beside a quotation, before *that* or *whether*, after a name at the end.
    Case("“It holds,” Ortega [C yelped].", nil),
    Case("“It holds,” Ortega [C yelped] from his chair.", nil),
    Case("Ortega [C gleaned] that it holds.", nil),
    Case("Ortega [C checked] whether it holds.", nil),
    Case("Ortega [C checked] why it holds.", nil),
    Case("It holds, Ortega [C yelped].", nil),
  ])
  func `a verb that may attribute is found with its group`(example: Case) throws {
    let text = MarkedArticle(example.marked)
    let site = try #require(text.site, "\(found(in: text))")
    #expect(site.kind == .verb)
    #expect(lemma(of: site) == example.lemma)
    #expect(site.polarity == example.polarity)
    #expect(site.isPassive == example.isPassive)
    #expect(site.isInfinitive == example.isInfinitive)
    let group = text.texts(text.tokens("R1")).first ?? text.texts(text.tokens("C1"))[0]
    #expect(text.text(site.group, in: site.sentence) == group)
  }

  @Test(arguments: [
    Row("Few heard Ortega's early [C claim] that it holds.", CueSite.Kind.noun),
    Row("Few heard her [C promise] to mend it.", .noun),
    Row("The [C claims] were old.", .noun),
    Row("[C According to] Ortega, it holds.", .accordingTo),
    Row("It holds, [C according to] Ortega.", .accordingTo),
    Row("Luis Ortega[C :] It holds.", .colon),
    Row("Ortega had a word[C :] “Heroes.”", .colon),
    Row("“She had a word[C :] ‘Heroes.’ We left,” Ortega said.", .colon),
    Row("“It holds.” [C —] Luis Ortega", .dash),
    Row("“It holds.” [C ―] Luis Ortega", .dash),
  ])
  func `what is no verb and may attribute is found`(row: Row<CueSite.Kind>) throws {
    let text = MarkedArticle(row.text)
    let site = try #require(text.site, "\(found(in: text))")
    #expect(site.kind == row.expected && site.group == site.cue)
    #expect((site.entry >= 0) == (row.expected == .noun))
  }

  @Test(arguments: [
    Row("The river rose.", []),
    // A verb of no list, with nothing beside it that might be its content.
    Row("Ortega mended the dam.", []),
    Row("It was late and he had nothing.", []),
    Row("The crew — all ten of them — left.", []),
    // The words of a quotation are read apart: no colon, no verb of no list.
    Row("“He mended that: all of it — twice.”", []),
    Row("“Ortega said it holds.”", ["said"]),
    Row("Ortega said it was late, and Reyes denied it.", ["said", "denied"]),
    Row("Reyes said that Ortega had told her.", ["said", "told"]),
  ])
  func `what may attribute is found in reading order, and nothing else`(row: Row<[String]>) {
    #expect(found(in: MarkedArticle(row.text)) == row.expected)
  }

  @Test func `a cue of several words is the longest that is listed`() throws {
    let text = MarkedArticle("Ortega [C called for] rest, and Reyes called him.")
    #expect(lemma(of: try #require(text.site)) == "call for")
    #expect(text.sites.map(lemma) == ["call for", "call"])
  }

  private func lemma(of site: CueSite) -> String? {
    site.entry >= 0 ? Lexicon.english.cues[site.entry].lemma : nil
  }

  private func found(in text: MarkedArticle) -> [String] {
    text.sites.map { text.text($0.cue, in: $0.sentence) }
  }
}
