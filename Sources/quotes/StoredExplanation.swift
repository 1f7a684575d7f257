import QuoteModel
import QuoteParser

/// The explanation of a stored quote, for which its article is parsed again.
struct StoredExplanation {
  /// `nil` where this version does not find the quote as it is stored.
  let explanation: Explanation?
  /// What a person must know of it: that it is another version's quote, or is not found again.
  let note: String?

  /// - Parameter body: The stored text of the quote's article.
  init(of quote: Quote, in body: String) {
    let version = ArticleParser.version
    let stored = quote.attribution
    explanation = ArticleParser().explanations(in: body, title: quote.article.title).first {
      $0.attribution.content == stored.content && $0.attribution.rule == stored.rule
    }
    let isOther = quote.parserVersion != version
    switch (explanation, isOther) {
    case (_?, false): note = nil
    case (_?, true):
      note = "found by parser \(quote.parserVersion); parser \(version) finds it too, and says why"
    case (nil, true):
      note =
        "found by parser \(quote.parserVersion); parser \(version) does not find it so, and cannot say why"
    case (nil, false):
      note = "parser \(version) does not find it so any more, and cannot say why"
    }
  }
}
