public import Essentials
public import QuoteModel

/// The columns of the Gender Gap Tracker's quotes, as CSV.
///
/// Speaker and verb are as printed; where none is printed, the speaker is the resolved name, without
/// an index. Indices are `(start,end)` in characters of the article, as the tracker writes them.
public struct GGTDocument: QuoteDocument {
  public static let name = "ggt"

  private var rows = RowWriter(
    format: .csv,
    columns: [
      "speaker", "speaker_index", "quote", "quote_index", "verb", "verb_index",
      "quote_token_count", "quote_type", "is_floating_quote",
    ])

  public init() {}

  public mutating func appendOpening(to buffer: inout ByteBuffer) {
    rows.appendOpening(to: &buffer)
  }

  public mutating func append(_ group: QuoteGroup, to buffer: inout ByteBuffer) {
    let body = BodyScalars(group.body)
    for quote in group.quotes {
      let attribution = quote.attribution
      let printed = quote.parts.joined(separator: " ")
      rows.append(
        [
          Cell(attribution.sourceText ?? joinedNames(attribution.speakers.map(\.name))),
          index(of: attribution.source), .text(printed), index(of: attribution.content),
          Cell(attribution.cueText), index(of: attribution.cue), .integer(tokenCount(of: printed)),
          .text(type(of: attribution, in: body)),
          // As the tracker has it, a quotation that goes on without a verb of its own.
          .text(attribution.cue.isEmpty ? "True" : "False"),
        ], to: &buffer)
    }
  }

  private func index(of spans: [TextSpan]) -> Cell {
    guard let first = spans.first, let last = spans.last else { return .empty }
    return .text("(\(first.start),\(last.end))")
  }

  /// Words and marks.
  private func tokenCount(of text: String) -> Int {
    var count = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if isWord ? !isInWord : !scalar.properties.isWhitespace { count += 1 }
      isInWord = isWord
    }
    return count
  }

  /// Marks, content, speaker and verb in their order: `QCQSV`.
  private func type(of attribution: Attribution, in body: BodyScalars) -> String {
    if attribution.cueLemma == "according to" { return "AccordingTo" }
    if attribution.cue.isEmpty, attribution.source.isEmpty { return "Heuristic" }
    var parts = attribution.content.map { ($0.start, letters(of: body[$0])) }
    if let source = attribution.source.first { parts.append((source.start, "S")) }
    if let cue = attribution.cue.first { parts.append((cue.start, "V")) }
    return parts.sorted { $0.0 < $1.0 }.map(\.1).joined()
  }

  private func letters(of content: String) -> String {
    let (first, last) = (content.unicodeScalars.first, content.unicodeScalars.last)
    return (first.map(isMark) == true ? "Q" : "") + "C" + (last.map(isMark) == true ? "Q" : "")
  }

  private func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isQuotationMark }
}
