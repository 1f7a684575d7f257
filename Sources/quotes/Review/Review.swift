import Essentials
import QuoteModel
import QuoteParser
import QuoteStore

/// A review of quotes with a person at a terminal: one key an answer, each saved at once.
final class Review {
  private enum Answer {
    case decided(QuoteDecision, quoteID: String)
    case skipped
  }

  private enum Step {
    case answered, quit, interrupted
  }

  private let archive: Archive
  private let author: AuthorOptions
  private let messages: Messages
  /// Whether quotes are shown as the parser found them, for one who is not to know what others think.
  private let isBlind: Bool
  private let output = Output.standard()
  private var ids: [String] = []
  /// One for each quote that was passed.
  private var answers: [Answer] = []

  private static let mostCandidates = 9

  /// Whether a person can see questions, and answer.
  static var hasTerminal: Bool { isatty(0) == 1 && isatty(1) == 1 }

  init(of archive: Archive, by author: AuthorOptions, isBlind: Bool = false, messages: Messages) {
    self.archive = archive
    self.isBlind = isBlind
    self.author = author
    self.messages = messages
  }

  /// Closes the archive in the end.
  ///
  /// - Parameter ids: Of the quotes, in their order.
  func run(_ ids: [String]) throws {
    guard !ids.isEmpty else {
      messages.note("nothing is left to review")
      return try archive.close()
    }
    Interruption.watch()
    guard let terminal = RawTerminal() else {
      throw CommandError.failed(.noInput, "standard input is not a terminal: use --json")
    }
    self.ids = ids
    let isDone = try walk(at: terminal)
    try archive.close()
    guard !isDone else { return }
    throw CommandError.ended(Interruption.signal.map(ExitStatus.init(signal:)) ?? .interrupted)
  }

  /// - Returns: `false` if it was interrupted.
  private func walk(at terminal: RawTerminal) throws -> Bool {
    defer { terminal.restore() }
    var step = Step.answered
    while answers.count < ids.count, step == .answered {
      if let quote = try quote(ids[answers.count]) {
        step = try ask(about: quote, at: terminal)
      } else {
        answers.append(.skipped)
      }
    }
    try say(summary)
    return step != .interrupted
  }

  private func quote(_ id: String) throws -> Quote? {
    try isBlind ? archive.samples.found(id) : archive.quotes.quote(id: id)
  }

  private func ask(about quote: Quote, at terminal: RawTerminal) throws -> Step {
    let candidates = try candidates(for: quote)
    let question = ReviewQuestion(
      quote, in: try archive.articles.body(id: quote.article.id) ?? "",
      place: "\(answers.count + 1) of \(ids.count)", candidates: candidates)
    try output.write(question.text(for: output))
    try say(ReviewKey.line(candidates: candidates.count))
    var paragraphsBefore = 0
    while true {
      switch terminal.key() {
      case .interrupt: return .interrupted
      case .end: return .quit
      case .enter, .backspace, .escape: continue
      case .character(let character):
        if let number = character.wholeNumberValue, number > 0, number <= candidates.count {
          if try decide(.speakers([candidates[number - 1]]), on: quote) { return .answered }
        } else if let key = ReviewKey(rawValue: character) {
          if key == .help { try say(ReviewKey.list + ReviewKey.line(candidates: candidates.count)) }
          if key == .before {
            paragraphsBefore += 1
            try say(question.text(ofParagraphsBefore: paragraphsBefore, for: output))
          }
          if let step = try carryOut(key, on: quote, at: terminal) { return step }
        } else {
          try say("no such key: ? lists them")
        }
      }
    }
  }

  /// - Returns: `nil` to ask on about the same quote.
  private func carryOut(
    _ key: ReviewKey, on quote: Quote, at terminal: RawTerminal
  ) throws -> Step? {
    switch key {
    case .accept: return try decide(.accepted, on: quote) ? .answered : nil
    case .nobody: return try decide(.speakers([]), on: quote) ? .answered : nil
    case .noQuote: return try decide(.rejected, on: quote) ? .answered : nil
    case .name: return try typeName(for: quote, at: terminal)
    case .words: return try typeWords(of: quote, at: terminal)
    case .note: return try typeNote(on: quote, at: terminal)
    case .skip:
      answers.append(.skipped)
      try say("skipped")
      return .answered
    case .undo: return try undo() ? .answered : nil
    case .help, .before: return nil
    case .quit: return .quit
    }
  }

  /// Others to whom the name fits, then the others who speak in the article.
  private func candidates(for quote: Quote) throws -> [AttributedSpeaker] {
    let body = try archive.articles.body(id: quote.article.id) ?? ""
    let namesakes = StoredExplanation(of: quote, in: body).explanation?.namesakes ?? []
    var candidates: [AttributedSpeaker] = []
    for speaker in namesakes.map({ AttributedSpeaker(name: $0, kind: .person) })
      + (try archive.decisions.candidates(for: quote.id))
    where !candidates.contains(where: { $0.name == speaker.name }) {
      candidates.append(speaker)
    }
    return Array(candidates.prefix(Self.mostCandidates))
  }

  /// - Returns: `false` if it cannot be decided so, which the person was told.
  private func decide(_ decision: QuoteDecision, on quote: Quote) throws -> Bool {
    try telling {
      let outcome = try archive.decisions.decide([decision], on: quote.id, by: author.author)
      answers.append(.decided(decision, quoteID: quote.id))
      for made in outcome.decisions { try say(made.sentence) }
      return true
    }
  }

  private func undo() throws -> Bool {
    guard let last = answers.popLast() else {
      try say("there is nothing to undo")
      return false
    }
    if case .decided(_, let id) = last {
      _ = try archive.decisions.undo(id, at: Timestamp.exactNow())
      try say("undone")
    }
    return true
  }

  private func typeName(for quote: Quote, at terminal: RawTerminal) throws -> Step? {
    try typed("who said it? ", at: terminal) { name in
      try telling {
        let speaker = try archive.decisions.speaker(named: name, in: quote.article.id)
        guard try isMeant(speaker, in: quote.article.id, at: terminal) else { return false }
        return try decide(.speakers([speaker]), on: quote)
      }
    }
  }

  /// Asks before a name becomes a speaker, as it may be a slip.
  private func isMeant(
    _ speaker: AttributedSpeaker, in articleID: String, at terminal: RawTerminal
  ) throws -> Bool {
    guard try archive.decisions.isNew(speaker, in: articleID) else { return true }
    let near = try NewSpeaker(speaker.name, in: archive).near
    try say(
      "'\(speaker.name)' is new to this archive" + (near.isEmpty ? "" : "; near it: \(near)")
        + ". y adds it, any other key goes back")
    return terminal.key() == .character("y")
  }

  private func typeWords(of quote: Quote, at terminal: RawTerminal) throws -> Step? {
    let prompt = "its words, 'A ... B' for all from A to B (Enter: they are wrong)? "
    return try typed(prompt, at: terminal) { words in
      try telling {
        guard !words.isEmpty else { return try decide(.wrongWords, on: quote) }
        let content = try archive.decisions.content(of: words, near: quote.id)
        return try decide(.content(content), on: quote)
      }
    }
  }

  private func typeNote(on quote: Quote, at terminal: RawTerminal) throws -> Step? {
    try typed("note? ", at: terminal) { text in
      let note = QuoteDecision.note(text.isEmpty ? nil : text)
      let outcome = try archive.decisions.decide([note], on: quote.id, by: author.author)
      for made in outcome.decisions { try say(made.sentence) }
      return false
    }
  }

  /// - Parameter take: Returns whether the quote is answered for.
  /// - Returns: `nil` to ask on about the same quote.
  private func typed(
    _ prompt: String, at terminal: RawTerminal, _ take: (String) throws -> Bool
  ) throws -> Step? {
    switch try TypedLine.read(prompt, at: terminal, to: output) {
    case .interrupted: .interrupted
    case .ended: .quit
    case .left: nil
    case .line(let line): try take(line) ? .answered : nil
    }
  }

  /// Says why something cannot be decided, which then is `false`.
  private func telling(_ body: () throws -> Bool) throws -> Bool {
    do {
      return try body()
    } catch let error as DecisionError {
      try say("\(error)")
      return false
    }
  }

  private var summary: String {
    var counts: [Decision.Field: Int] = [:]
    for case .decided(let decision, _) in answers { counts[decision.field, default: 0] += 1 }
    let accepted = counts[.accepted, default: 0]
    let rejected = counts[.rejected, default: 0]
    let corrected = counts.values.reduce(0, +) - accepted - rejected
    return "\(accepted) accepted, \(corrected) corrected, \(rejected) not a quote; "
      + "\(ids.count - accepted - rejected - corrected) left"
  }

  private func say(_ line: String) throws {
    try output.write(VisibleText.lines(line) + "\n")
    try output.flush()
  }
}
