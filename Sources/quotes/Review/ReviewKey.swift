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
    return FieldLayout([rows[0], ("1–9", "one of these said it")] + rows.dropFirst(), width: 76)
      .lines.joined(separator: "\n") + "\n"
  }
}
