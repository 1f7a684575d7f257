/// One word or mark of an article: where it stands and what it can be, without its text.
struct Token: Sendable {
  enum Kind: UInt8, CaseIterable, Sendable {
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
  /// All of its letters are capitals.
  var isShouted: Bool { shape.contains(.allCapitals) }
  var startsParagraph: Bool { shape.contains(.paragraph) }
  var endsSentence: Bool {
    kind == .period || kind == .question || kind == .exclamation || kind == .ellipsis
  }

  /// Before and after a text.
  static let outside = Token(start: 0, end: 0, kind: .symbol, shape: .paragraph)

  func has(_ any: WordClass) -> Bool { !classes.isDisjoint(with: any) }
  func acts(as role: WordRole) -> Bool { roles & role.bit != 0 }
}

/// The shapes of quotation marks that pair with one another.
enum MarkShape: UInt8, CaseIterable, Sendable {
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
