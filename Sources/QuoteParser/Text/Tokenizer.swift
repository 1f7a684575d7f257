/// Cuts a text into words and marks, one pass over its UTF-8.
///
/// The hottest loop of the parser: it copies no word, and writes its tokens through a pointer.
struct Tokenizer {
  let text: UnretainedArray<UInt8>
  let words: WordTable.Lookup
  let wrapping: LineWrapping
  private var tokens: UnsafeMutablePointer<Token>
  private var capacity: Int
  private(set) var count = 0
  var at = 0
  var hasSpace = true
  var isParagraph = true

  /// All tokens, in order; what no token covers is white space.
  ///
  static func tokens(of text: UnretainedArray<UInt8>, lexicon: Lexicon) -> UnretainedArray<Token> {
    lexicon.words.withLookup { words in
      var tokenizer = Tokenizer(text, words)
      tokenizer.run()
      return UnretainedArray(tokenizer.tokens, count: tokenizer.count)
    }
  }

  private init(_ text: UnretainedArray<UInt8>, _ words: WordTable.Lookup) {
    self.text = text
    self.words = words
    wrapping = LineWrapping(of: text)
    capacity = text.count / 5 + 8
    tokens = .allocate(capacity: capacity)
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
    if count > 0 { tokens[count - 1].shape.insert(.spaceAfter) }
    hasSpace = true
    guard lines > 0, !isParagraph else { return }
    isParagraph = lines > 1 || !wrapping.joins(lineEndingBefore: at, in: text)
  }

  // MARK: Emitting

  /// The token that was emitted last.
  var last: Token {
    get { tokens[count - 1] }
    nonmutating set { tokens[count - 1] = newValue }
  }

  @inline(__always)
  mutating func emit(_ token: Token) {
    if count == capacity { grow() }
    var token = token
    if hasSpace { token.shape.insert(.spaceBefore) }
    if isParagraph { token.shape.insert(.paragraph) }
    (tokens + count).initialize(to: token)
    count += 1
    hasSpace = false
    isParagraph = false
  }

  mutating func emit(_ kind: Token.Kind, from start: Int, mark: MarkShape = .none) {
    emit(Token(start: Int32(start), end: Int32(at), kind: kind, mark: mark))
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Token>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: tokens, count: count)
    tokens.deallocate()
    tokens = larger
    capacity *= 2
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

  // MARK: Marks

  private mutating func scanBeyondASCII() {
    if let (meaning, bytes) = Marks.beyondASCII(text, at) {
      emit(meaning, bytes: min(bytes, text.count - at))
    } else {
      scanWord()
    }
  }

  private mutating func scanASCIIMark(_ byte: UInt8) {
    let start = at
    switch byte {
    case Self.comma:
      at += 1
      return emit(.comma, from: start)
    case Self.ampersand:
      guard let (meaning, bytes) = Marks.entity(text, at) else { return emitSingle(byte) }
      return emit(meaning, bytes: bytes)
    case Self.atSign, Self.hash:
      guard isWordByte(at + 1) else { return emitSingle(byte) }
      return scanHandle()
    default: break
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

  private mutating func scanHandle() {
    let start = at
    at += 1
    while isWordByte(at) || (at < text.count && text[at] == Self.underscore) { at += 1 }
    emit(Token(start: Int32(start), end: Int32(at), kind: .handle, shape: .capital))
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
      emit(Self.kind(of: byte), from: at - 1)
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

/// Whether single line breaks in a text only wrap its lines, or part its paragraphs.
///
/// Plain-text files are often wrapped at some 70 characters with blank lines between paragraphs;
/// pages saved as text have one line a paragraph.
struct LineWrapping: Sendable {
  private let isWrapped: Bool

  init(of text: UnretainedArray<UInt8>) {
    var lengths: [Int] = []
    var start = 0
    while lengths.count < 200 {
      let end = text.first(0x0A, from: start, to: text.count)
      guard end < text.count else { break }
      let hasNext = end + 1 < text.count && text[end + 1] != 0x0A && text[end + 1] != 0x0D
      if end - start > 1, hasNext { lengths.append(end - start) }
      start = end + 1
    }
    // Three lines of one width: fewer prove nothing.
    let longest = lengths.max() ?? 0
    let alike = lengths.filter { $0 * 5 >= longest * 4 }.count
    isWrapped = lengths.count >= 3 && (40...110).contains(longest) && alike * 5 >= lengths.count * 4
  }

  /// Whether a single line break, which ends just before a byte, is no more than a space.
  func joins(lineEndingBefore next: Int, in text: UnretainedArray<UInt8>) -> Bool {
    guard next < text.count else { return false }
    return isWrapped || (0x61...0x7A).contains(text[next])
  }
}
