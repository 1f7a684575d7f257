/// What a byte of UTF-8 can be.
@frozen public enum ByteClass: UInt8 {
  case space, letter, digit, mark
  /// A part of a character beyond ASCII.
  case beyond

  /// Compared rather than looked up: a table of a static array costs a check and a load each time.
  @inlinable @inline(__always)
  public init(_ byte: UInt8) {
    if (byte | 0x20) &- 0x61 < 26 {
      self = .letter
    } else if byte <= 0x20 || byte == 0x7F {
      self = .space
    } else if byte >= 0x80 {
      self = .beyond
    } else {
      self = byte &- 0x30 < 10 ? .digit : .mark
    }
  }
}

/// How characters beyond ASCII are written (RFC 3629, section 4).
enum UTF8Form {
  /// - Parameter bytes: The first lowest.
  /// - Returns: How many bytes the character has that they begin with; 0 if they begin with none.
  static func length(of bytes: UInt64) -> Int {
    let (first, second) = (UInt8(truncatingIfNeeded: bytes), UInt8(truncatingIfNeeded: bytes >> 8))
    let seconds: ClosedRange<UInt8> =
      switch first {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    guard seconds.contains(second) else { return 0 }
    switch first {
    case 0xC2...0xDF: return 2
    case 0xE0...0xEF: return bytes & 0xC0_0000 == 0x80_0000 ? 3 : 0
    case 0xF0...0xF4: return bytes & 0xC0C0_0000 == 0x8080_0000 ? 4 : 0
    default: return 0
    }
  }
}

/// Characters of ASCII by their names.
extension UInt8 {
  @inlinable public static var space: UInt8 { 0x20 }
  @inlinable public static var numberSign: UInt8 { 0x23 }
  @inlinable public static var ampersand: UInt8 { 0x26 }
  @inlinable public static var apostrophe: UInt8 { 0x27 }
  @inlinable public static var comma: UInt8 { 0x2C }
  @inlinable public static var hyphen: UInt8 { 0x2D }
  @inlinable public static var fullStop: UInt8 { 0x2E }
  @inlinable public static var atSign: UInt8 { 0x40 }
  @inlinable public static var underscore: UInt8 { 0x5F }
  @inlinable public static var backtick: UInt8 { 0x60 }
}
