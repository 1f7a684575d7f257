import ArgumentParser

/// The line that tells how far an import or a new extraction has come.
struct ProgressLine {
  private let messages: Messages
  private let style: ProgressStyle
  /// `nil` where it cannot be known.
  private let totalBytes: Int?
  private let totalArticles: Int?
  private let started = ContinuousClock.now
  private var shown: ContinuousClock.Instant?

  init(
    messages: Messages, style: ProgressStyle = .auto, totalBytes: Int?, totalArticles: Int? = nil
  ) {
    self.messages = messages
    self.style = style
    self.totalArticles = totalArticles
    self.totalBytes = totalBytes
  }

  mutating func show(articles: Int, rejected: Int, bytes: Int) {
    let now = ContinuousClock.now
    guard isDue(now) else { return }
    shown = now
    let seconds = (now - started) / .seconds(1)
    var parts = [
      "\(articles) articles", "\(bytes >> 20) MB", "\(Int(Double(articles) / seconds))/s",
    ]
    if rejected > 0 { parts.append("\(rejected) rejected") }
    let (total, done) = totalArticles.map { ($0, articles) } ?? (totalBytes ?? 0, bytes)
    if done > 0, total > done {
      let left = seconds * Double(total - done) / Double(done)
      parts.append("\(Int(left) + 1) s left")
    }
    let line = parts.joined(separator: ", ")
    if style == .plain { messages.note(line) } else { messages.progress(line) }
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

  func end() { messages.progress("") }
}

/// How an import tells how far it has come.
enum ProgressStyle: String, CaseIterable, ExpressibleByArgument {
  /// A line that is written over, on a terminal alone.
  case auto
  /// A line every ten seconds, for log files.
  case plain
  case none
}
