import QuoteModel

/// A quote in its paragraph with what there is to decide, for a person at a terminal.
struct ReviewQuestion {
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
      + LabelledList(rows, width: width).lines + (choices.isEmpty ? [] : [""])
      + LabelledList(choices, width: width).lines + [""]
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

/// What a key means while quotes are reviewed.
enum ReviewKey: CaseIterable {
  case accept, name, nobody, noQuote, skip, undo, help, quit

  var character: Character {
    switch self {
    case .accept: "a"
    case .name: "n"
    case .nobody: "0"
    case .noQuote: "x"
    case .skip: "s"
    case .undo: "u"
    case .help: "?"
    case .quit: "q"
    }
  }

  /// In one or two words, for the line of keys.
  var short: String {
    switch self {
    case .accept: "accept"
    case .name: "name"
    case .nobody: "no speaker"
    case .noQuote: "not a quote"
    case .skip: "skip"
    case .undo: "undo"
    case .help: "help"
    case .quit: "quit"
    }
  }

  var meaning: String {
    switch self {
    case .accept: "it is right as it stands"
    case .name: "type who said it: a full name, an alias or an id; Esc goes back"
    case .nobody: "the article does not tell who said it"
    case .noQuote: "it is no quote; it is hidden, and counts no more"
    case .skip: "decide later"
    case .undo: "take the last answer back, and go back to that quote"
    case .help: "this list"
    case .quit: "end; every answer is saved already"
    }
  }

  /// The line of keys.
  static func line(candidates: Int) -> String {
    let choice = candidates == 0 ? [] : [candidates == 1 ? "1 speaker" : "1–\(candidates) speaker"]
    let keys = allCases.map { "\($0.character) \($0.short)" }
    return ([keys[0]] + choice + keys.dropFirst()).joined(separator: " · ")
  }

  static var list: String {
    let rows = allCases.map { (String($0.character), $0.meaning) }
    return LabelledList([rows[0], ("1–9", "one of these said it")] + rows.dropFirst(), width: 76)
      .lines.joined(separator: "\n") + "\n"
  }
}
