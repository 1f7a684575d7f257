/// The letters and digits of one part of a quote as it stands in the article, with and without marks
/// that have letters: `&ldquo;` and `â€œ`.
struct PrintedPart {
  private var readings: Set<[Unicode.Scalar]> = []

  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    for start in Self.starts(of: scalars) {
      for end in Self.ends(of: scalars) where start <= end {
        readings.insert(Self.letters(of: scalars[start..<end]))
      }
    }
  }

  /// Whether the parts, one after another, read so.
  static func letters(of parts: [PrintedPart], are text: [Unicode.Scalar]) -> Bool {
    // Where in the text the parts so far can end.
    let ends = parts.reduce(into: Set([0])) { ends, part in
      ends = Set(
        ends.flatMap { start in
          part.readings.filter { text[start...].starts(with: $0) }.map { start + $0.count }
        })
    }
    return ends.contains(text.count)
  }

  static func letters(of text: String) -> [Unicode.Scalar] { letters(of: text.unicodeScalars) }

  private static func letters(of scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    scalars.filter(isLetter)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case "\0"..."\u{7F}": false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  /// Where the words can begin: at the beginning, and after a mark there.
  private static func starts(of scalars: ArraySlice<Unicode.Scalar>) -> [Int] {
    let head = scalars.prefix(longestMark)
    return [scalars.startIndex]
      + marks.filter { head.starts(with: $0) }.map { scalars.startIndex + $0.count }
  }

  private static func ends(of scalars: ArraySlice<Unicode.Scalar>) -> [Int] {
    let tail = scalars.suffix(longestMark)
    return [scalars.endIndex]
      + marks.filter { tail.reversed().starts(with: $0.reversed()) }
      .map { scalars.endIndex - $0.count }
  }

  private static let longestMark = marks.map(\.count).max() ?? 0

  private static let marks: [[Unicode.Scalar]] =
    [
      "&ldquo;", "&rdquo;", "&lsquo;", "&rsquo;", "&laquo;", "&raquo;", "&quot;", "&apos;",
      "&#8220;", "&#8221;", "&#8216;", "&#8217;", "&#x201c;", "&#x201d;", "&#x201C;", "&#x201D;",
      "&#34;", "&#39;", "â€œ", "â€\u{9D}", "â€˜", "â€™", "â€",
    ].map { Array($0.unicodeScalars) }
}
