import QuoteModel
import Testing

@testable import QuoteParser

/// How the parts of an attribution follow each other.
struct ArrangementTests {
  @Test func `an arrangement has its parts in its name, and no more than can be`() {
    var arrangement = Arrangement([.quotation, .comma, .source, .cue])
    #expect(arrangement.name == "Q , S C")
    for _ in 0..<3 { arrangement.addQuotation() }
    arrangement.addLostMark()
    #expect(arrangement.name == "Q , S C Q ?")
    #expect(Arrangement([]).name.isEmpty)
    #expect(Arrangement(Array(repeating: .cue, count: 20)).name == "C C C C C C C C C")
  }

  @Test func `what the parser gives is told in full`() {
    for fixture in Fixture.all {
      for attribution in ArticleParser().attributions(in: fixture.text.body) {
        let parts = RulePart.parts(of: attribution.rule)
        #expect(parts.map(\.rawValue).joined(separator: " ") == attribution.rule)
        let marked = MarkedText(parts.example)
        #expect(!(marked.spans["Q1"] ?? []).isEmpty, "\(attribution.rule)")
      }
    }
  }
}
