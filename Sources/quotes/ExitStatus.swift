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
