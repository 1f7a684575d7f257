import ArgumentParser
import ArticleReaders
import Essentials
import QuoteStore

/// Why a command ends without having done its work.
enum CommandError: Error {
  /// One line: what is wrong, where, what to do.
  case failed(ExitStatus, String)
  /// All has been said on stderr already.
  case ended(ExitStatus)
  /// The reader of our output has gone, which is no error.
  case outputClosed
}

/// How the program ends (after BSD's sysexits).
enum ExitStatus: Int32 {
  case done = 0
  /// Done, but some inputs were rejected, or `verify` found a fault.
  case partly = 1
  case usage = 64
  /// An input is not what it was said to be, and nothing was stored.
  case badInput = 65
  /// A named input or the archive does not exist or cannot be read, be it that it is no archive.
  case noInput = 66
  case cannotCreate = 73
  case ioFailure = 74
  /// Another program is writing to the archive.
  case busy = 75
  case hangup = 129
  case interrupted = 130
  case closedPipe = 141
  case terminated = 143

  /// The status of a program that a signal ended.
  init(signal: Int32) {
    self = ExitStatus(rawValue: 128 + signal) ?? .interrupted
  }
}

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
      line =
        "interrupted: \(path): another program was writing to it; repeat the command to continue"
    case let error as any LibraryError: (status, line) = (error.exitStatus, "\(error)")
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

/// An error of one of the libraries, whose description is for the person at the terminal.
private protocol LibraryError: Error, CustomStringConvertible {
  var exitStatus: ExitStatus { get }
}

extension ArchiveError: LibraryError {
  fileprivate var exitStatus: ExitStatus {
    switch self {
    case .missing, .unreadable, .notAnArchive, .newer, .needsMigration, .damaged: .noInput
    case .cannotCreate, .readOnly: .cannotCreate
    case .diskFull, .ioFailure, .outOfMemory: .ioFailure
    case .busy, .interrupted: .busy
    }
  }
}

extension DecisionError: LibraryError {
  fileprivate var exitStatus: ExitStatus {
    switch self {
    case .noSuchQuote, .noSuchArticle, .noSuchOutlet, .noSuchImport, .unknown: .noInput
    case .impossible, .nothingToUndo, .decidedSince, .notMerged, .noName, .several, .ambiguous,
      .partOfName,
      .splitOff,
      .aliasTaken, .areOne, .noQuotes, .sameArticle, .notWikidata:
      .badInput
    }
  }
}

extension StatementError: LibraryError {
  fileprivate var exitStatus: ExitStatus {
    switch self {
    case .empty, .several, .notReadOnly: .usage
    case .failed: .badInput
    }
  }
}

extension ReadingError: LibraryError {
  fileprivate var exitStatus: ExitStatus { .noInput }
}

/// How much memory the system lets this process have (`ulimit -v`).
struct MemoryLimit {
  /// An import of any size runs in less: two cores took 400 MB of addresses for 54 MB of articles.
  static let ofManyThreads = MemoryLimit(least: 768 << 20)
  static let ofOneThread = MemoryLimit(least: 256 << 20)

  let least: UInt64

  /// To be called before any work is begun: where memory cannot be had, Swift ends the process without a
  /// word, or waits for it.
  func check() throws {
    var limit = rlimit()
    #if canImport(Glibc)
      let ofAddresses = __rlimit_resource_t(RLIMIT_AS.rawValue)
    #else
      let ofAddresses = RLIMIT_AS
    #endif
    guard getrlimit(ofAddresses, &limit) == 0, limit.rlim_cur < least else { return }
    throw CommandError.failed(
      .ioFailure,
      "there is too little memory: \(limit.rlim_cur >> 20) MB of \(least >> 20): raise the limit "
        + "(ulimit -v)")
  }
}
