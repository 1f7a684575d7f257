import Foundation

/// Standard error: a line at a time, foreign text in it made visible.
final class Messages {
  /// Only errors are printed (`-q`).
  private let isQuiet: Bool
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
  func note(_ line: String) {
    if !isQuiet { write(line) }
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
    _ = Array(text.utf8).withUnsafeBytes { Foundation.write(2, $0.baseAddress, $0.count) }
  }
}

/// A number with its noun: `1 quote`, `2 quotes`.
func counted(_ number: Int, _ noun: String) -> String {
  number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
}
