/// What a key means while quotes are reviewed, at a terminal and on the page.
public enum ReviewKey: Character, CaseIterable, Sendable {
  case accept = "a"
  case name = "n"
  case nobody = "0"
  case noQuote = "x"
  case words = "w"
  case note = "c"
  case before = "p"
  case skip = "s"
  case undo = "u"
  case help = "?"
  case quit = "q"

  /// In one or two words.
  public var label: String { meaning.short }

  /// In full.
  public var explanation: String { meaning.full }

  /// What the keys of figures mean.
  public static let candidates = "one of these said it"

  private var meaning: (short: String, full: String) {
    switch self {
    case .accept: ("accept", "it is correct as it is")
    case .name: ("name", "type who said it: a full name, an alias or an id; Esc goes back")
    case .nobody: ("no speaker", "the article does not say who said it")
    case .noQuote: ("not a quote", "it is not a quote: hide it, and leave it out of all counts")
    case .words:
      ("words", "it is a quote with other words: give them, or Enter if only that is to be said")
    case .note: ("comment", "write a note, and decide then")
    case .before: ("paragraph before", "show the paragraph before, and the one before that")
    case .skip: ("skip", "decide later")
    case .undo: ("undo", "undo the last answer, and go back to that quote")
    case .help: ("help", "this list")
    case .quit: ("quit", "end; every answer is saved already")
    }
  }
}
