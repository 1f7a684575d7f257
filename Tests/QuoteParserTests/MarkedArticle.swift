import QuoteModel
import Testing

@testable import QuoteParser

/// A marked text as the passes read it, so that what they give can be compared with its marks.
struct MarkedArticle {
  let article: TokenizedArticle
  private let marked: MarkedText

  init(_ text: String) {
    marked = MarkedText(text)
    article = TokenizedArticle(marked.body, lexicon: .english)
  }

  /// The tokens of each mark with a key, such as `Q1`, in reading order.
  func tokens(_ key: String) -> [Range<Int>] {
    let offsets = ScalarOffsets(of: article.text)
    let spans = article.tokens.map { offsets.span(of: Int($0.start)..<Int($0.end)) }
    return marked.spans[key, default: []].sorted().map { mark in
      let inside = spans.indices.filter {
        mark.start <= spans[$0].start && spans[$0].end <= mark.end
      }
      return inside.isEmpty ? 0..<0 : inside[0]..<inside[inside.count - 1] + 1
    }
  }

  func text(_ tokens: Range<Int>?) -> String? { tokens.map { article.text(of: $0) } }

  func texts(_ tokens: some Sequence<Range<Int>>) -> [String] {
    tokens.map { article.text(of: $0) }
  }

  /// The cue whose words are marked `C`.
  var cue: Cue? { tokens("C1").first.flatMap { mark in cues.first { $0.tokens == mark } } }

  var cues: [Cue] { Cues.cues(in: article) }
}

/// A row of a table: a text, and what is expected of it.
struct Row<Expected: Sendable>: Sendable, CustomTestStringConvertible {
  let text: String
  let expected: Expected
  /// Why the parser gives something else; a row that comes right must lose it.
  let knownWrong: String?
  var testDescription: String { text }

  init(_ text: String, _ expected: Expected, knownWrong: String? = nil) {
    self.text = text
    self.expected = expected
    self.knownWrong = knownWrong
  }

  /// Does what checks the row, which fails for one that is known to be wrong and comes right.
  func check(_ body: () throws -> Void) rethrows {
    guard let knownWrong else { return try body() }
    withKnownIssue("\(knownWrong)") { try body() }
  }
}

extension Row<Void> {
  /// A marked text, which says itself what is expected.
  init(_ text: String, knownWrong: String? = nil) { self.init(text, (), knownWrong: knownWrong) }
}

extension TokenizedArticle {
  /// The tokens of a text, which outlive it.
  static func tokens(of text: String) -> [Token] {
    let article = TokenizedArticle(text, lexicon: .english)
    return withExtendedLifetime(article) { Array(article.tokens) }
  }
}
