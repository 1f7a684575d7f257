import GRDB
import QuoteModel

/// What of a statement a span holds, as the table `span` spells it.
enum SpanPart: String, CaseIterable {
  case content
  case cue
  case source
}

/// Verifies the spans of one quote against the body and the texts that are stored with it.
struct SpanCheck {
  private let start: Int
  /// In reading order.
  private var spans: [SpanPart: [TextSpan]] = [:]

  init(of quote: Int64, start: Int, in db: Database) throws {
    self.start = start
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT part, start, \"end\" FROM span WHERE quote_id = ? ORDER BY part, start"),
      arguments: [quote])
    while let row = try rows.next() {
      guard let part = SpanPart(rawValue: row.text(0)) else { continue }
      spans[part, default: []].append(TextSpan(row[1], row[2]))
    }
  }

  /// - Parameter texts: What is stored as the words of each part; empty for one without words.
  func problems(in body: inout BodyText, texts: [SpanPart: String]) -> [String] {
    var problems: [String] = []
    if spans[.content]?.contains(where: { $0.start == start }) != true {
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
    guard spans[part] != nil else { return [] }
    let (pieces, outside) = pieces(of: part, in: &body)
    if let outside {
      return ["the span \(outside.start)–\(outside.end) of its \(part) is not in the body"]
    }
    return pieces.flatMap(letters) == letters(of: text[...])
      ? [] : ["its \(part) is not what stands at its spans"]
  }

  /// What the spans of a part hold, up to the first that is not within the body.
  private func pieces(
    of part: SpanPart, in body: inout BodyText
  ) -> (pieces: [Substring], outside: TextSpan?) {
    var pieces: [Substring] = []
    for span in spans[part] ?? [] {
      guard span.start < span.end, let piece = body.text(of: span) else { return (pieces, span) }
      pieces.append(piece)
    }
    return (pieces, nil)
  }

  /// What the spans hold, cut out of the body.
  ///
  /// - Returns: `nil` unless the spans are within the body, in order, and the content begins where
  ///   the quote does.
  func words(in body: inout BodyText) -> (text: String, cue: String?, source: String?)? {
    guard let content = spans[.content], content.first?.start == start,
      let text = ContentText(of: content, in: &body)?.text
    else { return nil }
    let (cue, source) = (pieces(of: .cue, in: &body), pieces(of: .source, in: &body))
    guard cue.outside == nil, source.outside == nil else { return nil }
    return (
      text, spans[.cue].map { _ in cue.pieces.joined(separator: " ") },
      spans[.source].map { _ in source.pieces.joined(separator: " ") }
    )
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
