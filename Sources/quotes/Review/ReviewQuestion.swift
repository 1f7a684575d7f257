import QuoteModel

/// A quote in its paragraph with what there is to decide, for a person at a terminal.
struct ReviewQuestion {
  private let quote: Quote
  private let body: String
  private let place: String
  private let candidates: [AttributedSpeaker]
  private let paragraph: Paragraph

  /// - Parameters:
  ///   - place: *3 of 120*
  ///   - candidates: Who else it may be, each chosen by the key of its number.
  init(_ quote: Quote, in body: String, place: String, candidates: [AttributedSpeaker]) {
    paragraph = Paragraph(around: quote.attribution, in: body)
    self.quote = quote
    self.body = body
    self.place = place
    self.candidates = candidates
  }

  func text(for output: Output) -> String {
    let width = output.layoutWidth
    let article = quote.article
    let heading = [place, quote.id, article.outlet, article.published?.description]
      .compactMap { $0.map(VisibleText.line) }.joined(separator: " · ")
    let choices = candidates.enumerated().map { ("\($0 + 1)", $1.shownName) }
    let parts = [
      [output.bold(heading)], DisplayWidth.wrapped(paragraph.marked, to: width),
      LabelledList(labels, width: width).lines, LabelledList(choices, width: width).lines,
    ]
    return "\n"
      + parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n") + "\n"
  }

  /// Paragraphs before, or that there are no more.
  func text(ofParagraphsBefore count: Int, for output: Output) -> String {
    let paragraphs = paragraph.before(count, in: body)
    let isAll = paragraphs.count < count
    let lines =
      ((isAll ? ["(the beginning of the article)"] : []) + paragraphs + [paragraph.marked])
      .map { DisplayWidth.wrapped(VisibleText.line($0), to: output.layoutWidth) }
    return "\n" + lines.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n") + "\n"
  }

  private var labels: [(String, String)] {
    let attribution = quote.attribution
    let names = attribution.speakers.map(\.shownName).joined(separator: " | ")
    return [
      ("speaker", names.isEmpty ? "unknown" : names),
      ("as printed", attribution.sourceText ?? ""),
      (
        "kind",
        "\(attribution.kind.rawValue), \(attribution.mode.rawValue), \(attribution.polarity.rawValue)"
      ),
      ("not affirmed", attribution.reservation ?? ""),
      ("rule", "\(attribution.rule) (confidence \(attribution.confidence))"),
      ("title", quote.article.title ?? ""),
    ]
  }
}

extension AttributedSpeaker {
  /// The name, with what it is unless a person.
  fileprivate var shownName: String {
    let kind = kind == .person ? "" : " (\(kind.rawValue))"
    return VisibleText.line(name) + kind + (isPartialName ? " (full name unknown)" : "")
  }
}

extension ReviewKey {
  /// The line of keys.
  static func line(candidates: Int) -> String {
    let choice = candidates == 0 ? [] : [candidates == 1 ? "1 speaker" : "1–\(candidates) speaker"]
    let keys = allCases.map { "\($0.rawValue) \($0.label)" }
    return ([keys[0]] + choice + keys.dropFirst()).joined(separator: " · ")
  }

  static var list: String {
    let rows = allCases.map { (String($0.rawValue), $0.explanation) }
    return LabelledList([rows[0], ("1–9", Self.candidates)] + rows.dropFirst(), width: 76)
      .lines.joined(separator: "\n") + "\n"
  }
}
