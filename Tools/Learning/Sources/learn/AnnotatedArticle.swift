import ArgumentParser
import Foundation

@testable import QuoteParser

/// An article with the attributions that people marked in it, and what the parser makes of its text.
struct AnnotatedArticle {
  struct Attribution {
    /// Token ranges, in reading order.
    var content: [Range<Int>]
    var source: [Range<Int>]
    var cue: [Range<Int>]
    var kind: String
    /// Who the source is; empty if the annotators do not say.
    var speaker: String
  }

  let id: String
  let text: String
  let title: String?
  let structure: ArticleStructure
  let attributions: [Attribution]
  var article: TokenizedArticle { structure.article }

  /// A line of a corpus.
  private struct Line: Decodable {
    struct Quote: Decodable {
      let content: [[Int]]
      let source: [[Int]]?
      let cue: [[Int]]?
      let kind: String?
      let speaker: String?
    }
    let id: String
    let text: String
    let title: String?
    let quotes: [Quote]
  }

  /// What others marked in an article of a corpus.
  private struct Annotation: Decodable {
    let id: String
    /// Of the text, in Unicode scalars.
    let length: Int
    let quotes: [Line.Quote]
  }

  /// - Parameter file: JSON Lines, offsets in Unicode scalars.
  static func all(in file: URL, _ tagger: Tagger) throws -> [AnnotatedArticle] {
    try lines(of: file).map { AnnotatedArticle($0, $0.quotes, tagger) }
  }

  /// The articles of a corpus with other annotations than its own.
  ///
  /// - Parameter annotations: JSON Lines of ids and offsets, without the texts.
  static func all(
    in file: URL, annotatedBy annotations: Data, _ tagger: Tagger
  ) throws -> [AnnotatedArticle] {
    let decoder = JSONDecoder()
    var lines: [String: Line] = [:]
    for line in try self.lines(of: file) { lines[line.id] = line }
    return try annotations.split(separator: 0x0A).compactMap {
      let annotation = try decoder.decode(Annotation.self, from: $0)
      guard let line = lines[annotation.id] else { return nil }
      guard line.text.unicodeScalars.count == annotation.length else {
        throw ValidationError("\(line.id) is another text than the one that was annotated")
      }
      return AnnotatedArticle(line, annotation.quotes, tagger)
    }
  }

  static func texts(in file: URL) throws -> [(id: String, text: String)] {
    try lines(of: file).map { ($0.id, $0.text) }
  }

  private static func lines(of file: URL) throws -> [Line] {
    let decoder = JSONDecoder()
    return try Data(contentsOf: file).split(separator: 0x0A).map {
      try decoder.decode(Line.self, from: $0)
    }
  }

  private init(_ line: Line, _ quotes: [Line.Quote], _ tagger: Tagger) {
    id = line.id
    text = line.text
    title = line.title
    let article = TokenizedArticle(line.text, lexicon: .english)
    structure = ArticleStructure(article, tagger)
    var byteOf = [0]
    for scalar in line.text.unicodeScalars { byteOf.append(byteOf.last! + UTF8.width(scalar)) }
    func tokens(_ spans: [[Int]]?) -> [Range<Int>] {
      (spans ?? []).compactMap { span in
        guard span.count == 2, span[0] < span[1], span[1] < byteOf.count else { return nil }
        let first = article.tokens.endOfPrefix { Int($0.end) <= byteOf[span[0]] }
        let end = article.tokens.endOfPrefix { Int($0.start) < byteOf[span[1]] }
        return first < end ? first..<end : nil
      }.sorted { $0.lowerBound < $1.lowerBound }
    }
    attributions = quotes.map {
      Attribution(
        content: tokens($0.content), source: tokens($0.source), cue: tokens($0.cue),
        kind: $0.kind ?? "", speaker: $0.speaker ?? "")
    }
  }

  func isWord(_ token: Int) -> Bool {
    switch article.tokens[token].kind {
    case .word, .number, .handle, .clitic: true
    default: false
    }
  }

  /// A source up to its first comma, preposition or relative clause.
  func core(of source: Range<Int>) -> Range<Int> {
    let end = source.dropFirst().first {
      article.kind($0) == .comma || structure.tags[$0] == .preposition
        || structure.tags[$0] == .question
    }
    return source.lowerBound..<max(end ?? source.upperBound, source.lowerBound + 1)
  }

  /// The attribution that most of some tokens belong to.
  func attribution(of tokens: [Range<Int>]) -> Int? {
    let shared = attributions.map { attribution in
      tokens.reduce(0) { sum, range in
        attribution.content.reduce(sum) { $0 + range.clamped(to: $1).count }
      }
    }
    guard let best = shared.indices.max(by: { shared[$0] < shared[$1] }) else { return nil }
    let size = tokens.reduce(0) { $0 + $1.count }
    return shared[best] * 2 >= size && shared[best] > 0 ? best : nil
  }
}
