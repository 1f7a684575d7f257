import ArgumentParser
import ArticleReaders
import QuoteStore

/// What an error means to the person at the terminal: one line and an exit status.
struct ErrorReport {
  private let status: ExitStatus
  private let line: String?
  /// Help and version, which were asked for.
  private let answer: String?

  init(of error: any Error) {
    var (status, line, answer): (ExitStatus, String?, String?) = (.done, nil, nil)
    switch error {
    case CommandError.failed(let failure, let message): (status, line) = (failure, message)
    case CommandError.ended(let end): status = end
    case CommandError.outputClosed: status = .closedPipe
    case ArchiveError.busy(let path) where Interruption.signal != nil:
      status = Interruption.signal.map { ExitStatus(signal: $0) } ?? .busy
      line = "interrupted: \(path): another program was writing it; repeat the command to go on"
    case let error as ArchiveError: (status, line) = (ExitStatus(of: error), "\(error)")
    case let error as CorrectionError: (status, line) = (ExitStatus(of: error), "\(error)")
    case let error as SpeakerError: (status, line) = (ExitStatus(of: error), "\(error)")
    case let error as SentenceError: (status, line) = (ExitStatus(of: error), "\(error)")
    case let error as ReadingError: (status, line) = (.noInput, "\(error)")
    default:
      let isAnswer = QuotesCommand.exitCode(for: error).rawValue == 0
      status = isAnswer ? .done : .usage
      answer = isAnswer ? QuotesCommand.fullMessage(for: error) : nil
      line = isAnswer ? nil : usageLine(for: error)
    }
    (self.status, self.line, self.answer) = (status, line, answer)
  }

  /// Prints the line to stderr, or the answer to stdout.
  func print() -> ExitStatus {
    if let line { Messages(isQuiet: false).error(line) }
    guard let answer else { return status }
    do {
      let output = Output.standard()
      try output.write(answer.hasSuffix("\n") ? answer : answer + "\n")
      try output.flush()
      return status
    } catch {
      return ErrorReport(of: error).print()
    }
  }
}

/// The parser's message, which may have several lines, as one that says where help is.
private func usageLine(for error: any Error) -> String {
  let lines = QuotesCommand.message(for: error).split(whereSeparator: \.isNewline)
    .map { $0.drop(while: \.isWhitespace) }
  let values = lines.filter { $0.hasPrefix("- ") }.map { $0.dropFirst(2) }
  let sentences = lines.filter { !$0.hasPrefix("- ") }
  let message = (sentences + (values.isEmpty ? [] : [values.joined(separator: ", ")[...]]))
    .joined(separator: " ")
  let help = (["quotes"] + commandNames() + ["--help"]).joined(separator: " ")
  return "\(message.hasSuffix(".") ? String(message.dropLast()) : message): see '\(help)'"
}

/// The command that was typed, and the command of it: `speakers`, `merge`.
private func commandNames() -> [String] {
  var command: any ParsableCommand.Type = QuotesCommand.self
  var names: [String] = []
  for argument in CommandLine.arguments.dropFirst() {
    let next = command.configuration.subcommands.first {
      $0.configuration.commandName == argument
    }
    guard let next else { continue }
    command = next
    names.append(argument)
  }
  return names
}

extension ExitStatus {
  init(of error: ArchiveError) {
    self =
      switch error {
      case .missing, .unreadable, .notAnArchive, .newer, .needsMigration, .damaged: .noInput
      case .cannotCreate, .readOnly: .cannotCreate
      case .diskFull, .ioFailure: .ioFailure
      case .busy: .busy
      }
  }
}

extension ExitStatus {
  init(of error: CorrectionError) {
    self =
      switch error {
      case .noSuchQuote, .noSuchArticle: .noInput
      case .impossible, .nothingToUndo, .ambiguous, .partOfName, .splitOff, .noName: .badInput
      }
  }
}

extension ExitStatus {
  init(of error: SpeakerError) {
    self =
      switch error {
      case .unknown, .noSuchArticle: .noInput
      case .several, .noName, .aliasTaken, .noQuotes, .sameArticle, .notWikidata: .badInput
      }
  }
}

extension ExitStatus {
  init(of error: SentenceError) {
    self =
      switch error {
      case .empty, .several, .notReading: .usage
      case .failed: .badInput
      }
  }
}
