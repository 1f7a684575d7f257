/// One word or mark of an article: where it stands and what it can be, without its text.
struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    case word, number, handle, clitic
    case comma, period, question, exclamation, ellipsis, colon, semicolon, dash
    case open, close, slash, symbol
    /// A quotation mark or an apostrophe outside a word.
    case mark
  }

  struct Shape: OptionSet, Sendable {
    let rawValue: UInt8
    static let capital = Shape(rawValue: 1)
    static let allCapitals = Shape(rawValue: 2)
    static let spaceBefore = Shape(rawValue: 4)
    static let spaceAfter = Shape(rawValue: 8)
    /// The first token of a paragraph.
    static let paragraph = Shape(rawValue: 16)
    static let abbreviated = Shape(rawValue: 32)
  }

  /// UTF-8 bytes from the start of the text, half-open.
  var start: Int32
  var end: Int32
  var classes: WordClass = []
  var kind: Kind
  var shape: Shape = []
  /// Which quotation mark, for `Kind.mark`.
  var mark: MarkShape = .none
  /// Of the word in lower case: two words are one word if their hashes are one.
  var hash: UInt32 = 0
  /// The first cue that begins with this word, as an index into `Lexicon.cues`, or -1.
  var cue: Int16 = -1
  /// What the word does, as bits of `WordRole`.
  var roles: UInt32 = 0

  var isWord: Bool { kind == .word || kind == .handle }
  var isCapital: Bool { shape.contains(.capital) }
  var startsParagraph: Bool { shape.contains(.paragraph) }
  var endsSentence: Bool {
    kind == .period || kind == .question || kind == .exclamation || kind == .ellipsis
  }

  func has(_ any: WordClass) -> Bool { !classes.isDisjoint(with: any) }
  func acts(as role: WordRole) -> Bool { roles & role.bit != 0 }
}

/// The shapes of quotation marks that pair with one another.
enum MarkShape: UInt8, Sendable {
  case none
  case straight, doubleLeft, doubleRight, doubleLow
  case single, singleLeft, singleRight, singleLow
  case guillemetLeft, guillemetRight
  case backticks, apostrophes
  case cornerLeft, cornerRight

  var isSingle: Bool { opensSingle || closesSingle }
  var opensSingle: Bool { self == .single || self == .singleLeft || self == .singleLow }
  var closesSingle: Bool { self == .single || self == .singleRight }
}

/// A few ranges of tokens, at most eight: the parts of a content, or of a joint mention.
///
/// They lie in the value itself: an array would be retained and released wherever one is copied.
struct TokenRanges: RandomAccessCollection, Equatable, Sendable {
  static let most = 8

  /// The start and the end of each.
  private var bounds = InlineArray<16, Int32>(repeating: 0)
  private var number: Int32 = 0
  var startIndex: Int { 0 }
  var endIndex: Int { Int(number) }

  init() {}

  /// - Parameter ranges: At most `most`.
  init(_ ranges: some Sequence<Range<Int>>) {
    for range in ranges { append(range) }
  }

  mutating func append(_ range: Range<Int>) {
    precondition(count < Self.most)
    bounds[2 * count] = Int32(range.lowerBound)
    bounds[2 * count + 1] = Int32(range.upperBound)
    number += 1
  }

  subscript(index: Int) -> Range<Int> {
    @inline(__always) get {
      precondition(index < endIndex)
      return Range(uncheckedBounds: (Int(bounds[2 * index]), Int(bounds[2 * index + 1])))
    }
  }

  static func == (a: TokenRanges, b: TokenRanges) -> Bool { a.elementsEqual(b) }
}

/// Keeps a range of tokens in half the room: mentions are copied often.
@propertyWrapper struct PackedRange: Sendable {
  private var start: Int32
  private var end: Int32

  init(wrappedValue range: Range<Int>) {
    start = Int32(range.lowerBound)
    end = Int32(range.upperBound)
  }

  var wrappedValue: Range<Int> {
    @inline(__always) get { Range(uncheckedBounds: (Int(start), Int(end))) }
    @inline(__always) set { self = PackedRange(wrappedValue: newValue) }
  }
}

/// As `PackedRange`, of a range that may be missing.
@propertyWrapper struct PackedOptionalRange: Sendable {
  private var start: Int32 = -1
  private var end: Int32 = -1

  init(wrappedValue range: Range<Int>?) { wrappedValue = range }

  var wrappedValue: Range<Int>? {
    @inline(__always) get {
      start < 0 ? nil : Range(uncheckedBounds: (Int(start), Int(end)))
    }
    @inline(__always) set {
      start = newValue.map { Int32($0.lowerBound) } ?? -1
      end = newValue.map { Int32($0.upperBound) } ?? -1
    }
  }
}
