import Essentials
import QuoteStore

/// What the terminal can do.
enum Terminal {
  /// `false` for `TERM=dumb` and where nothing is said.
  static var movesCursor: Bool {
    let kind = environment("TERM")
    return kind != nil && kind != "dumb"
  }

  /// Whether bold and the like may be used, given a terminal (https://no-color.org).
  static var hasStyles: Bool { movesCursor && environment("NO_COLOR") == nil }

  /// Columns.
  static var width: Int {
    var size = winsize()
    for descriptor in [Int32(1), 2] where ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 {
      if size.ws_col > 0 { return max(20, Int(size.ws_col)) }
    }
    return environment("COLUMNS").flatMap { Int($0) }.map { max(20, $0) } ?? 80
  }

  /// Whether the locale, if one is set, is of UTF-8: charts are drawn in ASCII where it is not.
  static var hasBlocks: Bool {
    let locale = environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG")
    guard let locale = locale?.lowercased() else { return true }
    return locale.contains("utf-8") || locale.contains("utf8")
  }

  /// - Returns: `nil` where it is not set, or empty.
  static func environment(_ name: String) -> String? {
    let value = ProcessInfo.processInfo.environment[name]
    return value?.isEmpty == true ? nil : value
  }
}

/// Standard output or a file, buffered; every write is checked, which `print` does not do.
final class Output {
  private let descriptor: Int32
  /// How messages call it.
  private let name: String
  let isTerminal: Bool
  private var buffer = ByteBuffer()
  /// Of all that was written, where that is asked for.
  private var hash: SHA256?
  private(set) var byteCount = 0

  private static let bufferLength = 128 << 10

  static func standard() -> Output { Output(descriptor: 1, name: "standard output") }

  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    isTerminal = isatty(descriptor) == 1
  }

  /// Writes text of ours, in which foreign text was made visible before (`visible`).
  func write(_ text: String) throws {
    buffer.append(text)
    if buffer.count >= Self.bufferLength { try flush() }
  }

  /// Lets rows be appended; on a terminal, control characters in them are made visible.
  func append(_ rows: (inout ByteBuffer) throws -> Void) throws {
    if isTerminal {
      var bytes = ByteBuffer()
      try rows(&bytes)
      try write(VisibleText.lines(bytes.text))
    } else {
      try rows(&buffer)
      if buffer.count >= Self.bufferLength { try flush() }
    }
  }

  /// The same of rows that are written already; many go out without a copy.
  func append(_ rows: UnsafeBufferPointer<UInt8>) throws {
    guard !isTerminal, rows.count >= Self.bufferLength else {
      return try append { $0.append(contentsOf: rows) }
    }
    try flush()
    try put(rows)
  }

  /// Has what is written from now on hashed as well.
  func beginHash() { hash = SHA256() }

  /// In hex; `nil` if it was not begun.
  var sha256: String? { hash?.hexadecimal }

  /// - Throws: `CommandError`: the reader has gone, or the disk is full or failing.
  func flush() throws {
    defer { buffer.removeAll() }
    try put(buffer.bytes)
  }

  private func put(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    byteCount += bytes.count
    hash?.update(bytes)
    var written = 0
    while written < bytes.count {
      let rest = UnsafeBufferPointer(rebasing: bytes[written...])
      let count = Essentials.write(descriptor, rest.baseAddress, rest.count)
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw CommandError.outputClosed
      } else if errno == EAGAIN {
        var awaited = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&awaited, 1, -1)
      } else if errno != EINTR {
        throw CommandError.failed(
          .ioFailure, "cannot write: \(name): \(systemReason(errno)); make room or write elsewhere")
      }
    }
  }
}

/// What the system says about an error number, in lower case: *no space left on device*.
func systemReason(_ number: Int32) -> String {
  let text = String(cString: strerror(number))
  return text.prefix(1).lowercased() + text.dropFirst()
}

extension Output {
  func write(_ table: Table) throws {
    try write(table.lines(width: tableWidth).map { $0 + "\n" }.joined())
    try flush()
  }

  /// How wide tables may be: as the terminal is, and without bound in a pipe.
  var tableWidth: Int? { isTerminal ? Terminal.width : nil }

  /// Bold text where the terminal has it, plain text elsewhere.
  func bold(_ text: String) -> String {
    hasStyles ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  /// Faint text where the terminal has it, plain text elsewhere.
  func faint(_ text: String) -> String {
    hasStyles ? "\u{1B}[2m\(text)\u{1B}[0m" : text
  }

  /// Whether bold, colours and the like may be used.
  var hasStyles: Bool { isTerminal && Terminal.hasStyles }

  /// The columns to lay text out in: the terminal's, or what reads well in a file.
  var layoutWidth: Int { isTerminal ? Terminal.width : 100 }
}
