import Foundation
import QuoteModel

@testable import QuoteParser

/// What the parser finds in an article, as the scorers read it.
struct Prediction: Encodable {
  private struct Quote: Encodable {
    let content: [[Int]]
    let source: [[Int]]
    let cue: [[Int]]
    let speaker: String?
    let kind: String
    let mode: String
    let rule: String
    let confidence: Double
    let inner: Bool
  }

  private let id: String
  private let quotes: [Quote]

  static func print(_ article: AnnotatedArticle, _ models: LearntModels) throws {
    let parser = ArticleParser(models: models)
    let made = parser.attributions(in: article.text, title: article.title)
    func spans(_ spans: [TextSpan]) -> [[Int]] { spans.map { [$0.start, $0.end] } }
    let quotes = made.map {
      Quote(
        content: spans($0.content), source: spans($0.source), cue: spans($0.cue),
        speaker: $0.speakers.isEmpty ? nil : $0.speakers.map(\.name).joined(separator: " | "),
        kind: $0.kind.rawValue, mode: $0.mode.rawValue, rule: $0.rule, confidence: $0.confidence,
        inner: $0.isInner)
    }
    let line = try JSONEncoder().encode(Prediction(id: article.id, quotes: quotes))
    FileHandle.standardOutput.write(line + Data([0x0A]))
  }
}
