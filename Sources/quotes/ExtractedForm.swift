import ArticleReaders
import QuoteExporters
import QuoteModel
import QuoteParser

/// How `quotes extract` gives the quotes of an article.
enum ExtractedForm: Sendable {
  case json, explainedJSON
  /// For a person, each quote with why it was found.
  case explainedWords

  /// What is to be printed of one article, made on any thread.
  enum Product: Sendable {
    case line([UInt8])
    case words(id: String, [Explanation])
  }

  func product(of article: Article, id: String, by parser: ArticleParser) -> Product {
    switch self {
    case .json:
      let attributions = parser.attributions(in: article.body, title: article.title)
      return .line(line(ExtractedArticle(id: id, attributions: attributions)))
    case .explainedJSON:
      let explanations = parser.explanations(in: article.body, title: article.title)
      return .line(line(ExtractedArticle(id: id, explanations: explanations)))
    case .explainedWords:
      return .words(id: id, parser.explanations(in: article.body, title: article.title))
    }
  }

  private func line(_ article: ExtractedArticle) -> [UInt8] {
    var bytes: [UInt8] = []
    article.append(to: &bytes)
    return bytes
  }
}
