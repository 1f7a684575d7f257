import QuoteModel
import QuoteStore

/// The line that tells how far an export has come; it also ends the export at a signal, so that
/// nothing half-written is left behind.
final class ExportProgress {
  private let messages: Messages
  private let total: () throws -> Int
  private let started = ContinuousClock.now
  private var shown: ContinuousClock.Instant?
  private var all: Int?
  /// How many quotes there were so far.
  private(set) var count = 0

  /// - Parameter total: Asked only if there is a line to show.
  init(_ messages: Messages, total: @escaping () throws -> Int) {
    self.messages = messages
    self.total = total
    Interruption.watch()
  }

  /// - Throws: `CommandError` after Ctrl-C, SIGTERM or SIGHUP.
  func add(_ quotes: Int) throws {
    let before = count
    count += quotes
    // The clock is looked at now and then only.
    guard before >> 10 != count >> 10 else { return }
    if let signal = Interruption.signal { throw CommandError.ended(ExitStatus(signal: signal)) }
    guard messages.isTerminal else { return }
    let now = ContinuousClock.now
    guard now - started > .seconds(1), shown.map({ now - $0 > .milliseconds(200) }) ?? true else {
      return
    }
    shown = now
    let all = try self.all ?? total()
    self.all = all
    let seconds = (now - started) / .seconds(1)
    let left = seconds * Double(max(0, all - count)) / Double(count)
    messages.progress(
      "\(count) of \(all) quotes, \(Int(Double(count) / seconds))/s, \(Int(left) + 1) s left")
  }

  func end() throws {
    if let signal = Interruption.signal { throw CommandError.ended(ExitStatus(signal: signal)) }
    messages.progress("")
  }
}
