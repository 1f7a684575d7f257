import Foundation

/// A terminal for the command to write to.
enum PseudoTerminal {
  static let columns = 90

  /// `TIOCSPTLCK` and `TIOCGPTN` of Linux.
  private static let unlock: UInt = 0x4004_5431
  private static let nameOfOther: UInt = 0x8004_5430

  /// What the command writes to a terminal, line ends as the terminal makes them.
  static func output(
    of tool: Tool, _ arguments: String..., environment: [String: String] = [:]
  ) throws -> String {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var isLocked: Int32 = 0
    var number: Int32 = 0
    // What `unlockpt` and `ptsname` do, which Swift's Glibc does not show.
    guard master >= 0, ioctl(master, unlock, &isLocked) == 0,
      ioctl(master, nameOfOther, &number) == 0
    else { throw POSIXError(.ENOTTY) }
    let terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    let process = tool.process(arguments, environment: environment)
    process.standardOutput = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
    process.standardError = FileHandle.nullDevice
    try process.run()
    close(terminal)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    // Fails once the command has ended and nobody holds the other side.
    while case let count = read(master, &chunk, chunk.count), count > 0 { bytes += chunk[..<count] }
    process.waitUntilExit()
    close(master)
    return String(decoding: bytes, as: UTF8.self)
  }
}
