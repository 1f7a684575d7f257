import QuoteModel
import Testing

@testable import QuoteParser

/// The words that may attribute (`C`), in which form, and whether they say that it was said.
struct CueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var marked: String
    var lemma: String
    var form: Cue.Form
    var polarity: Polarity
    var testDescription: String { marked }

    init(
      _ marked: String, _ lemma: String, _ form: Cue.Form = .finite,
      _ polarity: Polarity = .affirmed
    ) {
      self.marked = marked
      self.lemma = lemma
      self.form = form
      self.polarity = polarity
    }
  }

  @Test(arguments: [
    Case("Ortega [C said] it holds.", "say"),
    Case("Ortega [C says] it holds.", "say"),
    Case("Critics [C say] it holds.", "say"),
    Case("Ortega has [C said] it holds.", "say"),
    Case("Ortega [C pointed out] it holds.", "point out"),
    Case("“It holds,” [C said] Ortega.", "say"),
    Case("Ortega [C told] reporters it holds.", "tell"),
    Case("Ortega did not [C say] it holds.", "say", .finite, .negated),
    Case("Ortega never [C said] it holds.", "say", .finite, .negated),
    Case("Ortega may [C say] it holds.", "say", .finite, .hypothetical),
    Case("Ortega would not [C say] it holds.", "say", .finite, .negated),
    Case("Ortega refused to [C say] whether it holds.", "say", .infinitive, .negated),
    Case("Ortega went on to [C say] it holds.", "say", .infinitive),
    Case("“It holds,” Ortega smiled, [C adding] that it is old.", "add", .gerund),
    Case("Ortega was [C told] it holds.", "tell", .passive),
    Case("Few heard Ortega's early [C claim] that it holds.", "claim", .nominal),
    Case("Few heard her [C promise] to mend it.", "promise", .nominal),
    Case("[C According to] Ortega, it holds.", "according to", .mark),
    Case("Luis Ortega[C :] It holds.", ":", .mark),
    Case("“It holds.” [C —] Luis Ortega", "—", .mark),
    Case("MAYOR [C SAYS] DAM WILL HOLD", "say"),
  ])
  func `a cue is found, with its form`(example: Case) throws {
    let text = MarkedArticle(example.marked)
    let cue = try #require(text.cue, "\(text.texts(text.cues.map(\.tokens)))")
    #expect(cue.lemma(in: .english) == example.lemma)
    #expect(cue.form == example.form)
    #expect(cue.polarity == example.polarity)
  }

  @Test(arguments: [
    "The claims were old.", "The report on the dam is late.", "A call to Brill cost much.",
    "“Ortega said no.”", "The talks of the crew and its notes were lost.",
    "It is too early to speak of results.",
  ])
  func `a noun, or a word between quotation marks, is no cue`(text: String) {
    let found = MarkedArticle(text)
    #expect(found.texts(found.cues.map(\.tokens)).isEmpty)
  }

  @Test(arguments: [
    Row("Ortega wrote it holds.", QuoteMode.writing), Row("Ortega thinks it holds.", .thought),
    Row("Ortega said it holds.", .speech),
  ])
  func `a cue has the mode of its line`(row: Row<QuoteMode>) {
    #expect(MarkedArticle(row.text).cues.map(\.mode) == [row.expected])
  }
}
