import QuoteModel
import QuoteStore

/// Shows how far an export has come, and ends it at a signal, so that nothing half-written is left
/// behind.
final class ExportProgress {
  private var line: ProgressLine
  private let total: () throws -> Int
  private var all: Int?
  /// How many quotes there were so far.
  private(set) var count = 0

  /// - Parameter total: Asked only if there is a line to show.
  init(_ messages: Messages, total: @escaping () throws -> Int) {
    line = ProgressLine(messages)
    self.total = total
    Interruption.watch()
  }

  /// - Throws: `CommandError` after Ctrl-C, SIGTERM or SIGHUP.
  func add(_ quotes: Int) throws {
    let before = count
    count += quotes
    // The clock is looked at now and then only.
    guard before >> 10 != count >> 10 else { return }
    try Interruption.check()
    try line.show { seconds in
      let all = try self.all ?? total()
      self.all = all
      let parts = ["\(count) of \(all) quotes", ProgressLine.rate(count, seconds)]
      return (parts + ProgressLine.timeLeft(count, of: all, seconds)).joined(separator: ", ")
    }
  }

  func end() throws {
    try Interruption.check()
    line.end()
  }
}
