import QuoteModel
import Testing

@testable import QuoteParser

struct AttributionPatternTests {
  @Test(arguments: AttributionPattern.english)
  func `a pattern matches its own example`(pattern: AttributionPattern) throws {
    let marked = MarkedText(pattern.example)
    let found = ArticleParser().attributions(in: marked.body)
    let match = try #require(found.first { $0.rule == pattern.name }, "\(found)")
    #expect(
      words(match.content, of: marked.body) == words(marked.spans["Q1"] ?? [], of: marked.body))
    #expect(
      words(match.source, of: marked.body).suffix(1)
        == words(marked.spans["S1"] ?? [], of: marked.body).suffix(1))
    #expect(words(match.cue, of: marked.body) == words(marked.spans["C1"] ?? [], of: marked.body))
  }

  @Test func `names of patterns are unique`() {
    let names = AttributionPattern.english.map(\.name)
    #expect(Set(names).count == names.count)
  }
}

extension AttributionPattern: CustomTestStringConvertible {
  var testDescription: String { name }
}
