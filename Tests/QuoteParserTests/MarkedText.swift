import QuoteModel

/// Text with its attributions marked in it: `[Q1 “It holds,”] [S1 Ortega] [C1 said].`
///
/// The grammar is in `Tests/Fixtures/marked/README.md`; marks without a number belong to
/// attribution 1.
struct MarkedText {
  /// The text without its marks.
  var body = ""
  /// Spans by letter and number, as `Q1`.
  private(set) var spans: [String: [TextSpan]] = [:]

  init(_ marked: some StringProtocol) {
    var scalars = Array(marked.unicodeScalars)[...]
    var text: [Unicode.Scalar] = []
    var open: [(key: String?, start: Int)] = []
    while let scalar = scalars.first {
      if scalar == "[" {
        let key = Self.key(in: scalars)
        open.append((key, text.count))
        scalars = scalars.dropFirst(key == nil ? 1 : Self.width(of: scalars))
        if key == nil { text.append("[") }
      } else if scalar == "]", let last = open.popLast() {
        if let key = last.key {
          spans[key, default: []].append(TextSpan(last.start, text.count))
        } else {
          text.append("]")
        }
        scalars = scalars.dropFirst()
      } else {
        text.append(scalar)
        scalars = scalars.dropFirst()
      }
    }
    body = String(String.UnicodeScalarView(text))
  }

  /// How many attributions are marked.
  var count: Int { spans.keys.filter { $0.hasPrefix("Q") }.count }

  /// `Q1` of `[Q1 …`, also of `[Q …`; `nil` for a bracket that is text.
  private static func key(in scalars: ArraySlice<Unicode.Scalar>) -> String? {
    let head = scalars.dropFirst().prefix { $0 != " " }
    guard let letter = head.first, "QSCNR".unicodeScalars.contains(letter), head.count <= 3 else {
      return nil
    }
    let digits = head.dropFirst()
    guard digits.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    return String(letter) + (digits.isEmpty ? "1" : String(String.UnicodeScalarView(digits)))
  }

  private static func width(of scalars: ArraySlice<Unicode.Scalar>) -> Int {
    (scalars.firstIndex(of: " ") ?? scalars.startIndex) - scalars.startIndex + 1
  }
}

/// The words that some spans cover, so that marks and stops at their edges do not count.
func words(_ spans: [TextSpan], of body: String) -> [String] {
  let scalars = Array(body.unicodeScalars)
  return spans.sorted().flatMap { span in
    String(String.UnicodeScalarView(scalars[span.start..<span.end]))
      .split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}

extension MarkedText {
  /// Whether an attribution has the words that are marked with a number.
  func marks(_ attribution: Attribution, as number: Substring) -> Bool {
    func marked(_ letter: String) -> [String] { words(spans[letter + number] ?? [], of: body) }
    let source = marked("S")
    return words(attribution.content, of: body) == marked("Q")
      && words(attribution.cue, of: body) == marked("C")
      && Array(words(attribution.source, of: body).suffix(source.count)) == source
  }
}
