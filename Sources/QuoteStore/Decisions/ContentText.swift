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
