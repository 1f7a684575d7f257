import QuoteModel

/// An article's text, to be cut at offsets.
struct BodyScalars {
  let scalars: [Unicode.Scalar]

  init(_ body: String) { scalars = Array(body.unicodeScalars) }

  /// The words at a span, as far as they are within the text.
  subscript(span: TextSpan) -> String {
    let end = min(max(span.end, 0), scalars.count)
    return String(String.UnicodeScalarView(scalars[min(max(span.start, 0), end)..<end]))
  }

  /// Up to so many characters before a place; none of them is cut.
  func before(_ place: Int, _ length: Int) -> String {
    let text = self[TextSpan(place - 2 * length, place)]
    return String(text.suffix(length))
  }

  /// Up to so many characters from a place on; none of them is cut.
  func after(_ place: Int, _ length: Int) -> String {
    let text = self[TextSpan(place, place + 2 * length)]
    return String(text.prefix(length))
  }
}
