public import QuoteModel

/// The standoff format of brat (https://brat.nlplab.org/standoff.html), as PolNeAR has it: for each
/// article its text and, beside it, Source, Cue and Content with the Attribution that joins them.
public struct BratFolder: Sendable {
  /// A file of the folder.
  public struct File: Sendable {
    public let name: String
    public let bytes: [UInt8]
  }

  public static let name = "brat"

  /// What brat needs to show the annotations.
  public static let settings = File(
    name: "annotation.conf",
    bytes: Array(
      """
      [entities]
      Source
      Cue
      Content
      [relations]
      [events]
      Attribution\tSource?:Source, Cue?:Cue, Content:Content
      [attributes]
      Polarity\tArg:Attribution, Value:negated|hypothetical

      """.utf8))

  public init() {}

  /// The article's text, as it was read but for each CR LF, which is a space and LF, and its annotations.
  ///
  /// brat, and Python's `open`, take CR LF for one character; written so, it is two for all.
  public func files(of group: QuoteGroup) -> [File] {
    guard let id = group.quotes.first?.article.id else { return [] }
    var annotations = Annotations(body: BodyScalars(group.body))
    for quote in group.quotes { annotations.append(quote.attribution) }
    return [
      File(name: "\(id).txt", bytes: withoutCarriageReturns(group.body)),
      File(name: "\(id).ann", bytes: annotations.bytes),
    ]
  }
}

/// The lines of one `.ann` file.
private struct Annotations {
  let body: BodyScalars
  private(set) var bytes: [UInt8] = []
  private var texts = 0
  private var events = 0
  /// Attributes of what is not affirmed.
  private var reservations = 0

  init(body: BodyScalars) { self.body = body }

  mutating func append(_ attribution: Attribution) {
    let source = append("Source", attribution.source)
    let cue = append("Cue", attribution.cue)
    let content = append("Content", attribution.content)
    // An event needs words of its own: the cue's or, without one, the content's.
    let anchor = append(
      "Attribution", attribution.cue.isEmpty ? attribution.content : attribution.cue)
    guard let anchor else { return }
    events += 1
    let roles = [("Source", source), ("Cue", cue), ("Content", content)].compactMap { role, text in
      text.map { " \(role):\($0)" }
    }
    bytes.append(contentsOf: "E\(events)\tAttribution:\(anchor)\(roles.joined())\n".utf8)
    guard attribution.polarity != .affirmed else { return }
    reservations += 1
    bytes.append(
      contentsOf: "A\(reservations)\tPolarity E\(events) \(attribution.polarity.rawValue)\n".utf8)
  }

  /// - Returns: `T1`; `nil` without words.
  private mutating func append(_ type: String, _ spans: [TextSpan]) -> String? {
    let pieces = spans.flatMap(lines)
    guard !pieces.isEmpty else { return nil }
    texts += 1
    let places = pieces.map { "\($0.start) \($0.end)" }.joined(separator: ";")
    let words = pieces.map { body[$0] }.joined(separator: " ")
    bytes.append(contentsOf: "T\(texts)\t\(type) \(places)\t\(words)\n".utf8)
    return "T\(texts)"
  }

  /// A line of the file cannot hold a line end of the text, so a span is cut there.
  private func lines(of span: TextSpan) -> [TextSpan] {
    var lines: [TextSpan] = []
    var start = span.start
    for place in span.start...max(span.start, min(span.end, body.scalars.count)) {
      let isEnd = place >= min(span.end, body.scalars.count)
      guard isEnd || body.scalars[place] == "\n" || body.scalars[place] == "\r" else { continue }
      if place > start { lines.append(TextSpan(start, place)) }
      start = place + 1
    }
    return lines
  }
}

/// With a space for the CR of each CR LF, which leaves all places as they are.
private func withoutCarriageReturns(_ text: String) -> [UInt8] {
  var bytes = Array(text.utf8)
  for place in bytes.indices.dropLast() where bytes[place] == 0x0D && bytes[place + 1] == 0x0A {
    bytes[place] = 0x20
  }
  return bytes
}
