import QuoteModel

/// What a quote's spans hold.
struct CutWords {
  let text: String
  let cue: String?
  let source: String?

  /// - Returns: `nil` unless its spans are within the body, in order, and its content begins where
  ///   the quote does.
  init?(of quote: ArticleCheck.QuoteFinding, in body: inout BodyText) {
    func spans(of part: SpanPart) -> [TextSpan] {
      quote.spans.spans.filter { $0.part == part }.map(\.span)
    }
    let content = spans(of: .content)
    guard content.first?.start == quote.start,
      let text = ContentText(of: content, in: &body)?.text
    else { return nil }
    self.text = text
    var words: [String?] = []
    for part in [SpanPart.cue, .source] {
      var pieces: [String] = []
      for span in spans(of: part) {
        guard span.start < span.end, let piece = body.text(of: span) else { return nil }
        pieces.append(String(piece))
      }
      words.append(pieces.isEmpty ? nil : pieces.joined(separator: " "))
    }
    (cue, source) = (words[0], words[1])
  }
}
