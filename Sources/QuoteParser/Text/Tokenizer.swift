import Essentials

/// Cuts a text into words and marks, one pass over its UTF-8.
///
/// The hottest loop of the parser: it copies no word, and writes its tokens through a pointer.
struct Tokenizer {
  let text: UnretainedArray<UInt8>
  let words: HashTable<WordEntry>
  let marks = Marks.all
  let wrapping: LineWrapping
  private var tokens: UnsafeMutablePointer<Token>
  private var capacity: Int
  private(set) var count = 0
  var at = 0
  var hasSpace = true
  var isParagraph = true

  /// All tokens, in order; what no token covers is white space.
  static func tokens(of text: UnretainedArray<UInt8>, lexicon: Lexicon) -> UnretainedArray<Token> {
    var tokenizer = Tokenizer(text, lexicon.words)
    tokenizer.run()
    return UnretainedArray(tokenizer.tokens, count: tokenizer.count)
  }

  private init(_ text: UnretainedArray<UInt8>, _ words: HashTable<WordEntry>) {
    self.text = text
    self.words = words
    wrapping = LineWrapping(of: text)
    capacity = text.count / 5 + 8
    tokens = .allocate(capacity: capacity)
  }

  private mutating func run() {
    while at < text.count {
      let byte = text[at]
      switch ByteClass(byte) {
      case .space: skipSpace()
      case .letter, .digit: scanWord()
      case .mark: scanASCIIMark(byte)
      case .beyond: scanBeyondASCII()
      }
    }
  }

  /// A byte of the text; zero, which is a space, beyond its end.
  @inline(__always)
  func byte(_ index: Int) -> UInt8 { index < text.count ? text[index] : 0 }

  private mutating func skipSpace() {
    var lines = 0
    while at < text.count, ByteClass(text[at]) == .space {
      if text[at] == 0x0A || text[at] == 0x0D && byte(at + 1) != 0x0A { lines += 1 }
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

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<Token>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: tokens, count: count)
    tokens.deallocate()
    tokens = larger
    capacity *= 2
  }

  private mutating func emit(_ meaning: Marks.Meaning, bytes: Int) {
    let start = Int32(at)
    at += bytes
    switch meaning {
    case .mark(let mark): emit(Token(start: start, end: Int32(at), kind: .mark, mark: mark))
    case .kind(let kind): emit(Token(start: start, end: Int32(at), kind: kind))
    case .gap(let gap): noteSpace(lines: gap == .line ? 2 : 0)
    }
  }

  // MARK: Marks

  private mutating func scanBeyondASCII() {
    if let (meaning, bytes) = marks.beyondASCII(text, at) {
      emit(meaning, bytes: min(bytes, text.count - at))
    } else {
      scanWord()
    }
  }

  private mutating func scanASCIIMark(_ byte: UInt8) {
    switch byte {
    case .comma: return emit(.kind(.comma), bytes: 1)
    case .ampersand:
      let limit = min(at + 8, text.count)
      guard text.first(0x3B, from: at, to: limit) < limit,
        let (meaning, bytes) = marks.spelled(text, at)
      else { return emitSingle(byte) }
      return emit(meaning, bytes: bytes)
    case .atSign, .numberSign:
      guard isWordByte(at + 1) else { return emitSingle(byte) }
      return scanHandle()
    default: break
    }
    let run = runLength(of: byte, from: at)
    switch (byte, run) {
    // *…‘Go’''*: closing, the single mark comes first.
    case (.apostrophe, 3) where !hasSpace: emitSingle(byte)
    case (.apostrophe, 2...): emit(.mark(.apostrophes), bytes: 2)
    case (.backtick, 2...): emit(.mark(.backticks), bytes: 2)
    case (.hyphen, 2...): emit(.kind(.dash), bytes: run)
    case (.fullStop, 2...): emit(.kind(.ellipsis), bytes: run)
    case (.hyphen, _) where hasSpace && !isWordByte(at + 1): emit(.kind(.dash), bytes: 1)
    default: emitSingle(byte)
    }
  }

  private mutating func scanHandle() {
    let start = at
    at += 1
    while isWordByte(at) || byte(at) == .underscore { at += 1 }
    emit(Token(start: Int32(start), end: Int32(at), kind: .handle, shape: .capital))
  }

  private mutating func emitSingle(_ byte: UInt8) {
    emit(marks.meaning(of: UInt32(byte)) ?? .kind(.symbol), bytes: 1)
  }

  private func runLength(of byte: UInt8, from start: Int) -> Int {
    let most =
      switch byte {
      case .hyphen, .fullStop: text.count
      // Only two or three ever make one mark.
      case .apostrophe, .backtick: 3
      default: 1
      }
    var end = start
    while end - start < most, self.byte(end) == byte { end += 1 }
    return end - start
  }
}
