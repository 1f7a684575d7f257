/// Cuts a text into words and marks, one pass over its UTF-8.
///
/// The hottest loop of the parser, and the one place with an unsafe pointer: with a bounds check for
/// each byte and a copy of each word it took 1.7 times as long.
struct Tokenizer {
  private let text: UnsafeBufferPointer<UInt8>
  private let lexicon: Lexicon
  private let wrapping: LineWrapping
  private var tokens: [Token] = []
  private var at = 0
  private var hasSpace = true
  private var isParagraph = true
  /// The lower-case word, with plain apostrophes, for the lexicon; longer words are in no lexicon.
  private var word: [UInt8] = []

  /// All tokens, in order; what no token covers is white space.
  static func tokens(of text: [UInt8], lexicon: Lexicon) -> [Token] {
    let wrapping = LineWrapping(of: text)
    return text.withUnsafeBufferPointer { bytes in
      var tokenizer = Tokenizer(bytes, lexicon, wrapping)
      tokenizer.run()
      return tokenizer.tokens
    }
  }

  private init(_ text: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon, _ wrapping: LineWrapping) {
    self.text = text
    self.lexicon = lexicon
    self.wrapping = wrapping
    tokens.reserveCapacity(text.count / 5 + 8)
    word.reserveCapacity(64)
  }

  private mutating func run() {
    while at < text.count {
      let byte = text[at]
      switch Self.byteClass(byte) {
      case .space: skipSpace()
      case .letter, .digit: scanWord()
      case .mark: scanASCIIMark(byte)
      case .beyond: scanBeyondASCII()
      }
    }
  }

  private mutating func skipSpace() {
    var lines = 0
    while at < text.count, Self.byteClass(text[at]) == .space {
      let byte = text[at]
      if byte == 0x0A || (byte == 0x0D && !(at + 1 < text.count && text[at + 1] == 0x0A)) {
        lines += 1
      }
      at += 1
    }
    noteSpace(lines: lines)
  }

  private mutating func noteSpace(lines: Int) {
    if !tokens.isEmpty { tokens[tokens.count - 1].shape.insert(.spaceAfter) }
    hasSpace = true
    guard lines > 0, !isParagraph else { return }
    isParagraph = lines > 1 || !wrapping.joins(lineEndingBefore: at, in: text)
  }

  private mutating func emit(_ kind: Token.Kind, from start: Int, mark: MarkShape = .none) {
    var shape: Token.Shape = hasSpace ? .spaceBefore : []
    if isParagraph { shape.insert(.paragraph) }
    tokens.append(
      Token(start: Int32(start), end: Int32(at), kind: kind, shape: shape, mark: mark))
    hasSpace = false
    isParagraph = false
  }

  private mutating func emit(_ meaning: Marks.Meaning, bytes: Int) {
    let start = at
    at += bytes
    switch meaning {
    case .mark(let mark): emit(.mark, from: start, mark: mark)
    case .kind(let kind): emit(kind, from: start)
    case .space: noteSpace(lines: 0)
    case .line: noteSpace(lines: 2)
    }
  }

  private mutating func scanBeyondASCII() {
    if let (meaning, bytes) = Marks.beyondASCII(text, at) {
      emit(meaning, bytes: min(bytes, text.count - at))
    } else {
      scanWord()
    }
  }

  private mutating func scanASCIIMark(_ byte: UInt8) {
    let start = at
    if byte == Self.ampersand, let (meaning, bytes) = Marks.entity(text, at) {
      return emit(meaning, bytes: bytes)
    }
    if byte == Self.atSign || byte == Self.hash, isWordByte(at + 1) {
      at += 1
      while isWordByte(at) || (at < text.count && text[at] == Self.underscore) { at += 1 }
      emit(.handle, from: start)
      tokens[tokens.count - 1].shape.insert(.capital)
      return
    }
    let run = runLength(of: byte, from: at)
    switch (byte, run) {
    // *…‘Go’''*: closing, the single mark comes first.
    case (Self.apostrophe, 3) where !hasSpace: emitSingle(byte)
    case (Self.apostrophe, 2...): emitMark(.apostrophes, 2)
    case (Self.backtick, 2...): emitMark(.backticks, 2)
    case (Self.hyphen, 2...):
      at += run
      emit(.dash, from: start)
    case (Self.fullStop, 2...):
      at += run
      emit(.ellipsis, from: start)
    case (Self.hyphen, _) where hasSpace && !isWordByte(at + 1):
      at += 1
      emit(.dash, from: start)
    default: emitSingle(byte)
    }
  }

  private mutating func emitMark(_ mark: MarkShape, _ bytes: Int) {
    let start = at
    at += bytes
    emit(.mark, from: start, mark: mark)
  }

  private mutating func emitSingle(_ byte: UInt8) {
    switch byte {
    case 0x22: emitMark(.straight, 1)
    case Self.apostrophe: emitMark(.single, 1)
    case Self.backtick: emitMark(.singleLeft, 1)
    default:
      at += 1
      emit(Self.kinds[Int(byte)], from: at - 1)
    }
  }

  private func runLength(of byte: UInt8, from start: Int) -> Int {
    guard
      byte == Self.apostrophe || byte == Self.backtick || byte == Self.hyphen
        || byte == Self.fullStop
    else { return 1 }
    var end = start
    // Of apostrophes and backticks only two or three ever make one mark.
    let limit =
      byte == Self.hyphen || byte == Self.fullStop ? text.count : min(start + 3, text.count)
    while end < limit, text[end] == byte { end += 1 }
    return end - start
  }
}

// MARK: - Words

extension Tokenizer {
  private mutating func scanWord() {
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
  private mutating func scanPlainWord() -> Bool {
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
  private static func endsPlainWord(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == comma || byte == 0x22 || byte == 0x29 || byte == 0x3A || byte == 0x3B
      || byte == 0x3F || byte == 0x21
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8, _ hash: inout UInt32) {
    hash = WordTable.hash(hash, byte)
    if word.count < 48 { word.append(byte) }
  }

  /// Takes in a letter beyond ASCII whole, so that no span ends inside a character.
  private mutating func appendScalar(
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

  private mutating func finishWithClitic(
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

  private mutating func finishWord(
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

  private mutating func lookUp(_ hash: UInt32) {
    tokens[tokens.count - 1].hash = hash
    guard let entry = lexicon.entry(hash: hash, word: word) else { return }
    tokens[tokens.count - 1].classes = entry.classes
    tokens[tokens.count - 1].cue = entry.cue
  }

  /// Takes the stop of *Mr.*, *J.* and *U.S.* into the word.
  private mutating func takeAbbreviationStop(_ start: Int, letters: Int) {
    guard at < text.count, text[at] == Self.fullStop,
      !(at + 1 < text.count && text[at + 1] == Self.fullStop)
    else { return }
    let token = tokens[tokens.count - 1]
    let isInitial = letters == 1 && at - start == 1 && token.isCapital && text[start] != 0x49
    let isDotted = text[start..<at].contains(Self.fullStop) && token.kind == .word
    let isListed = token.has(.abbreviation) && (token.isCapital || at - start <= 2)
    guard isInitial || isDotted || isListed else { return }
    at += 1
    tokens[tokens.count - 1].end = Int32(at)
    tokens[tokens.count - 1].shape.insert(.abbreviated)
  }

  private func isWordByte(_ index: Int) -> Bool {
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
}

// MARK: - Tables

extension Tokenizer {
  private enum ByteClass: UInt8 { case space, letter, digit, mark, beyond }

  private static let ampersand: UInt8 = 0x26
  private static let apostrophe: UInt8 = 0x27
  private static let atSign: UInt8 = 0x40
  private static let backtick: UInt8 = 0x60
  private static let comma: UInt8 = 0x2C
  private static let fullStop: UInt8 = 0x2E
  private static let hash: UInt8 = 0x23
  private static let hyphen: UInt8 = 0x2D
  private static let underscore: UInt8 = 0x5F

  /// Compared rather than looked up: a table of a static array costs a check and a load each time.
  @inline(__always)
  private static func byteClass(_ byte: UInt8) -> ByteClass {
    if (byte | 0x20) &- 0x61 < 26 { return .letter }
    if byte <= 0x20 || byte == 0x7F { return .space }
    if byte >= 0x80 { return .beyond }
    return byte &- 0x30 < 10 ? .digit : .mark
  }

  private static let kinds: [Token.Kind] = (0...127).map { (byte: UInt8) in
    switch byte {
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
