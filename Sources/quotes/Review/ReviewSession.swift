import Foundation
import QuoteModel
import QuoteParser
import QuoteStore

/// A review of quotes at the terminal, from its start to its end.
struct Review {
  private let archive: Archive
  private let author: AuthorOptions
  private let messages: Messages

  /// Whether a person can see questions, and answer.
  static var hasTerminal: Bool { isatty(0) == 1 && isatty(1) == 1 }

  init(of archive: Archive, by author: AuthorOptions, messages: Messages) {
    self.archive = archive
    self.author = author
    self.messages = messages
  }

  /// - Parameter ids: Of the quotes, in their order.
  func run(_ ids: [String]) throws {
    guard !ids.isEmpty else {
      messages.note("nothing is left to review")
      return try archive.close()
    }
    Interruption.watch()
    guard let terminal = RawTerminal() else {
      throw CommandError.failed(.noInput, "the terminal cannot be read: standard input: use --json")
    }
    let session = ReviewSession(ids, of: archive, by: author, at: terminal)
    let isDone = try session.run()
    try archive.close()
    guard !isDone else { return }
    throw CommandError.ended(Interruption.signal.map(ExitStatus.init(signal:)) ?? .interrupted)
  }
}

/// Walks quotes with a person at a terminal: one key an answer, each saved at once.
final class ReviewSession {
  private enum Answer {
    case decided(Decision, quoteID: String)
    case skipped
  }

  private let archive: Archive
  private let author: AuthorOptions
  private let ids: [String]
  private let terminal: RawTerminal
  private let output = Output.standard()
  /// One for each quote that was passed.
  private var answers: [Answer] = []

  private static let mostCandidates = 9

  /// - Parameter ids: Of the quotes, in the order to be walked.
  init(_ ids: [String], of archive: Archive, by author: AuthorOptions, at terminal: RawTerminal) {
    self.ids = ids
    self.archive = archive
    self.author = author
    self.terminal = terminal
  }

  /// - Returns: `false` if it was interrupted.
  func run() throws -> Bool {
    defer { terminal.restore() }
    var isInterrupted = false
    while answers.count < ids.count, !isInterrupted {
      guard let quote = try archive.quotes.quote(id: ids[answers.count]) else {
        answers.append(.skipped)
        continue
      }
      switch try ask(about: quote) {
      case .answered: continue
      case .quit: return try close()
      case .interrupted: isInterrupted = true
      }
    }
    _ = try close()
    return !isInterrupted
  }

  private enum Step {
    case answered, quit, interrupted
  }

  private func ask(about quote: Quote) throws -> Step {
    let candidates = try candidates(for: quote)
    try show(quote, candidates)
    while true {
      let key = terminal.key()
      switch key {
      case .interrupt: return .interrupted
      case .end: return .quit
      case .enter, .backspace, .escape: continue
      case .character(let character):
        if let number = character.wholeNumberValue, number > 0, number <= candidates.count {
          if try decide(.speakers([candidates[number - 1]]), on: quote) { return .answered }
          continue
        }
        guard let meaning = ReviewKey.allCases.first(where: { $0.character == character }) else {
          try say("no such key: ? lists them")
          continue
        }
        if let step = try carryOut(meaning, on: quote, candidates) { return step }
      }
    }
  }

  /// - Returns: `nil` to ask on about the same quote.
  private func carryOut(
    _ key: ReviewKey, on quote: Quote, _ candidates: [AttributedSpeaker]
  ) throws -> Step? {
    switch key {
    case .accept: return try decide(.accepted, on: quote) ? .answered : nil
    case .nobody: return try decide(.speakers([]), on: quote) ? .answered : nil
    case .noQuote: return try decide(.rejected, on: quote) ? .answered : nil
    case .name: return try typeName(for: quote)
    case .skip:
      answers.append(.skipped)
      try say("skipped")
      return .answered
    case .undo: return try undo() ? .answered : nil
    case .help:
      try say(ReviewKey.list + ReviewKey.line(candidates: candidates.count))
      return nil
    case .quit: return .quit
    }
  }

  private func show(_ quote: Quote, _ candidates: [AttributedSpeaker]) throws {
    let body = try archive.articles.body(id: quote.article.id) ?? ""
    let sheet = ReviewQuestion(
      quote, in: body, place: "\(answers.count + 1) of \(ids.count)", candidates: candidates,
      for: output)
    try output.write(sheet.text)
    try say(ReviewKey.line(candidates: candidates.count))
  }

  /// Others to whom the name fits, then the others who speak in the article.
  private func candidates(for quote: Quote) throws -> [AttributedSpeaker] {
    let body = try archive.articles.body(id: quote.article.id) ?? ""
    let namesakes = StoredExplanation(of: quote, in: body).explanation?.namesakes ?? []
    var candidates: [AttributedSpeaker] = []
    for speaker in namesakes.map({ AttributedSpeaker(name: $0, kind: .person) })
      + (try archive.corrections.candidates(for: quote.id))
    where !candidates.contains(where: { $0.name == speaker.name }) {
      candidates.append(speaker)
    }
    return Array(candidates.prefix(Self.mostCandidates))
  }

  /// - Returns: `false` if it cannot be decided so, which the person was told.
  private func decide(_ decision: Decision, on quote: Quote) throws -> Bool {
    do {
      let outcome = try archive.corrections.decide([decision], on: quote.id, by: author.author)
      answers.append(.decided(decision, quoteID: quote.id))
      for correction in outcome.corrections { try say(CorrectionSentence(correction).decided) }
      return true
    } catch let error as CorrectionError {
      try say("\(error)")
      return false
    }
  }

  private func undo() throws -> Bool {
    guard let last = answers.popLast() else {
      try say("there is nothing to take back")
      return false
    }
    if case .decided(_, let id) = last {
      _ = try archive.corrections.undo(id, at: Timestamp.exactNow())
      try say("taken back")
    }
    return true
  }

  private func typeName(for quote: Quote) throws -> Step? {
    switch try TypedLine.read("who said it? ", at: terminal, to: output) {
    case .interrupted: return .interrupted
    case .ended: return .quit
    case .left: return nil
    case .line(let name): return try take(name, for: quote) ? .answered : nil
    }
  }

  private func take(_ name: String, for quote: Quote) throws -> Bool {
    do {
      let speaker = try archive.corrections.speaker(named: name, in: quote.article.id)
      return try decide(.speakers([speaker]), on: quote)
    } catch let error as CorrectionError {
      try say("\(error)")
      return false
    }
  }

  private func close() throws -> Bool {
    var counts: [Decision.Field: Int] = [:]
    for case .decided(let decision, _) in answers { counts[decision.field, default: 0] += 1 }
    let accepted = counts[.accepted, default: 0]
    let rejected = counts[.rejected, default: 0]
    let corrected = counts.values.reduce(0, +) - accepted - rejected
    try say(
      "\(accepted) accepted, \(corrected) corrected, \(rejected) not a quote; "
        + "\(ids.count - accepted - rejected - corrected) left")
    return true
  }

  private func say(_ line: String) throws {
    try output.write(line.isEmpty ? "\n" : VisibleText.lines(line) + "\n")
    try output.flush()
  }
}
