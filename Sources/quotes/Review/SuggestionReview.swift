import QuoteModel
import QuoteStore

/// Suggestions about speakers with a person at a terminal: a key takes one, or all that are shown, two
/// keys reject one for good; each is saved at once.
final class SuggestionReview {
  private enum Key {
    static let all: Character = "a"
    /// Before the number of one that is wrong.
    static let reject: Character = "x"
    static let next: Character = "n"
    static let undo: Character = "u"
    static let quit: Character = "q"
    static let line =
      "1–9 takes one · \(all) takes all shown · \(reject) and 1–9 rejects one for good · \(next) shows "
      + "the next · \(undo) undoes the last · \(quit) ends"
  }

  private let archive: Archive
  private let author: AuthorOptions
  private let messages: Messages
  private let output = Output.standard()
  private var left: [SpeakerSuggestion] = []
  /// In the order they were taken or rejected.
  private var decided: [(suggestion: SpeakerSuggestion, isTaken: Bool)] = []

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
        for suggestion in left.prefix(Self.mostShown) { try decide(suggestion, isTaken: true) }
        left.removeFirst(min(left.count, Self.mostShown))
      case .character(Key.next): left.removeFirst(min(left.count, Self.mostShown))
      case .character(Key.undo): try undo()
      case .character(Key.reject):
        try say("which of them is wrong, 1–9?")
        isAsked = try decide(terminal.key(), isTaken: false)
      case .character(let character):
        isAsked = try decide(.character(character), isTaken: true)
      case .enter, .backspace, .escape: isAsked = false
      }
    }
    return try end()
  }

  private func end() throws -> Bool {
    let taken = decided.count(where: \.isTaken)
    let rejected = decided.count == taken ? "" : "\(decided.count - taken) rejected, "
    try say("\(taken) taken, \(rejected)\(left.count) left")
    return true
  }

  /// - Returns: Whether the key is the number of one that is shown.
  private func decide(_ key: RawTerminal.Key, isTaken: Bool) throws -> Bool {
    guard case .character(let character) = key, let number = character.wholeNumberValue,
      (1...min(left.count, Self.mostShown)) ~= number
    else {
      try say("no such key: \(Key.line)")
      return false
    }
    try decide(left.remove(at: number - 1), isTaken: isTaken)
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
  private func decide(_ suggestion: SpeakerSuggestion, isTaken: Bool) throws {
    do {
      let edit = isTaken ? edit(for: suggestion) : rejection(of: suggestion)
      let made = try archive.decisions.decide(edit, by: author.author)
      if made.isEmpty { return try say("nothing to change: it is so already") }
      for decision in made { try say(decision.sentence) }
      decided.append((suggestion, isTaken))
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

  private func rejection(of suggestion: SpeakerSuggestion) -> SpeakerEdit {
    suggestion.contradiction == nil
      ? .distinct([suggestion.speaker.id, suggestion.other.id]) : .single(suggestion.speaker.id)
  }

  private func undo() throws {
    guard let last = decided.popLast() else { return try say("there is nothing to undo") }
    for decision in try archive.decisions.undoLast(about: .speakers, at: Timestamp.exactNow()) {
      try say("undone: \(decision.sentence)")
    }
    left.insert(last.suggestion, at: 0)
  }

  private func say(_ line: String) throws {
    try output.write(VisibleText.lines(line) + "\n")
    try output.flush()
  }
}
