import Testing

@testable import QuoteParser

/// From where a content (`Q`) before its cue (`C`) can go on after cue and source (`S`).
struct ContinuationChoiceTests {
  @Test(arguments: [
    Row("[Q “It,”] [S Ortega] [C said], “holds.”", ["“holds.”"]),
    Row("[Q The dam], [S Ortega] [C said], will hold.", ["will hold."]),
    Row("[Q The dam], [C said] [S Ortega], will hold.", ["will hold."]),
    Row(
      "[Q “It holds,”] [S Ortega] [C said] on Monday, “and well.”",
      ["on Monday, “and well.”", "“and well.”"]),
    Row("[Q “It holds,”] [S Ortega] [C said], adding, “Now.”", ["adding, “Now.”", "“Now.”"]),
    Row("[Q “It holds,”] [S Ortega] [C said] twice.", []),
    Row("[Q “It holds,”] [S Ortega] [C said]; “It” was old.", []),
  ])
  func `a content can go on after a mark, or with a quotation`(row: Row<[String]>) throws {
    let text = MarkedArticle(row.text)
    let site = try #require(text.site)
    let choice = ContinuationChoice(
      of: SiteFeatures(site, in: text.structure),
      content: text.elements(text.tokens("Q1")[0], in: site.sentence),
      source: text.tokens("S1").first.map { text.elements($0, in: site.sentence) })
    let places = choice.all()
    #expect(places.first == .some(nil))
    row.check {
      #expect(
        places.compactMap(\.self).map { text.text(from: $0, in: site.sentence) } == row.expected)
    }
  }
}
