/// What each byte can be.
extension Tokenizer {
  enum ByteClass: UInt8 { case space, letter, digit, mark, beyond }

  static let ampersand: UInt8 = 0x26
  static let apostrophe: UInt8 = 0x27
  static let atSign: UInt8 = 0x40
  static let backtick: UInt8 = 0x60
  static let comma: UInt8 = 0x2C
  static let fullStop: UInt8 = 0x2E
  static let hash: UInt8 = 0x23
  static let hyphen: UInt8 = 0x2D
  static let space: UInt8 = 0x20
  static let underscore: UInt8 = 0x5F

  /// Compared rather than looked up: a table of a static array costs a check and a load each time.
  @inline(__always)
  static func byteClass(_ byte: UInt8) -> ByteClass {
    if (byte | 0x20) &- 0x61 < 26 { return .letter }
    if byte <= 0x20 || byte == 0x7F { return .space }
    if byte >= 0x80 { return .beyond }
    return byte &- 0x30 < 10 ? .digit : .mark
  }

  /// What a mark of ASCII is that is no quotation mark.
  static func kind(of mark: UInt8) -> Token.Kind {
    switch mark {
    case 0x21: .exclamation
    case 0x28, 0x5B, 0x7B: .open
    case 0x29, 0x5D, 0x7D: .close
    case 0x2C: .comma
    case 0x2E: .period
    case 0x2F: .slash
    case 0x3A: .colon
    case 0x3B: .semicolon
    case 0x3F: .question
    default: .symbol
    }
  }
}
