import Essentials

/// Standard input as a terminal that gives each key at once and shows none; as it was before when
/// this object goes.
final class RawTerminal {
  enum Key: Equatable {
    case character(Character)
    case enter, backspace, escape
    /// Ctrl-C, Ctrl-D, or nobody is at the terminal any more.
    case interrupt, end
  }

  private var before = termios()

  /// - Returns: `nil` if standard input is no terminal.
  init?() {
    guard tcgetattr(0, &before) == 0 else { return nil }
    var raw = before
    // Ctrl-C comes as a key, so that no signal can leave the terminal as it is here; nor Ctrl-Z.
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    raw.c_iflag &= ~tcflag_t(IXON)
    guard tcsetattr(0, TCSADRAIN, &raw) == 0 else { return nil }
  }

  deinit { restore() }

  func restore() { tcsetattr(0, TCSADRAIN, &before) }

  /// Waits for a key; `interrupt` also when a signal came.
  func key() -> Key {
    guard let byte = byte(within: nil) else {
      return Interruption.signal == nil ? .end : .interrupt
    }
    switch byte {
    case 0x03: return .interrupt
    case 0x04: return .end
    case 0x0A, 0x0D: return .enter
    case 0x08, 0x7F: return .backspace
    case 0x1B:
      // An arrow or the like is sent as Esc, `[` or `O`, and more up to a letter or `~`.
      guard let next = self.byte(within: 30) else { return .escape }
      if next == UInt8(ascii: "[") || next == UInt8(ascii: "O") {
        while let byte = self.byte(within: 30), !(0x40...0x7E).contains(byte) {}
      }
      return key()
    default: return .character(character(from: byte))
    }
  }

  /// UTF-8, of which the first byte tells the length.
  private func character(from first: UInt8) -> Character {
    let count = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    let rest = (0..<count).compactMap { _ in byte(within: 100) }
    return String(decoding: [first] + rest, as: UTF8.self).first ?? "\u{FFFD}"
  }

  /// - Parameter milliseconds: `nil` to wait until a signal comes.
  private func byte(within milliseconds: Int32?) -> UInt8? {
    var waited = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    while Interruption.signal == nil {
      let ready = poll(&waited, 1, milliseconds ?? 200)
      if ready > 0 {
        var byte: UInt8 = 0
        return read(0, &byte, 1) == 1 ? byte : nil
      }
      if ready == 0, milliseconds != nil { return nil }
    }
    return nil
  }
}

/// A line that a person types at a terminal which shows no keys by itself.
enum TypedLine {
  case line(String)
  /// Esc: the question is taken back.
  case left
  case interrupted, ended

  static func read(
    _ prompt: String, at terminal: RawTerminal, to output: Output
  ) throws -> TypedLine {
    var line = ""
    try output.write(prompt)
    while true {
      try output.flush()
      let key = terminal.key()
      switch key {
      case .interrupt: return .interrupted
      case .end: return .ended
      case .backspace where line.isEmpty: continue
      case .backspace:
        line.removeLast()
        // Without moving about, which a dumb terminal cannot: what is left is shown again.
        try output.write("\n\(prompt)\(VisibleText.line(line))")
      case .character(let character):
        line.append(character)
        try output.write(VisibleText.line(String(character)))
      case .enter, .escape:
        try output.write("\n")
        try output.flush()
        return key == .enter ? .line(line) : .left
      }
    }
  }
}
