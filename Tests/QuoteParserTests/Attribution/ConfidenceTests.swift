import QuoteModel
import Testing

@testable import QuoteParser

/// The measured shares of the rules for quotations without a cue of their own, as
/// `make confidences` writes them. How likely a match of a row is was learnt (`WeightsTests`).
struct ConfidenceTests {
  private static let rows = Lexicon.File.confidences.lines.map { $0.parts(at: "|") }

  @Test(arguments: rows)
  func `a line is a rule, the share that was right, and how many there were`(row: [Substring]) {
    #expect(row.count == 3 && !row[0].isEmpty)
    #expect(Double(row[1]).map { 0 < $0 && $0 < 1 } == true)
    #expect(Int(row[2]).map { $0 > 0 } == true)
    #expect(Lexicon.english.confidence(of: String(row[0])) == Double(row[1]))
  }

  @Test func `each rule has one line`() {
    #expect(Set(Self.rows.map(\.[0])).count == Self.rows.count)
  }

  @Test(arguments: [
    ("“It will hold.”", "Q"),
    ("Luis Ortega spoke. He had a word for them: “It will hold.”", "S … : Q"),
    (
      "“We tested it,” Luis Ortega said. The river rose all night. It rained. “It will hold.”",
      "S C . Q"
    ),
    ("“We tested it,” Luis Ortega said.\n\n“It will hold.”", "S C ¶ Q"),
  ])
  func `a quotation without a cue is as sure as its rule`(text: String, rule: String) throws {
    let attribution = try #require(
      ArticleParser().attributions(in: text).first { $0.rule == rule })
    #expect(Self.rows.contains { $0[0] == rule })
    #expect(attribution.confidence == Lexicon.english.confidence(of: rule))
  }

  @Test(arguments: AttributionPattern.english)
  func `no line is of a row, whose matches are weighed`(pattern: AttributionPattern) {
    #expect(!Self.rows.contains { $0[0] == pattern.name })
  }
}
