import Foundation
import Running

/// A terminal for the command to write to and read from.
final class PseudoTerminal {
  static let columns = 90

  /// `TIOCSPTLCK` and `TIOCGPTN` of Linux.
  private static let unlock: UInt = 0x4004_5431
  private static let nameOfOther: UInt = 0x8004_5430

  let process: ChildProcess
  private let master: Int32
  /// Held, as what was written last may be lost if nobody holds this side, and to be looked at after the end.
  private let terminal: FileHandle
  private(set) var bytes: [UInt8] = []

  /// What the command writes to a terminal, line ends as the terminal makes them.
  static func output(
    of tool: Tool, _ arguments: String..., environment: [String: String] = [:]
  ) throws -> String {
    let session = try PseudoTerminal(tool, arguments, environment: environment)
    return session.readToEnd()
  }

  /// Starts the command; it reads the terminal too if `isRead`.
  init(
    _ tool: Tool, _ arguments: [String], environment: [String: String] = [:], isRead: Bool = false,
    shell: String? = nil
  ) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var isLocked: Int32 = 0
    var number: Int32 = 0
    // What `unlockpt` and `ptsname` do, which Swift's Glibc does not show.
    guard master >= 0, ioctl(master, Self.unlock, &isLocked) == 0,
      ioctl(master, Self.nameOfOther, &number) == 0
    else { throw POSIXError(.ENOTTY) }
    terminal = FileHandle(
      fileDescriptor: open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC),
      closeOnDealloc: true)
    var size = winsize(ws_row: 24, ws_col: UInt16(Self.columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal.fileDescriptor, UInt(TIOCSWINSZ), &size)
    process = try tool.start(
      arguments, input: isRead ? .file(terminal) : .nothing, output: terminal,
      errors: isRead ? terminal : nil, environment: environment, shell: shell)
  }

  deinit { close(master) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether keys are shown and lines are gathered, as a shell needs it.
  var isCooked: Bool {
    var state = termios()
    guard tcgetattr(terminal.fileDescriptor, &state) == 0 else { return false }
    return state.c_lflag & tcflag_t(ECHO) != 0 && state.c_lflag & tcflag_t(ICANON) != 0
  }

  /// Presses keys.
  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// Reads until the text has come since the last wait, 20 seconds at most.
  ///
  /// - Returns: Whether it came.
  func waits(for text: String) -> Bool {
    let deadline = Date().addingTimeInterval(20)
    while Date() < deadline {
      if let found = self.text[seen...].range(of: text) {
        seen = found.upperBound
        return true
      }
      readSome()
    }
    return false
  }

  /// Waits for the command's end, 20 seconds at most.
  ///
  /// - Returns: Its exit status; `nil` if a signal ended it.
  func end() -> Int32? {
    let deadline = Date().addingTimeInterval(20)
    while process.isRunning, Date() < deadline { readSome() }
    process.send(SIGKILL)
    let ending = process.waitUntilExit()
    readSome()
    return if case .exit(let status) = ending { status } else { nil }
  }

  private var seen: String.Index = "".startIndex

  /// - Returns: Whether there was something.
  @discardableResult private func readSome() -> Bool {
    var waited = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waited, 1, 50) > 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = read(master, &chunk, chunk.count)
    if count > 0 { bytes += chunk[..<count] }
    return count > 0
  }

  func readToEnd() -> String {
    let deadline = process.deadline
    while process.isRunning, .now < deadline { readSome() }
    process.waitUntilExit()
    while readSome() {}
    return text
  }
}
