/// Cuts a text into words and marks, one pass over its UTF-8.
///
/// The hottest loop of the parser, and the one place with an unsafe pointer: with a bounds check for
/// each byte and a copy of each word it took 1.7 times as long.
struct Tokenizer {
  let text: UnsafeBufferPointer<UInt8>
  let lexicon: Lexicon
  let wrapping: LineWrapping
  var tokens: [Token] = []
  var at = 0
  var hasSpace = true
  var isParagraph = true
  /// The lower-case word, with plain apostrophes, for the lexicon; longer words are in no lexicon.
  var word: [UInt8] = []

  /// All tokens, in order; what no token covers is white space.
  static func tokens(of text: [UInt8], lexicon: Lexicon) -> [Token] {
    let wrapping = LineWrapping(of: text)
    return text.withUnsafeBufferPointer { bytes in
      var tokenizer = Tokenizer(bytes, lexicon, wrapping)
      tokenizer.run()
      return tokenizer.tokens
    }
  }

  init(_ text: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon, _ wrapping: LineWrapping) {
    self.text = text
    self.lexicon = lexicon
    self.wrapping = wrapping
    tokens.reserveCapacity(text.count / 5 + 8)
    word.reserveCapacity(64)
  }

  mutating func run() {
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

  mutating func skipSpace() {
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

  mutating func noteSpace(lines: Int) {
    if !tokens.isEmpty { tokens[tokens.count - 1].shape.insert(.spaceAfter) }
    hasSpace = true
    guard lines > 0, !isParagraph else { return }
    isParagraph = lines > 1 || !wrapping.joins(lineEndingBefore: at, in: text)
  }

  mutating func emit(_ kind: Token.Kind, from start: Int, mark: MarkShape = .none) {
    var shape: Token.Shape = hasSpace ? .spaceBefore : []
    if isParagraph { shape.insert(.paragraph) }
    tokens.append(
      Token(start: Int32(start), end: Int32(at), kind: kind, shape: shape, mark: mark))
    hasSpace = false
    isParagraph = false
  }

  mutating func emit(_ meaning: Marks.Meaning, bytes: Int) {
    let start = at
    at += bytes
    switch meaning {
    case .mark(let mark): emit(.mark, from: start, mark: mark)
    case .kind(let kind): emit(kind, from: start)
    case .space: noteSpace(lines: 0)
    case .line: noteSpace(lines: 2)
    }
  }

  mutating func scanBeyondASCII() {
    if let (meaning, bytes) = Marks.beyondASCII(text, at) {
      emit(meaning, bytes: min(bytes, text.count - at))
    } else {
      scanWord()
    }
  }

  mutating func scanASCIIMark(_ byte: UInt8) {
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

  mutating func emitMark(_ mark: MarkShape, _ bytes: Int) {
    let start = at
    at += bytes
    emit(.mark, from: start, mark: mark)
  }

  mutating func emitSingle(_ byte: UInt8) {
    switch byte {
    case 0x22: emitMark(.straight, 1)
    case Self.apostrophe: emitMark(.single, 1)
    case Self.backtick: emitMark(.singleLeft, 1)
    default:
      at += 1
      emit(Self.kinds[Int(byte)], from: at - 1)
    }
  }

  func runLength(of byte: UInt8, from start: Int) -> Int {
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
