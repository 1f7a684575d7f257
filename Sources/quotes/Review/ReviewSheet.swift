import QuoteModel

/// A quote in its paragraph with what there is to decide, for a person at a terminal.
struct ReviewSheet {
  let text: String

  /// - Parameters:
  ///   - place: *3 of 120*
  ///   - candidates: Who else it may be, each chosen by the key of its number.
  init(
    _ quote: Quote, in body: String, place: String, candidates: [AttributedSpeaker],
    for output: Output
  ) {
    let width = output.layoutWidth
    let attribution = quote.attribution
    let heading = [place, quote.id, quote.article.outlet, quote.article.published?.description]
      .compactMap { $0.map(VisibleText.line) }.joined(separator: " · ")
    let paragraph = Paragraph(around: attribution, in: body)
    let names = attribution.speakers.map(SpeakerName.shown).joined(separator: " | ")
    let rows = [
      ("speaker", names.isEmpty ? "not told" : names),
      ("as printed", attribution.sourceText ?? ""),
      ("kind", "\(attribution.kind.rawValue), \(attribution.mode.rawValue)"),
      ("rule", "\(attribution.rule) (confidence \(attribution.confidence))"),
      ("title", quote.article.title ?? ""),
    ]
    let choices = candidates.enumerated().map { place, speaker in
      ("\(place + 1)", SpeakerName.shown(speaker))
    }
    let lines =
      ["", output.bold(heading), ""]
      + DisplayWidth.wrapped(paragraph.marked, to: width) + [""]
      + FieldLayout(rows, width: width).lines + (choices.isEmpty ? [] : [""])
      + FieldLayout(choices, width: width).lines + [""]
    text = lines.joined(separator: "\n") + "\n"
  }
}

/// A speaker's name for a person, with what it is unless a person.
enum SpeakerName {
  static func shown(_ speaker: AttributedSpeaker) -> String {
    let kind = speaker.kind == .person ? "" : " (\(speaker.kind.rawValue))"
    return VisibleText.line(speaker.name) + kind
      + (speaker.isPartialName ? " (full name not told)" : "")
  }
}
