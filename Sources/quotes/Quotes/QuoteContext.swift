import QuoteModel
import QuoteParser

/// Gives quotes whole sentences as their context.
struct SentenceContext {
  /// How many on either side.
  let sentences: Int
  /// Of the last quote: those of one article mostly follow each other.
  private var article: (id: String, scalars: [Unicode.Scalar], sentences: [TextSpan])?

  init(sentences: Int) {
    // More than any article has.
    self.sentences = min(sentences, 1_000_000)
  }

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

/// The paragraph or paragraphs of a body that hold a quote, cut into its parts and what is between.
struct Paragraph {
  enum Mark {
    case content, source, cue

    var letter: Character {
      switch self {
      case .content: "Q"
      case .source: "S"
      case .cue: "C"
      }
    }
  }

  /// In reading order; together they are the paragraph.
  let pieces: [(text: String, mark: Mark?)]
  /// Where it begins.
  private let start: Int

  /// The nearest paragraphs before it, in reading order: so many at most, as text is left.
  func before(_ count: Int, in body: String) -> [String] {
    body.unicodeScalars.prefix(start).split { $0 == "\n" || $0 == "\r" }.map { String($0) }
      .filter { $0.contains { !$0.isWhitespace } }.suffix(count)
  }

  var text: String { pieces.map(\.text).joined() }

  /// As in examples of rules: *[Q “The dam will hold,”] [S Ortega] [C told] reporters.*
  var marked: String {
    pieces.map { piece in
      let text = VisibleText.line(piece.text)
      return piece.mark.map { "[\($0.letter) \(text)]" } ?? text
    }.joined()
  }

  /// Around a quote, with its source and cue marked, be it that they stand in the paragraph before.
  init(around attribution: Attribution, in body: String) {
    let others =
      attribution.source.map { ($0, Mark.source) } + attribution.cue.map { ($0, Mark.cue) }
    self.init(around: attribution.content, in: body, marking: others)
  }

  /// - Parameters:
  ///   - spans: Of the content.
  ///   - others: Of what is to be marked too; those that meet the content are not.
  private init(around spans: [TextSpan], in body: String, marking others: [(TextSpan, Mark)]) {
    let scalars = Array(body.unicodeScalars)
    let inside = spans.sorted().filter {
      $0.start >= 0 && $0.start <= $0.end && $0.end <= scalars.count
    }
    let beside = others.filter { other, _ in
      other.start >= 0 && other.start < other.end && other.end <= scalars.count
        && !inside.contains { $0.start < other.end && other.start < $0.end }
    }
    let marked = inside.map { ($0, Mark.content) } + beside
    guard !inside.isEmpty, var start = marked.map(\.0.start).min(),
      var end = marked.map(\.0.end).max()
    else {
      (pieces, self.start) = ([], 0)
      return
    }
    while start > 0, !isBreak(scalars, before: start) { start -= 1 }
    while end < scalars.count, !isBreak(scalars, before: end + 1) { end += 1 }
    self.start = start
    var pieces: [(text: String, mark: Mark?)] = []
    var position = start
    for (span, mark) in marked.sorted(by: { $0.0 < $1.0 }) where span.start >= position {
      pieces.append((string(scalars[position..<span.start]), nil))
      pieces.append((string(scalars[span.start..<span.end]), mark))
      position = span.end
    }
    pieces.append((string(scalars[position..<max(position, end)]), nil))
    self.pieces = pieces.filter { !$0.text.isEmpty }
  }
}

private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  String(String.UnicodeScalarView(scalars))
}

private func isBreak(_ scalars: [Unicode.Scalar], before index: Int) -> Bool {
  scalars[index - 1] == "\n" || scalars[index - 1] == "\r"
}
