import QuoteModel
import QuoteParser
import Testing

/// What stands between quotation marks, however they are written; more of them are hard cases.
struct QuotationMarksTests {
  struct Case: CustomTestStringConvertible {
    var body: String
    var quotes: [String]
    var testDescription: String { body }

    init(_ body: String, _ quotes: String...) {
      self.body = body
      self.quotes = quotes
    }
  }

  @Test(arguments: [
    Case("«The dam will hold», Ortega said.", "The dam will hold"),
    Case("«\u{A0}The dam will hold\u{A0}», Ortega said.", "The dam will hold"),
    Case("„The dam will hold“, Ortega said.", "The dam will hold"),
    Case("»The dam will hold«, Ortega said.", "The dam will hold"),
    Case("‘We won’t move,’ Ortega said, ‘and that’s that.’", "We won’t move, and that’s that."),
  ])
  func `a quotation is found in any marks`(_ example: Case) {
    let found = ArticleParser().attributions(in: example.body)
    #expect(found.map(\.text) == example.quotes)
    #expect(found.allSatisfy { $0.kind == .direct && $0.speakers.map(\.name) == ["Ortega"] })
  }

  @Test(arguments: [
    "The workers' union met at noon, and the owners' club met at one.",
    "Rock 'n' roll in the '90s was loud.",
    "The 6'2\" striker and the 27\" screen arrived.",
  ])
  func `what is no quotation gives none`(body: String) {
    #expect(ArticleParser().attributions(in: body).isEmpty)
  }

  @Test func `a quotation over several paragraphs is one`() {
    let body = "“First part.\n\n“Second part.\n\n“Third part,” Ortega said."
    let found = ArticleParser().attributions(in: body)
    #expect(found.map(\.text) == ["First part. Second part. Third part,"])
    #expect(found.first?.content.count == 3)
  }
}
