/// The hash of a word in UTF-8, taken eight bytes at a time, as a scanner finds them: the same on every
/// machine and in every run.
@frozen public struct WordHash {
  @usableFromInline var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The bytes since the last eight, the first of them lowest.
  @usableFromInline var chunk: UInt64 = 0
  @usableFromInline var filled: UInt64 = 0

  @inlinable public init() {}

  @inlinable public init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }

  /// The hash of all bytes so far: no two words of any language will share one.
  @inlinable public var value: UInt64 {
    var whole = self
    if filled > 0 { whole.add(eight: chunk) }
    return whole.state
  }

  /// What is kept of it where room is short.
  @inlinable public var short: UInt32 { UInt32(truncatingIfNeeded: value) }

  /// Adds the next eight bytes of a word, or its last few with zeros after them.
  @inlinable @inline(__always)
  public mutating func add(eight bytes: UInt64) {
    state = (state ^ bytes) &* 0xD6E8_FEB8_6659_FD93
    state ^= state >> 32
  }

  @inlinable public mutating func add(_ byte: UInt8) {
    chunk |= UInt64(byte) << (8 * filled)
    filled += 1
    guard filled == 8 else { return }
    add(eight: chunk)
    chunk = 0
    filled = 0
  }
}

/// What eight bytes begin with of a word in ASCII letters.
@frozen public struct ASCIILetters {
  /// In lower case, the first lowest, zeros after the last.
  public let lowercase: UInt64
  /// 0…8.
  public let count: Int
  /// A bit for each small letter.
  @usableFromInline let small: UInt64

  @inlinable public var beginsWithCapital: Bool { small & 0x20 == 0 }
  @inlinable public var isAllCapitals: Bool { small == 0 }

  @inlinable @inline(__always)
  public init(_ bytes: UInt64) {
    let eight: UInt64 = 0x0101_0101_0101_0101
    // Adding to seven bits carries into the eighth from `a` on, and from the byte after `z` on.
    let folded = bytes & (0x7F * eight) | (0x20 * eight)
    let letters =
      (folded &+ (0x80 - 0x61) * eight) & ~(folded &+ (0x7F - 0x7A) * eight) & ~bytes
    count = (~letters & (0x80 * eight)).trailingZeroBitCount >> 3
    let taken = count == 8 ? ~0 : (1 &<< UInt64(8 * count)) &- 1
    lowercase = folded & taken
    small = bytes & (0x20 * eight) & taken
  }
}
