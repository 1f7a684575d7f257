import QuoteModel
import Testing

@_spi(Measuring) @testable import QuoteParser

/// The rows of the pattern table, each by its own example.
struct AttributionPatternTests {
  /// Rows whose example another row reads, or nobody: why. One that comes right must lose its line.
  private static let knownWrong = [
    "_Q , S C R .": "the weights prefer “_I , S C R .”, which reads the same words",
    "_Q , C S": "the whole sentence before the cue is taken, by “I , C S”",
    "_I , S C R .": "the whole sentence before the cue is taken, by “I , S C R .”",
    "S’s CN to I": "the weights take what is promised by a noun for no attribution",
  ]

  @Test(arguments: AttributionPattern.english)
  func `a row wins its own example`(pattern: AttributionPattern) throws {
    let row = Row(pattern.example, knownWrong: Self.knownWrong[pattern.name])
    try row.check { try expectToWin(pattern) }
  }

  private func expectToWin(_ pattern: AttributionPattern) throws {
    let marked = MarkedText(pattern.example)
    let found = ArticleParser().attributions(in: marked.body)
    let content = words(marked.spans["Q1"] ?? [], of: marked.body)
    let won = try #require(
      found.first { $0.rule == pattern.name || $0.rule == pattern.name + " Q" },
      "\(found.map { "\($0.rule): \($0.text)" })")
    #expect(words(won.content, of: marked.body) == content)
    #expect(
      words(won.source, of: marked.body).suffix(1)
        == words(marked.spans["S1"] ?? [], of: marked.body).suffix(1))
    #expect(words(won.cue, of: marked.body) == words(marked.spans["C1"] ?? [], of: marked.body))
  }

  @Test(arguments: AttributionPattern.english)
  func `a row matches its own example, whether or not it wins`(pattern: AttributionPattern) throws {
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
    #expect(!match.features.isEmpty)
  }

  @Test func `known exceptions are rows`() {
    let names = AttributionPattern.english.map(\.name)
    #expect(Set(Self.knownWrong.keys).isSubset(of: names))
  }

  @Test func `names of rows are unique`() {
    let names = AttributionPattern.english.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func `the tree of the rows holds each of them once`() {
    let rows = PatternTree.english.nodes.map(\.row).filter { $0 >= 0 }
    #expect(rows.sorted() == Array(AttributionPattern.english.indices))
  }
}

extension AttributionPattern: CustomTestStringConvertible {
  var testDescription: String { name }
}
