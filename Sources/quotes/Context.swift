import QuoteModel
import QuoteParser

/// Gives quotes whole sentences as their context.
struct Context {
  /// How many on either side.
  let sentences: Int
  /// Of the last quote: those of one article mostly follow each other.
  private var article: (id: String, scalars: [Unicode.Scalar], sentences: [TextSpan])?

  init(sentences: Int) { self.sentences = sentences }

  /// The rest of the sentence that the quote stands in, and so many sentences before and after.
  ///
  /// - Parameter body: Gives the text of an article by its id.
  mutating func extend(_ quote: inout Quote, body: (String) throws -> String?) rethrows {
    let content = quote.attribution.content
    guard let start = content.first?.start, let end = content.map(\.end).max() else { return }
    if article?.id != quote.article.id {
      let body = try body(quote.article.id) ?? ""
      article = (
        quote.article.id, Array(body.unicodeScalars), ArticleParser().sentences(in: body)
      )
    }
    guard let article, end <= article.scalars.count else { return }
    let spans = article.sentences
    let first = max(0, (spans.lastIndex { $0.start <= start } ?? 0) - sentences)
    let last = (spans.firstIndex { $0.end >= end } ?? spans.count - 1) + sentences
    let from = spans.isEmpty ? start : min(start, spans[first].start)
    let to = spans.isEmpty ? end : max(end, spans[min(spans.count - 1, last)].end)
    quote.contextBefore = line(article.scalars[from..<start])
    quote.contextAfter = line(article.scalars[end..<to])
  }
}

private func line(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  scalars.split { $0.properties.isWhitespace }
    .map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
}
