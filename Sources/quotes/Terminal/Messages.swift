import ArgumentParser
import Essentials

/// Standard error: a line at a time, foreign text in it made visible.
final class Messages {
  /// Only errors are printed (`-q`).
  let isQuiet: Bool
  /// Progress is on the last line, and has to be wiped first.
  private var hasProgress = false
  let isTerminal = isatty(2) == 1 && Terminal.movesCursor

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// A line that begins with the program's name.
  func error(_ line: String) { write("quotes: \(line)") }

  /// As `error`, but left out with `-q`.
  func warning(_ line: String) {
    if !isQuiet { write("quotes: \(line)") }
  }

  /// A summary, left out with `-q`.
  ///
  /// Nor is it told about what nobody reads, as after `| head`.
  func note(_ line: String) {
    if !isQuiet, !isOutputClosed { write(line) }
  }

  /// Whether standard output is a pipe that its reader has closed.
  private var isOutputClosed: Bool {
    var output = pollfd(fd: 1, events: 0, revents: 0)
    return poll(&output, 1, 0) > 0 && output.revents & Int16(POLLERR) != 0
  }

  /// Replaces the last line of the terminal; an empty text wipes it.
  func progress(_ text: String) {
    guard isTerminal, !isQuiet, hasProgress || !text.isEmpty else { return }
    hasProgress = !text.isEmpty
    send("\r\u{1B}[K" + VisibleText.line(String(text.prefix(Terminal.width - 1))))
  }

  private func write(_ line: String) {
    progress("")
    send(VisibleText.line(line) + "\n")
  }

  /// Nothing can be said about a failure to write here, so it is let pass.
  private func send(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { Essentials.write(2, $0.baseAddress, $0.count) }
  }
}

/// How a command shows how far it has come.
enum ProgressStyle: String, CaseIterable, ExpressibleByArgument {
  /// A line that is written over, on a terminal alone.
  case auto
  /// A line every ten seconds, for log files.
  case plain
  case none
}

/// The line that shows how far a command has come, a few times a second at most.
struct ProgressLine {
  private let messages: Messages
  private let style: ProgressStyle
  private let started = ContinuousClock.now
  private var shown: ContinuousClock.Instant?

  init(_ messages: Messages, style: ProgressStyle = .auto) {
    self.messages = messages
    self.style = style
  }

  /// - Parameter line: Made of the seconds so far, and only when it is time to show another.
  mutating func show(_ line: (Double) throws -> String) rethrows {
    let now = ContinuousClock.now
    guard isDue(now) else { return }
    shown = now
    let line = try line((now - started) / .seconds(1))
    if style == .plain { messages.note(line) } else { messages.progress(line) }
  }

  /// Of articles that are read or parsed.
  ///
  /// - Parameter total: Of articles, or else of bytes; `nil` where it cannot be known.
  mutating func show(articles: Int, rejected: Int = 0, bytes: Int, of total: Total?) {
    show { seconds in
      var parts = [
        "\(articles) articles", "\(bytes >> 20) MB", ProgressLine.rate(articles, seconds),
      ]
      if rejected > 0 { parts.append("\(rejected) rejected") }
      switch total {
      case .articles(let total)?: parts += ProgressLine.timeLeft(articles, of: total, seconds)
      case .bytes(let total)?: parts += ProgressLine.timeLeft(bytes, of: total, seconds)
      case nil: break
      }
      return parts.joined(separator: ", ")
    }
  }

  enum Total {
    case articles(Int)
    case bytes(Int)
  }

  func end() { messages.progress("") }

  /// *12/s*
  static func rate(_ done: Int, _ seconds: Double) -> String {
    "\(Int(Double(done) / seconds))/s"
  }

  /// *3 s left*; none where nothing is done or left.
  static func timeLeft(_ done: Int, of total: Int, _ seconds: Double) -> [String] {
    guard done > 0, total > done else { return [] }
    return ["\(Int(seconds * Double(total - done) / Double(done)) + 1) s left"]
  }

  private func isDue(_ now: ContinuousClock.Instant) -> Bool {
    switch style {
    case .none: false
    case .plain: now - (shown ?? started) >= .seconds(10)
    case .auto:
      messages.isTerminal && now - started > .seconds(1)
        && shown.map { now - $0 > .milliseconds(200) } ?? true
    }
  }
}
