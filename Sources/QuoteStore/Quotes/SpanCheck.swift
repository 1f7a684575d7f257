import GRDB
import QuoteModel

/// Proves the spans of one quote against the body and the texts that are stored with it.
struct SpanCheck {
  private let start: Int
  private(set) var spans: [(part: SpanPart, span: TextSpan)] = []

  init(of quote: Int64, start: Int, in db: Database) throws {
    self.start = start
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT part, start, \"end\" FROM span WHERE quote_id = ? ORDER BY part, start"),
      arguments: [quote])
    while let row = try rows.next() {
      guard let part = SpanPart(rawValue: row.text(0)) else { continue }
      spans.append((part, TextSpan(row[1], row[2])))
    }
  }

  /// - Parameter texts: What is stored as the words of each part; empty for one without words.
  func problems(in body: inout BodyText, texts: [SpanPart: String]) -> [String] {
    var problems: [String] = []
    if !spans.contains(where: { $0.part == .content && $0.span.start == start }) {
      problems.append("no span of its content starts at \(start)")
    }
    for part in SpanPart.allCases {
      problems += self.problems(of: part, in: &body, text: texts[part] ?? "")
    }
    return problems
  }

  private func problems(
    of part: SpanPart, in body: inout BodyText, text: String
  ) -> [String] {
    let spans = spans.filter { $0.part == part }.map(\.span)
    guard !spans.isEmpty else { return [] }
    var words: [Unicode.Scalar] = []
    for span in spans {
      guard span.start < span.end, let found = body.text(of: span) else {
        return ["the span \(span.start)–\(span.end) of its \(part) is not in the body"]
      }
      words += letters(of: found)
    }
    return words.elementsEqual(letters(of: text[...]))
      ? [] : ["its \(part) is not what stands at its spans"]
  }
}

/// Letters and digits alone: marks, spaces and line ends may differ between a text and its spans.
func letters(of text: Substring) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { scalar in
    scalar.isASCII
      ? ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar)
      : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}

/// What of a statement a span holds, as the table `span` spells it.
enum SpanPart: String, CaseIterable {
  case content
  case cue
  case source
}

/// What a quote's spans hold.
struct CutWords {
  let text: String
  let cue: String?
  let source: String?

  /// - Returns: `nil` unless its spans are within the body, in order, and its content begins where
  ///   the quote does.
  init?(of quote: ArticleCheck.QuoteFinding, in body: inout BodyText) {
    func spans(of part: SpanPart) -> [TextSpan] {
      quote.spans.spans.filter { $0.part == part }.map(\.span)
    }
    let content = spans(of: .content)
    guard content.first?.start == quote.start,
      let text = ContentText(of: content, in: &body)?.text
    else { return nil }
    self.text = text
    var words: [String?] = []
    for part in [SpanPart.cue, .source] {
      var pieces: [String] = []
      for span in spans(of: part) {
        guard span.start < span.end, let piece = body.text(of: span) else { return nil }
        pieces.append(String(piece))
      }
      words.append(pieces.isEmpty ? nil : pieces.joined(separator: " "))
    }
    (cue, source) = (words[0], words[1])
  }
}
