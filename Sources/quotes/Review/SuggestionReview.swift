import QuoteModel
import QuoteStore

/// Suggestions about speakers with a person at a terminal: a key takes one, or all that are shown; each is
/// saved at once.
final class SuggestionReview {
  private enum Key {
    static let all: Character = "a"
    static let next: Character = "n"
    static let undo: Character = "u"
    static let quit: Character = "q"
    static let line =
      "1–9 takes one · \(all) takes all shown · \(next) shows the next · \(undo) undoes the last · "
      + "\(quit) ends"
  }

  private let archive: Archive
  private let author: AuthorOptions
  private let messages: Messages
  private let output = Output.standard()
  private var left: [SpeakerSuggestion] = []
  /// In the order they were taken.
  private var taken: [SpeakerSuggestion] = []

  private static let mostShown = 9

  init(of archive: Archive, by author: AuthorOptions, messages: Messages) {
    (self.archive, self.author, self.messages) = (archive, author, messages)
  }

  /// Closes the archive in the end.
  func run(_ suggestions: [SpeakerSuggestion]) throws {
    guard !suggestions.isEmpty else { return try archive.close() }
    Interruption.watch()
    guard let terminal = RawTerminal() else {
      throw CommandError.failed(.usage, "--decide needs a terminal")
    }
    left = suggestions
    let isDone = try walk(at: terminal)
    terminal.restore()
    try archive.close()
    guard !isDone else { return }
    throw CommandError.ended(Interruption.signal.map(ExitStatus.init(signal:)) ?? .interrupted)
  }

  /// - Returns: `false` if it was interrupted.
  private func walk(at terminal: RawTerminal) throws -> Bool {
    defer { terminal.restore() }
    var isAsked = true
    while !left.isEmpty {
      if isAsked { try show() }
      isAsked = true
      switch terminal.key() {
      case .interrupt: return false
      case .end, .character(Key.quit): return try end()
      case .character(Key.all):
        for suggestion in left.prefix(Self.mostShown) { try take(suggestion) }
        left.removeFirst(min(left.count, Self.mostShown))
      case .character(Key.next): left.removeFirst(min(left.count, Self.mostShown))
      case .character(Key.undo): try undo()
      case .character(let character):
        if let number = character.wholeNumberValue, (1...min(left.count, Self.mostShown)) ~= number
        {
          try take(left.remove(at: number - 1))
        } else {
          try say("no such key: \(Key.line)")
          isAsked = false
        }
      case .enter, .backspace, .escape: isAsked = false
      }
    }
    return try end()
  }

  private func end() throws -> Bool {
    try say("\(taken.count) taken, \(left.count) left")
    return true
  }

  private func show() throws {
    var table = Table([
      .init(name: ""), .init(name: "speaker"), .init(name: "quotes", isNumber: true),
      .init(name: "other"), .init(name: "quotes", isNumber: true), .init(name: "because"),
    ])
    for (place, suggestion) in left.prefix(Self.mostShown).enumerated() {
      let other = suggestion.contradiction == nil ? suggestion.other.name : "may be two"
      table.append([
        "\(place + 1)", suggestion.speaker.name, "\(suggestion.speaker.quoteCount)", other,
        "\(suggestion.other.quoteCount)", suggestion.because,
      ])
    }
    try say("\n" + table.lines(width: output.layoutWidth).joined(separator: "\n"))
    try say("\(Key.line) (\(left.count) left)")
  }

  /// What cannot be decided, as something else was decided since, is said and left.
  private func take(_ suggestion: SpeakerSuggestion) throws {
    do {
      let made = try archive.decisions.decide(edit(for: suggestion), by: author.author)
      if made.isEmpty { return try say("nothing to change: it is so already") }
      for decision in made { try say(decision.sentence) }
      taken.append(suggestion)
    } catch let error as DecisionError {
      try say("\(error)")
    }
  }

  private func edit(for suggestion: SpeakerSuggestion) -> SpeakerEdit {
    if let contradiction = suggestion.contradiction {
      return .split(suggestion.speaker.id, in: contradiction.articles)
    }
    return .merge([suggestion.speaker.id], into: suggestion.other.id)
  }

  private func undo() throws {
    guard let last = taken.popLast() else { return try say("there is nothing to undo") }
    for decision in try archive.decisions.undoLast(about: .speakers, at: Timestamp.exactNow()) {
      try say("undone: \(decision.sentence)")
    }
    left.insert(last, at: 0)
  }

  private func say(_ line: String) throws {
    try output.write(VisibleText.lines(line) + "\n")
    try output.flush()
  }
}
