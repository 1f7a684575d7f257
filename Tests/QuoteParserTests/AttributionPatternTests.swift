import QuoteModel
import Testing

@_spi(Measuring) @testable import QuoteParser

struct AttributionPatternTests {
  /// Whether the match is taken too is for the weights to say.
  @Test(arguments: AttributionPattern.english)
  func `a pattern matches its own example`(pattern: AttributionPattern) throws {
    let marked = MarkedText(pattern.example)
    let found = ArticleParser.candidates(in: marked.body)
    let match = try #require(found.first { $0.row == pattern.name }, "\(found)")
    func read(_ spans: [[Int]]) -> [String] {
      words(spans.map { TextSpan($0[0], $0[1]) }, of: marked.body)
    }
    #expect(read(match.content) == words(marked.spans["Q1"] ?? [], of: marked.body))
    #expect(
      read(match.source).suffix(1) == words(marked.spans["S1"] ?? [], of: marked.body).suffix(1))
    #expect(read([match.cueSpan]) == words(marked.spans["C1"] ?? [], of: marked.body))
  }

  @Test func `names of patterns are unique`() {
    let names = AttributionPattern.english.map(\.name)
    #expect(Set(names).count == names.count)
  }
}

extension AttributionPattern: CustomTestStringConvertible {
  var testDescription: String { name }
}
