import Essentials

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
    var word = Word(start: at, isNumber: ByteClass(text[at]) == .digit)
    while at < text.count {
      let byte = text[at]
      switch ByteClass(byte) {
      case .letter:
        let isCapital = byte < 0x61
        if isCapital { word.capitals += 1 }
        word.letters += 1
        word.hash.add(byte | 0x20)
      case .digit: word.hash.add(byte)
      case .beyond:
        guard let (meaning, bytes) = marks.beyondASCII(text, at) else {
          takeScalar(into: &word)
          continue
        }
        guard case .mark(let mark) = meaning, isWordByte(at + bytes), bytes == 3 else {
          return finish(word)
        }
        // *Ortega‘s*: opening marks stand for apostrophes, too.
        let isApostrophe = mark == .singleRight || mark == .singleLeft
        if isApostrophe, let clitic = clitic(from: at + 3) { return finish(word, before: clitic) }
        guard mark == .singleRight else { return finish(word) }
        word.hash.add(.apostrophe)
        at += 3
        continue
      case .mark:
        guard continues(word, with: byte) else { return finish(word) }
        if byte == .apostrophe, let clitic = clitic(from: at + 1) {
          return finish(word, before: clitic)
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
    case .apostrophe: isWordByte(at + 1) && !word.isNumber
    case .hyphen, .underscore: isWordByte(at + 1)
    case .fullStop: word.isNumber ? isDigit(at + 1) : isDottedAbbreviation(word.start)
    case .comma: word.isNumber && isDigit(at + 1)
    default: false
    }
  }

  /// At a full stop: *U.S.*, *a.m.*, *Ph.D.*, *D-N.Y.*, where a letter and a stop follow.
  private func isDottedAbbreviation(_ start: Int) -> Bool {
    let isShort =
      (max(start, at - 3)..<at).contains { text[$0] == .fullStop } || at - start <= 2
      || at - start == 3 && text[start + 1] == .hyphen
    return isShort && ByteClass(byte(at + 1)) == .letter && byte(at + 2) == .fullStop
  }

  /// Only *s*, *ll* or another clitic, from behind its apostrophe to the end of the word.
  private func clitic(from start: Int) -> (end: Int, hash: WordHash)? {
    var end = start
    var hash = WordHash()
    hash.add(.apostrophe)
    while isWordByte(end), end - start < 3 {
      hash.add(text[end] | 0x20)
      end += 1
    }
    let isClitic = (words[hash.value]?.roles ?? 0) & WordRole.clitic.bit != 0
    return isClitic && !isWordByte(end) ? (end, hash) : nil
  }

  private mutating func finish(_ word: Word, before clitic: (end: Int, hash: WordHash)) {
    var word = word
    word.isNumber = false
    finish(word)
    let start = at
    at = clitic.end
    emitWord(.clitic, from: start, clitic.hash)
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
    guard byte(at) == .fullStop, byte(at + 1) != .fullStop else { return }
    // *I.* ends a sentence.
    let isInitial = letters == 1 && at - start == 1 && last.isCapital && !last.acts(as: .letterWord)
    let isListed = last.has(.abbreviation) && (last.isCapital || at - start <= 2)
    let isDotted = last.kind == .word && text[start..<at].contains(.fullStop)
    guard isInitial || isListed || isDotted else { return }
    at += 1
    last.end = Int32(at)
    last.shape.insert(.abbreviated)
    last.roles = 0
  }

  func isWordByte(_ index: Int) -> Bool {
    switch ByteClass(byte(index)) {
    case .letter, .digit: true
    case .beyond: marks.beyondASCII(text, index) == nil
    case .mark, .space: false
    }
  }

  private func isDigit(_ index: Int) -> Bool { ByteClass(byte(index)) == .digit }

  // MARK: Plain words

  /// Most words: ASCII letters up to a space, comma, stop at the end of a sentence or the like, with
  /// one space after it.
  ///
  /// - Returns: `false`, with nothing taken, for all others.
  @inline(__always)
  private mutating func scanPlainWord() -> Bool {
    let start = at
    var letters = ASCIILetters(text.eight(from: start))
    var hash = WordHash()
    hash.add(eight: letters.lowercase)
    var shape: Token.Shape = letters.beginsWithCapital ? .capital : []
    var isAllCapitals = letters.isAllCapitals
    var end = start + letters.count
    while letters.count == 8 {
      letters = ASCIILetters(text.eight(from: end))
      guard letters.count > 0 else { break }
      hash.add(eight: letters.lowercase)
      end += letters.count
      isAllCapitals = isAllCapitals && letters.isAllCapitals
    }
    let next = byte(end)
    guard end > start, Self.ends(wordOf: end - start, next) else { return false }
    if isAllCapitals, end - start > 1 { shape.insert(.allCapitals) }
    at = end
    if next == .space {
      shape.insert(.spaceAfter)
      emitWord(.word, from: start, hash, shape)
      at += 1
      hasSpace = true
    } else {
      emitWord(.word, from: start, hash, shape)
      if next == .fullStop { takeAbbreviationStop(start, letters: end - start) }
    }
    return true
  }

  /// Whether a byte goes on no word, and makes none an abbreviation of two letters such as *Ph.D.*
  @inline(__always)
  private static func ends(wordOf letters: Int, _ byte: UInt8) -> Bool {
    byte <= .space || byte == .comma || (byte == .fullStop && letters > 2) || byte == 0x22
      || byte == 0x29 || byte == 0x3A || byte == 0x3B || byte == 0x3F || byte == 0x21
  }
}
