import QuoteModel

/// The paragraph or paragraphs of a body that hold a quote, cut into its parts and what is between.
struct Paragraph {
  enum Mark {
    case content, source, cue
  }

  /// In reading order; together they are the paragraph.
  let pieces: [(text: String, mark: Mark?)]

  var text: String { pieces.map(\.text).joined() }

  /// - Parameters:
  ///   - spans: Of the content; the paragraph is the one around these.
  ///   - others: Spans to be marked too where they stand in it.
  init(around spans: [TextSpan], in body: String, marking others: [(TextSpan, Mark)] = []) {
    let scalars = Array(body.unicodeScalars)
    let inside = spans.sorted().filter {
      $0.start >= 0 && $0.start <= $0.end && $0.end <= scalars.count
    }
    guard let first = inside.first, let last = inside.last else {
      pieces = []
      return
    }
    var start = first.start
    while start > 0, !isBreak(scalars, before: start) { start -= 1 }
    var end = last.end
    while end < scalars.count, !isBreak(scalars, before: end + 1) { end += 1 }
    let marked = inside.map { ($0, Mark.content) } + others.filter { $0.0.end <= end }
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
