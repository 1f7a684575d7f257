/// Most words, eight letters at a time.
extension Tokenizer {
  /// What the next eight bytes have of a word.
  private struct Letters {
    /// In lower case, the first lowest, zeros after the last.
    let lowercase: UInt64
    /// 0…8.
    let count: Int
    /// A bit for each small letter.
    private let small: UInt64

    var beginsWithCapital: Bool { small & 0x20 == 0 }
    var isAllCapitals: Bool { small == 0 }

    @inline(__always)
    init(_ bytes: UInt64) {
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

  /// Most words: ASCII letters up to a space, comma, stop at the end of a sentence or the like, with
  /// one space after it.
  ///
  /// - Returns: `false`, with nothing taken, for all others.
  @inline(__always)
  mutating func scanPlainWord() -> Bool {
    let start = at
    var letters = Letters(text.eight(from: start))
    var hash = WordHash()
    hash.add(eight: letters.lowercase)
    var shape: Token.Shape = letters.beginsWithCapital ? .capital : []
    var isAllCapitals = letters.isAllCapitals
    var end = start + letters.count
    while letters.count == 8 {
      letters = Letters(text.eight(from: end))
      guard letters.count > 0 else { break }
      hash.add(eight: letters.lowercase)
      end += letters.count
      isAllCapitals = isAllCapitals && letters.isAllCapitals
    }
    let next = end < text.count ? text[end] : 0
    guard end > start, Self.ends(wordOf: end - start, next) else { return false }
    if isAllCapitals, end - start > 1 { shape.insert(.allCapitals) }
    at = end
    if next == Self.space {
      shape.insert(.spaceAfter)
      emitWord(.word, from: start, hash, shape)
      at += 1
      hasSpace = true
    } else {
      emitWord(.word, from: start, hash, shape)
      if next == Self.fullStop { takeAbbreviationStop(start, letters: end - start) }
    }
    return true
  }

  /// Whether a byte goes on no word, and makes none an abbreviation of two letters such as *Ph.D.*
  @inline(__always)
  private static func ends(wordOf letters: Int, _ byte: UInt8) -> Bool {
    byte <= space || byte == comma || (byte == fullStop && letters > 2)
      || byte == 0x22 || byte == 0x29 || byte == 0x3A || byte == 0x3B || byte == 0x3F
      || byte == 0x21
  }
}
