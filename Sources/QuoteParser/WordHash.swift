/// The hash of a lower-case word in UTF-8, taken eight bytes at a time, as the tokenizer finds them.
struct WordHash {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The bytes since the last eight, the first of them lowest.
  private var chunk: UInt64 = 0
  private var filled: UInt64 = 0

  /// The hash of all bytes so far: no two words of any language will share one.
  var value: UInt64 {
    var whole = self
    if filled > 0 { whole.add(eight: chunk) }
    return whole.state
  }

  /// What a token keeps of it.
  var short: UInt32 { UInt32(truncatingIfNeeded: value) }

  /// Adds the next eight bytes of a word, or its last few with zeros after them.
  @inline(__always)
  mutating func add(eight bytes: UInt64) {
    state = (state ^ bytes) &* 0xD6E8_FEB8_6659_FD93
    state ^= state >> 32
  }

  mutating func add(_ byte: UInt8) {
    chunk |= UInt64(byte) << (8 * filled)
    filled += 1
    guard filled == 8 else { return }
    add(eight: chunk)
    chunk = 0
    filled = 0
  }
}

extension WordHash {
  init(_ bytes: some Sequence<UInt8>) {
    self.init()
    for byte in bytes { add(byte) }
  }
}
