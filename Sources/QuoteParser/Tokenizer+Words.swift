/// Words, with what stands inside them: *won’t*, *short-lived*, *6,000*, *U.S.*
extension Tokenizer {
  mutating func scanWord() {
    if scanPlainWord() { return }
    let start = at
    let isNumber = Self.byteClass(text[at]) == .digit
    var hash = WordTable.hashSeed
    var capitals = 0
    var letters = 0
    word.removeAll(keepingCapacity: true)
    while at < text.count {
      let byte = text[at]
      switch Self.byteClass(byte) {
      case .letter:
        let isCapital = byte < 0x61
        if isCapital { capitals += 1 }
        letters += 1
        append(isCapital ? byte | 0x20 : byte, &hash)
      case .digit: append(byte, &hash)
      case .beyond:
        if let (meaning, bytes) = Marks.beyondASCII(text, at) {
          guard case .mark(.singleRight) = meaning, isWordByte(at + bytes), bytes == 3 else {
            return finishWord(start, hash, isNumber, capitals, letters)
          }
          if endsBeforeClitic(at + 3) { return finishWithClitic(start, hash, capitals, letters, 3) }
          append(Self.apostrophe, &hash)
          at += 3
          continue
        }
        appendScalar(&hash, &capitals, &letters, isFirst: at == start)
        continue
      case .mark:
        guard continuesWord(byte, start: start, isNumber: isNumber) else {
          return finishWord(start, hash, isNumber, capitals, letters)
        }
        if byte == Self.apostrophe, endsBeforeClitic(at + 1) {
          return finishWithClitic(start, hash, capitals, letters, 1)
        }
        append(byte, &hash)
      case .space: return finishWord(start, hash, isNumber, capitals, letters)
      }
      at += 1
    }
    finishWord(start, hash, isNumber, capitals, letters)
  }

  /// Most words: ASCII letters up to a space, comma, stop at the end of a line or the like.
  ///
  /// - Returns: `false`, with nothing taken, for all others.
  mutating func scanPlainWord() -> Bool {
    let start = at
    var index = at
    var hash = WordTable.hashSeed
    var capitals = 0
    while index < text.count, (text[index] | 0x20) &- 0x61 < 26 {
      if text[index] < 0x61 { capitals += 1 }
      hash = WordTable.hash(hash, text[index] | 0x20)
      index += 1
    }
    guard index > start, index == text.count || Self.endsPlainWord(text[index]) else {
      return false
    }
    at = index
    emit(.word, from: start)
    let last = tokens.count - 1
    if capitals > 0 {
      if text[start] < 0x61 { tokens[last].shape.insert(.capital) }
      if capitals == index - start, capitals > 1 { tokens[last].shape.insert(.allCapitals) }
    }
    tokens[last].hash = hash
    if let entry = lexicon.entry(hash: hash, word: text[start..<index].lazy.map { $0 | 0x20 }) {
      tokens[last].classes = entry.classes
      tokens[last].cue = entry.cue
    }
    return true
  }

  /// A byte that goes on no word and makes none an abbreviation.
  @inline(__always)
  static func endsPlainWord(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == comma || byte == 0x22 || byte == 0x29 || byte == 0x3A || byte == 0x3B
      || byte == 0x3F || byte == 0x21
  }

  @inline(__always)
  mutating func append(_ byte: UInt8, _ hash: inout UInt32) {
    hash = WordTable.hash(hash, byte)
    if word.count < 48 { word.append(byte) }
  }

  /// Takes in a letter beyond ASCII whole, so that no span ends inside a character.
  mutating func appendScalar(
    _ hash: inout UInt32, _ capitals: inout Int, _ letters: inout Int, isFirst: Bool
  ) {
    let first = text[at]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let end = min(at + length, text.count)
    letters += 1
    if first < 0xE0, end == at + 2,
      let scalar = Unicode.Scalar(UInt32(first & 0x1F) << 6 | UInt32(text[at + 1] & 0x3F)),
      scalar.properties.isUppercase
    {
      capitals += 1
    }
    while at < end {
      append(text[at], &hash)
      at += 1
    }
  }

  /// Whether a mark stands inside a word: *won't*, *short-lived*, *6,000*, *3.5*, *U.S.*
  private func continuesWord(_ byte: UInt8, start: Int, isNumber: Bool) -> Bool {
    switch byte {
    case Self.apostrophe, Self.hyphen: isWordByte(at + 1) && !(isNumber && byte == Self.apostrophe)
    case Self.fullStop:
      isNumber ? isDigit(at + 1) : isDottedAbbreviation(start)
    case Self.comma: isNumber && isDigit(at + 1)
    case Self.underscore: isWordByte(at + 1)
    default: false
    }
  }

  /// At a full stop: *U.S.*, *a.m.*, *Ph.D.*, where a letter and a stop follow.
  private func isDottedAbbreviation(_ start: Int) -> Bool {
    let segment = text[start..<at].reversed().prefix { $0 != Self.fullStop }.count
    return segment <= 2 && isLetter(at + 1) && at + 2 < text.count && text[at + 2] == Self.fullStop
  }

  /// Whether only *s*, *re*, *ve*, *ll*, *d* or *m* stands from here to the end of the word.
  private func endsBeforeClitic(_ from: Int) -> Bool {
    var end = from
    while isWordByte(end), end - from < 3 { end += 1 }
    guard !isWordByte(end) else { return false }
    switch end - from {
    case 1: return [0x73, 0x53, 0x64, 0x6D].contains(text[from])
    case 2: return ["re", "ve", "ll"].contains { $0.utf8.elementsEqual(text[from..<end]) }
    default: return false
    }
  }

  mutating func finishWithClitic(
    _ start: Int, _ hash: UInt32, _ capitals: Int, _ letters: Int, _ apostropheBytes: Int
  ) {
    finishWord(start, hash, false, capitals, letters)
    let cliticStart = at
    at += apostropheBytes
    var hash = WordTable.hash(WordTable.hashSeed, Self.apostrophe)
    word = [Self.apostrophe]
    while isWordByte(at) {
      append(text[at] | 0x20, &hash)
      at += 1
    }
    emit(.clitic, from: cliticStart)
    lookUp(hash)
  }

  mutating func finishWord(
    _ start: Int, _ hash: UInt32, _ isNumber: Bool, _ capitals: Int, _ letters: Int
  ) {
    emit(isNumber && letters <= 2 ? .number : .word, from: start)
    let last = tokens.count - 1
    if capitals > 0, isCapitalAtStart(start) { tokens[last].shape.insert(.capital) }
    if capitals == letters, letters > 1 { tokens[last].shape.insert(.allCapitals) }
    lookUp(hash)
    takeAbbreviationStop(start, letters: letters)
  }

  private func isCapitalAtStart(_ start: Int) -> Bool {
    let first = text[start]
    return first >= 0x80 || (0x41...0x5A).contains(first)
  }

  mutating func lookUp(_ hash: UInt32) {
    tokens[tokens.count - 1].hash = hash
    guard let entry = lexicon.entry(hash: hash, word: word) else { return }
    tokens[tokens.count - 1].classes = entry.classes
    tokens[tokens.count - 1].cue = entry.cue
  }

  /// Takes the stop of *Mr.*, *J.* and *U.S.* into the word.
  mutating func takeAbbreviationStop(_ start: Int, letters: Int) {
    guard at < text.count, text[at] == Self.fullStop,
      !(at + 1 < text.count && text[at + 1] == Self.fullStop)
    else { return }
    let token = tokens[tokens.count - 1]
    // *I.* and *X.* end sentences: the pronoun, and the place where people post.
    let isInitial =
      letters == 1 && at - start == 1 && token.isCapital && text[start] != 0x49
      && text[start] != 0x58
    let isDotted = text[start..<at].contains(Self.fullStop) && token.kind == .word
    let isListed = token.has(.abbreviation) && (token.isCapital || at - start <= 2)
    guard isInitial || isDotted || isListed else { return }
    at += 1
    tokens[tokens.count - 1].end = Int32(at)
    tokens[tokens.count - 1].shape.insert(.abbreviated)
  }

  func isWordByte(_ index: Int) -> Bool {
    guard index < text.count else { return false }
    switch Self.byteClass(text[index]) {
    case .letter, .digit: return true
    case .beyond: return Marks.beyondASCII(text, index) == nil
    case .mark, .space: return false
    }
  }

  func isLetter(_ index: Int) -> Bool {
    index < text.count && Self.byteClass(text[index]) == .letter
  }

  func isDigit(_ index: Int) -> Bool {
    index < text.count && Self.byteClass(text[index]) == .digit
  }
}
