import QuoteModel

/// An article's body in which spans are looked up one after the other.
///
/// It goes on from the last place, so that twenty thousand quotes of one article, in reading
/// order, take one walk through it.
struct BodyText {
  private let scalars: String.UnicodeScalarView
  private var offset = 0
  private var index: String.Index

  init(_ body: String) {
    scalars = body.unicodeScalars
    index = scalars.startIndex
  }

  /// - Returns: `nil` if the span is not within the body, or ends before it starts.
  mutating func text(of span: TextSpan) -> Substring? {
    guard span.start >= 0, span.start <= span.end, let start = place(at: span.start),
      let end = scalars.index(
        start, offsetBy: span.end - span.start, limitedBy: scalars.endIndex)
    else { return nil }
    return Substring(scalars[start..<end])
  }

  /// What stands at the spans, in one piece where no letter stands between two of them.
  ///
  /// - Parameter spans: In reading order; those not within the body are passed by.
  mutating func parts(of spans: [TextSpan]) -> [String] {
    var pieces: [TextSpan] = []
    for span in spans {
      if let last = pieces.last, let gap = text(of: TextSpan(last.end, span.start)),
        !gap.unicodeScalars.contains(where: \.properties.isAlphabetic)
      {
        pieces[pieces.count - 1].end = span.end
      } else {
        pieces.append(span)
      }
    }
    return pieces.compactMap { text(of: $0).map(String.init) }
  }

  /// Up to 200 characters before a place, whole words, on one line.
  mutating func context(before start: Int) -> String {
    let from = max(0, start - BodyText.contextLength - 1)
    guard let text = text(of: TextSpan(from, start)) else { return "" }
    return BodyText.line(from > 0 ? BodyText.withoutFirstWord(text) : text)
  }

  /// Up to 200 characters after a place, whole words, on one line.
  mutating func context(after end: Int) -> String {
    guard let start = place(at: end) else { return "" }
    let rest = scalars[start...]
    let text = rest.prefix(BodyText.contextLength + 1)
    return BodyText.line(
      text.endIndex < rest.endIndex ? BodyText.withoutLastWord(Substring(text)) : Substring(text))
  }

  private static let contextLength = 200

  private mutating func place(at wanted: Int) -> String.Index? {
    let limit = wanted < offset ? scalars.startIndex : scalars.endIndex
    guard let found = scalars.index(index, offsetBy: wanted - offset, limitedBy: limit) else {
      return nil
    }
    (offset, index) = (wanted, found)
    return found
  }

  /// Without the word that the cut went through; a text without spaces stays whole.
  private static func withoutFirstWord(_ text: Substring) -> Substring {
    text.unicodeScalars.firstIndex(where: isSpace).map { text[$0...] } ?? text
  }

  private static func withoutLastWord(_ text: Substring) -> Substring {
    text.unicodeScalars.lastIndex(where: isSpace).map { text[..<$0] } ?? text
  }

  private static func line(_ text: Substring) -> String {
    text.unicodeScalars.split(whereSeparator: isSpace).map { Substring($0) }.joined(separator: " ")
  }

  /// Asking Unicode about every letter took most of the time of an export.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar == " " || ("\t"..."\r").contains(scalar) : scalar.properties.isWhitespace
  }
}
