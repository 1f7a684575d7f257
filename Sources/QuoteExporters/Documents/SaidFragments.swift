import QuoteModel

/// An article's text cut so that the quotes in it nest, as elements must.
///
/// A quote that goes on in another paragraph, or overlaps with another one, is several fragments.
struct SaidFragments {
  enum Piece {
    /// Text of the body, as a span.
    case text(TextSpan)
    case lineBreak
    case paragraphEnd
    /// A fragment of a quote begins; the number counts the quote's fragments from 0.
    case open(quote: Int, fragment: Int, span: TextSpan)
    case close
  }

  private(set) var pieces: [Piece] = []
  /// How many fragments each quote has.
  private(set) var counts: [Int]

  private let body: [Unicode.Scalar]
  /// Of the quotes, the spans that are open, outermost first.
  private var open: [(quote: Int, span: TextSpan)] = []

  /// - Parameter quotes: The contents of each, in reading order.
  init(of quotes: [[TextSpan]], in body: [Unicode.Scalar]) {
    self.body = body
    counts = Array(repeating: 0, count: quotes.count)
    let spans = SaidFragments.ordered(quotes, within: body.count)
    var next = 0
    var place = 0
    while place < body.count {
      close(at: place)
      while next < spans.count, spans[next].span.start == place {
        begin(spans[next], at: place)
        next += 1
      }
      let stop = min(
        open.map(\.span.end).min() ?? body.count,
        next < spans.count ? spans[next].span.start : body.count)
      appendText(TextSpan(place, stop))
      place = stop
    }
    close(at: place)
    trimParagraphs()
  }

  /// What can be cut, the outer before the inner.
  private static func ordered(
    _ quotes: [[TextSpan]], within length: Int
  ) -> [(quote: Int, span: TextSpan)] {
    var all: [(quote: Int, span: TextSpan)] = []
    for (quote, spans) in quotes.enumerated() {
      for span in spans where span.start >= 0 && span.start < span.end && span.end <= length {
        all.append((quote, span))
      }
    }
    return all.sorted { a, b in
      if a.span.start != b.span.start { return a.span.start < b.span.start }
      return a.span.end == b.span.end ? a.quote < b.quote : a.span.end > b.span.end
    }
  }

  /// Ends what ends here; what was opened within it and goes on is opened again.
  private mutating func close(at place: Int) {
    guard let first = open.firstIndex(where: { $0.span.end <= place }) else { return }
    let inner = open[first...]
    pieces += inner.map { _ in .close }
    open.removeSubrange(first...)
    for span in inner where span.span.end > place { begin(span, at: place) }
  }

  /// Those that end later stand outside, so that few have to be cut.
  private mutating func begin(_ span: (quote: Int, span: TextSpan), at place: Int) {
    pieces.append(.open(quote: span.quote, fragment: 0, span: TextSpan(place, span.span.end)))
    open.append(span)
  }

  private mutating func appendText(_ span: TextSpan) {
    var start = span.start
    var place = span.start
    while place < span.end {
      guard isLineEnd(place) else {
        place += 1
        continue
      }
      if start < place { pieces.append(.text(TextSpan(start, place))) }
      var (end, breaks) = (place, 0)
      while end < span.end, isLineEnd(end) || isBlank(from: end, before: span.end) {
        if body[end] == "\n"
          || (body[end] == "\r" && (end + 1 == body.count || body[end + 1] != "\n"))
        {
          breaks += 1
        }
        end += 1
      }
      appendBreak(breaks, at: end)
      (place, start) = (end, end)
    }
    if start < place { pieces.append(.text(TextSpan(start, place))) }
  }

  private mutating func appendBreak(_ breaks: Int, at place: Int) {
    guard breaks > 1 else { return pieces.append(.lineBreak) }
    pieces += open.map { _ in .close }
    pieces.append(.paragraphEnd)
    pieces += open.map { .open(quote: $0.quote, fragment: 0, span: TextSpan(place, $0.span.end)) }
  }

  private func isLineEnd(_ place: Int) -> Bool { body[place] == "\n" || body[place] == "\r" }

  /// Whether only blanks stand before the next line end.
  private func isBlank(from place: Int, before end: Int) -> Bool {
    var place = place
    while place < end, body[place] == " " || body[place] == "\t" { place += 1 }
    return place < end && isLineEnd(place)
  }

  /// Drops fragments without text, and says of the others where they end and which they are.
  private mutating func trimParagraphs() {
    var kept: [Piece] = []
    var starts: [Int] = []
    for piece in pieces {
      switch piece {
      case .open:
        starts.append(kept.count)
        kept.append(piece)
      case .close:
        let start = starts.removeLast()
        if let span = textSpan(of: kept[(start + 1)...]), case .open(let quote, _, _) = kept[start]
        {
          kept[start] = .open(quote: quote, fragment: 0, span: span)
          kept.append(.close)
        } else {
          kept.removeSubrange(start...)
        }
      case .text, .lineBreak, .paragraphEnd: kept.append(piece)
      }
    }
    for (place, piece) in kept.enumerated() {
      guard case .open(let quote, _, let span) = piece else { continue }
      kept[place] = .open(quote: quote, fragment: counts[quote], span: span)
      counts[quote] += 1
    }
    pieces = kept
  }

  private func textSpan(of pieces: ArraySlice<Piece>) -> TextSpan? {
    var span: TextSpan?
    for piece in pieces {
      guard case .text(let text) = piece else { continue }
      span = TextSpan(span?.start ?? text.start, text.end)
    }
    return span
  }
}
