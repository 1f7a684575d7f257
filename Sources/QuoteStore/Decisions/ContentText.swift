import QuoteModel

/// The text of a quote whose content a person marked, made as the parser makes it: each part
/// without its outer marks, line breaks as a space, joined as `QuoteText` has it.
struct ContentText {
  let text: String

  /// - Parameter attributing: Where cue and source stand, around which a quotation goes on.
  /// - Returns: `nil` unless every span is within the body and holds a letter or digit, and they
  ///   stand in reading order.
  init?(of spans: [TextSpan], attributing: [TextSpan], in body: inout BodyText) {
    guard !spans.isEmpty, zip(spans, spans.dropFirst()).allSatisfy({ $0.end <= $1.start }) else {
      return nil
    }
    var joined = ""
    var last: TextSpan?
    for span in spans {
      guard let part = body.text(of: span), !letters(of: part).isEmpty else { return nil }
      let between = last.flatMap { body.text(of: TextSpan($0.end, span.start)) }
      let isParted = attributing.contains { $0.start >= last?.end ?? 0 && $0.end <= span.start }
      let isApart =
        !isParted && between?.unicodeScalars.contains(where: \.properties.isAlphabetic) ?? false
      joined += (last == nil ? "" : isApart ? QuoteText.gap : " ") + line(withoutMarks(part))
      last = span
    }
    text = QuoteText.withoutStrayMarks(joined)
  }

  /// How much of the part stands between marks that are within it.
  static func kind(of part: Substring) -> QuoteKind {
    if withoutMarks(part) != part { return .direct }
    return part.unicodeScalars.contains { opening.contains($0) } ? .mixed : .indirect
  }
}

private let opening: Set<Unicode.Scalar> = ["“", "„", "‟", "\"", "«", "»", "‘", "‚", "'", "‹"]
private let closing: Set<Unicode.Scalar> = ["”", "“", "\"", "»", "«", "’", "'", "›"]

/// Finds where words stand that a person types from an article.
struct TypedWords {
  /// Parts that stand apart; of each the beginning and, where what is between was left out, the end.
  private let parts: [[[Unicode.Scalar]]]

  /// - Parameter text: `A … B` for parts with other words between, `A ... B` from A to B.
  init(_ text: String) {
    parts = text.split(separator: "…").map { part in
      part.replacing("...", with: "\u{0}").split(separator: "\u{0}")
        .map { folded(letters(of: $0[...])) }.filter { !$0.isEmpty }
    }.filter { !$0.isEmpty }
  }

  /// Where they stand, the nearest to a place where they stand several times; a whole quotation with
  /// its marks.
  ///
  /// - Returns: `nil` if they stand nowhere, or not in this order.
  func spans(in body: String, near place: Int) -> [TextSpan]? {
    let text = LetteredText(body)
    var spans: [TextSpan] = []
    for part in parts {
      let from = spans.last?.end ?? 0
      guard
        let first = text.places(of: part[0], from: from)
          .min(by: { abs($0.start - place) < abs($1.start - place) })
      else { return nil }
      var span = first
      for piece in part.dropFirst() {
        guard let next = text.places(of: piece, from: span.end).first else { return nil }
        span.end = next.end
      }
      spans.append(text.withMarks(span))
    }
    return spans.isEmpty ? nil : spans
  }
}

private func folded(_ letters: [Unicode.Scalar]) -> [Unicode.Scalar] {
  letters.flatMap { Array($0.properties.lowercaseMapping.unicodeScalars) }
}

/// A text's letters and digits in lower case, each with where it stands.
private struct LetteredText {
  private let scalars: [Unicode.Scalar]
  private var letters: [Unicode.Scalar] = []
  private var places: [Int] = []

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      for letter in folded(QuoteStore.letters(of: Substring(String(scalar)))) {
        letters.append(letter)
        places.append(place)
      }
    }
  }

  /// Where these letters stand as whole words, in reading order.
  func places(of sought: [Unicode.Scalar], from start: Int) -> [TextSpan] {
    guard letters.count >= sought.count else { return [] }
    return (0...letters.count - sought.count).compactMap { index in
      let last = index + sought.count - 1
      guard places[index] >= start, letters[index] == sought[0],
        letters[index...last].elementsEqual(sought), isParted(index - 1, index),
        isParted(last, last + 1)
      else { return nil }
      return TextSpan(places[index], places[last] + 1)
    }
  }

  /// Whether something stands between two letters.
  private func isParted(_ a: Int, _ b: Int) -> Bool {
    a < 0 || b >= places.count || places[b] > places[a] + 1
  }

  /// With the marks around, if it is a whole quotation, and what ends a sentence within them.
  func withMarks(_ span: TextSpan) -> TextSpan {
    var end = span.end
    while end < scalars.count, ".,;:!?…–—".unicodeScalars.contains(scalars[end]) { end += 1 }
    guard span.start > 0, opening.contains(scalars[span.start - 1]), end < scalars.count,
      closing.contains(scalars[end])
    else { return span }
    return TextSpan(span.start - 1, end + 1)
  }
}

/// A mark goes with its partner at the other end, or where it has none in the part.
private func withoutMarks(_ part: Substring) -> Substring {
  let scalars = part.unicodeScalars
  guard let first = scalars.first, let last = scalars.last, scalars.count > 2 else { return part }
  let inner = scalars.dropFirst().dropLast()
  switch (opening.contains(first), closing.contains(last)) {
  case (true, true): return Substring(inner)
  case (true, false) where !inner.contains(where: closing.contains):
    return Substring(scalars.dropFirst())
  case (false, true) where !inner.contains(where: opening.contains) && last != "'" && last != "’":
    return Substring(scalars.dropLast())
  case (true, false), (false, true), (false, false): return part
  }
}

private func line(_ text: Substring) -> String {
  text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
    .map { part in String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
    .filter { !$0.isEmpty }.joined(separator: " ")
}

extension String {
  fileprivate init(_ scalars: [Unicode.Scalar]) {
    self.init(String.UnicodeScalarView(scalars))
  }
}
