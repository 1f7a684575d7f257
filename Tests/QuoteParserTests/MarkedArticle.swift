import Essentials
import QuoteModel
import Testing

@testable import QuoteParser

/// A marked text as the passes read it, so that what they give can be compared with its marks.
struct MarkedArticle {
  let article: TokenizedArticle
  let structure: ArticleStructure
  private let marked: MarkedText

  init(_ text: String) {
    marked = MarkedText(text)
    article = TokenizedArticle(marked.body, lexicon: .english)
    structure = ArticleStructure(article, LearntModels.english.tagger)
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

  // MARK: Sentences

  /// The words of some elements of a sentence.
  func text(_ elements: Range<Int>, in sentence: Int) -> String {
    article.text(of: structure.sentences[sentence].tokens(elements))
  }

  func texts(_ elements: [Range<Int>], in sentence: Int) -> [String] {
    elements.map { text($0, in: sentence) }
  }

  /// The words from an element of a sentence to its end.
  func text(from element: Int, in sentence: Int) -> String {
    let count = structure.sentences[sentence].count
    return element < count ? text(element..<count, in: sentence) : ""
  }

  /// The elements of a sentence that some tokens are.
  func elements(_ tokens: Range<Int>, in sentence: Int) -> Range<Int> {
    let inside = structure.sentences[sentence].elements.indices.filter {
      tokens.overlaps(structure.sentences[sentence].elements[$0].tokens)
    }
    return inside.isEmpty ? 0..<0 : inside[0]..<inside[inside.count - 1] + 1
  }

  /// All that may attribute, in the order of the sentences.
  var sites: [CueSite] {
    structure.sentences.indices.flatMap { CueSites(of: $0, in: structure).all() }
  }

  /// The site whose words are marked `C`.
  var site: CueSite? {
    tokens("C1").first.flatMap { mark in
      sites.first { structure.sentences[$0.sentence].tokens($0.cue) == mark }
    }
  }

  /// The same as a cue of the lexicon.
  var cue: Cue? {
    site.map { site in
      let sentence = structure.sentences[site.sentence]
      let entry = site.entry >= 0 ? article.lexicon.cues[site.entry] : nil
      return Cue(
        tokens: sentence.tokens(site.cue), group: sentence.tokens(site.group), kind: site.kind,
        lemma: entry?.lemma ?? "?", frames: entry?.frames ?? .quote, polarity: site.polarity)
    }
  }
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
