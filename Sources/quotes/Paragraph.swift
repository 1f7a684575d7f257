import QuoteModel

/// The paragraph or paragraphs of a body that hold a quote, cut into what is quoted and what not.
struct Paragraph {
  /// In reading order; together they are the paragraph.
  let pieces: [(text: String, isQuoted: Bool)]

  var text: String { pieces.map(\.text).joined() }

  init(around spans: [TextSpan], in body: String) {
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
    var pieces: [(text: String, isQuoted: Bool)] = []
    var position = start
    for span in inside where span.start >= position {
      pieces.append((string(scalars[position..<span.start]), false))
      pieces.append((string(scalars[span.start..<span.end]), true))
      position = span.end
    }
    pieces.append((string(scalars[position..<max(position, end)]), false))
    self.pieces = pieces.filter { !$0.text.isEmpty }
  }
}

private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  String(String.UnicodeScalarView(scalars))
}

private func isBreak(_ scalars: [Unicode.Scalar], before index: Int) -> Bool {
  scalars[index - 1] == "\n" || scalars[index - 1] == "\r"
}
