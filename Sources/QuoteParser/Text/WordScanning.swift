/// Words, with what stands inside them: *won’t*, *short-lived*, *6,000*, *U.S.*
extension Tokenizer {
  /// What has been read of a word.
  struct Word {
    let start: Int
    var isNumber: Bool
    /// In lower case, with plain apostrophes.
    var hash = WordHash()
    var capitals = 0
    var letters = 0
  }

  @inline(__always)
  mutating func scanWord() {
    if !scanPlainWord() { scanMixedWord() }
  }

  private mutating func scanMixedWord() {
    var word = Word(start: at, isNumber: Self.byteClass(text[at]) == .digit)
    while at < text.count {
      let byte = text[at]
      switch Self.byteClass(byte) {
      case .letter:
        let isCapital = byte < 0x61
        if isCapital { word.capitals += 1 }
        word.letters += 1
        word.hash.add(byte | 0x20)
      case .digit: word.hash.add(byte)
      case .beyond:
        guard let (meaning, bytes) = Marks.beyondASCII(text, at) else {
          takeScalar(into: &word)
          continue
        }
        guard case .mark(.singleRight) = meaning, isWordByte(at + bytes), bytes == 3 else {
          return finish(word)
        }
        if endsBeforeClitic(at + 3) { return finishWithClitic(word, apostropheBytes: 3) }
        word.hash.add(Self.apostrophe)
        at += 3
        continue
      case .mark:
        guard continues(word, with: byte) else { return finish(word) }
        if byte == Self.apostrophe, endsBeforeClitic(at + 1) {
          return finishWithClitic(word, apostropheBytes: 1)
        }
        word.hash.add(byte)
      case .space: return finish(word)
      }
      at += 1
    }
    finish(word)
  }

  /// Takes in a letter beyond ASCII whole, so that no span ends inside a character.
  private mutating func takeScalar(into word: inout Word) {
    let first = text[at]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let end = min(at + length, text.count)
    word.letters += 1
    if first < 0xE0, end == at + 2,
      let scalar = Unicode.Scalar(UInt32(first & 0x1F) << 6 | UInt32(text[at + 1] & 0x3F)),
      scalar.properties.isUppercase
    {
      word.capitals += 1
    }
    while at < end {
      word.hash.add(text[at])
      at += 1
    }
  }

  /// Whether a mark stands inside a word: *won’t*, *short-lived*, *6,000*, *3.5*, *U.S.*
  private func continues(_ word: Word, with mark: UInt8) -> Bool {
    switch mark {
    case Self.apostrophe: isWordByte(at + 1) && !word.isNumber
    case Self.hyphen, Self.underscore: isWordByte(at + 1)
    case Self.fullStop: word.isNumber ? isDigit(at + 1) : isDottedAbbreviation(word.start)
    case Self.comma: word.isNumber && isDigit(at + 1)
    default: false
    }
  }

  /// At a full stop: *U.S.*, *a.m.*, *Ph.D.*, *D-N.Y.*, where a letter and a stop follow.
  private func isDottedAbbreviation(_ start: Int) -> Bool {
    let isShort =
      (max(start, at - 3)..<at).contains { text[$0] == Self.fullStop } || at - start <= 2
      || at - start == 3 && text[start + 1] == Self.hyphen
    return isShort && isLetter(at + 1) && at + 2 < text.count && text[at + 2] == Self.fullStop
  }

  /// Whether only *s*, *ll* or another clitic stands from here to the end of the word.
  private func endsBeforeClitic(_ from: Int) -> Bool {
    var end = from
    while isWordByte(end), end - from < 3 { end += 1 }
    guard !isWordByte(end) else { return false }
    var hash = WordHash()
    hash.add(Self.apostrophe)
    for place in from..<end { hash.add(text[place] | 0x20) }
    return (words[hash.value]?.roles ?? 0) & WordRole.clitic.bit != 0
  }

  private mutating func finishWithClitic(_ word: Word, apostropheBytes: Int) {
    var word = word
    word.isNumber = false
    finish(word)
    let start = at
    at += apostropheBytes
    var hash = WordHash()
    hash.add(Self.apostrophe)
    while isWordByte(at) {
      hash.add(text[at] | 0x20)
      at += 1
    }
    emitWord(.clitic, from: start, hash)
  }

  private mutating func finish(_ word: Word) {
    var shape: Token.Shape = []
    let first = text[word.start]
    if word.capitals > 0, first >= 0x80 || (0x41...0x5A).contains(first) { shape.insert(.capital) }
    if word.capitals == word.letters, word.letters > 1 { shape.insert(.allCapitals) }
    let kind: Token.Kind = word.isNumber && word.letters <= 2 ? .number : .word
    emitWord(kind, from: word.start, word.hash, shape)
    takeAbbreviationStop(word.start, letters: word.letters)
  }

  @inline(__always)
  private mutating func emitWord(
    _ kind: Token.Kind, from start: Int, _ hash: WordHash, _ shape: Token.Shape = []
  ) {
    var token = Token(start: Int32(start), end: Int32(at), kind: kind, shape: shape)
    let whole = hash.value
    token.hash = UInt32(truncatingIfNeeded: whole)
    if let entry = words[whole] {
      token.classes = entry.classes
      token.cue = entry.cue
      token.roles = entry.roles
    }
    emit(token)
  }

  /// Takes the stop of *Mr.*, *J.* and *U.S.* into the word.
  private mutating func takeAbbreviationStop(_ start: Int, letters: Int) {
    guard at < text.count, text[at] == Self.fullStop,
      !(at + 1 < text.count && text[at + 1] == Self.fullStop)
    else { return }
    // *I.* ends a sentence.
    let isInitial =
      letters == 1 && at - start == 1 && last.isCapital && !last.acts(as: .letterWord)
    let isListed = last.has(.abbreviation) && (last.isCapital || at - start <= 2)
    guard isInitial || isListed || isDotted(start) else { return }
    at += 1
    last.end = Int32(at)
    last.shape.insert(.abbreviated)
    last.roles = 0
  }

  private func isDotted(_ start: Int) -> Bool {
    last.kind == .word && text[start..<at].contains(Self.fullStop)
  }

  func isWordByte(_ index: Int) -> Bool {
    guard index < text.count else { return false }
    switch Self.byteClass(text[index]) {
    case .letter, .digit: return true
    case .beyond: return Marks.beyondASCII(text, index) == nil
    case .mark, .space: return false
    }
  }

  private func isLetter(_ index: Int) -> Bool {
    index < text.count && Self.byteClass(text[index]) == .letter
  }

  private func isDigit(_ index: Int) -> Bool {
    index < text.count && Self.byteClass(text[index]) == .digit
  }

  // MARK: Plain words

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
  private mutating func scanPlainWord() -> Bool {
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
