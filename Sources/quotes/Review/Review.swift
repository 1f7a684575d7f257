import Foundation
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
