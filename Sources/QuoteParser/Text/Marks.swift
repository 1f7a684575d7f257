/// How the quotation marks, dashes and spaces beyond ASCII are written, also where an export
/// left entities or where UTF-8 was once read as Windows-1252.
enum Marks {
  enum Meaning: Sendable {
    case mark(MarkShape)
    case kind(Token.Kind)
    case space
    case line
  }

  /// The mark at a byte ≥ 0x80, and how many bytes it takes; `nil` for letters.
  static func beyondASCII(_ text: UnretainedArray<UInt8>, _ at: Int) -> (Meaning, Int)? {
    let second = at + 1 < text.count ? text[at + 1] : 0
    let third = at + 2 < text.count ? text[at + 2] : 0
    switch text[at] {
    case 0xC2: return latin(second).map { ($0, 2) }
    case 0xC3 where second == 0xA2: return mojibake(text, at)
    case 0xE2 where second == 0x80: return general(third).map { ($0, 3) }
    case 0xE2 where second == 0x81: return third == 0xA0 ? (.space, 3) : nil
    case 0xE3 where second == 0x80: return cjk(third).map { ($0, 3) }
    case 0xEF where second == 0xBC && third == 0x82: return (.mark(.straight), 3)
    case 0xEF where second == 0xBB && third == 0xBF: return (.space, 3)
    default: return nil
    }
  }

  /// U+0080–U+00BF: no-break space, soft hyphen and guillemets.
  private static func latin(_ byte: UInt8) -> Meaning? {
    switch byte {
    case 0xA0: .space
    case 0xAB: .mark(.guillemetLeft)
    case 0xBB: .mark(.guillemetRight)
    case 0xAA, 0xB5, 0xBA, 0xAD: nil
    case 0x85: .line
    default: .kind(.symbol)
    }
  }

  /// U+2000–U+203F.
  private static func general(_ byte: UInt8) -> Meaning? {
    switch byte {
    case 0x8B, 0x8C, 0x8D: nil
    case 0x80...0x8A, 0x8E, 0x8F, 0xAA...0xAF: .space
    case 0x90, 0x91: .kind(.symbol)
    case 0x92...0x95: .kind(.dash)
    case 0x98: .mark(.singleLeft)
    case 0x99: .mark(.singleRight)
    case 0x9A: .mark(.singleLow)
    case 0x9B: .mark(.singleLeft)
    case 0x9C, 0x9F: .mark(.doubleLeft)
    case 0x9D: .mark(.doubleRight)
    case 0x9E: .mark(.doubleLow)
    case 0xA6: .kind(.ellipsis)
    case 0xA8, 0xA9: .line
    case 0xB3: .mark(.straight)
    case 0xB9: .mark(.singleLeft)
    case 0xBA: .mark(.singleRight)
    default: .kind(.symbol)
    }
  }

  /// U+3000–U+303F: brackets and stops of Chinese and Japanese.
  private static func cjk(_ byte: UInt8) -> Meaning? {
    switch byte {
    case 0x80: .space
    case 0x81: .kind(.comma)
    case 0x82: .kind(.period)
    case 0x8C, 0x8E: .mark(.cornerLeft)
    case 0x8D, 0x8F: .mark(.cornerRight)
    default: .kind(.symbol)
    }
  }

  /// `â€œ`, `â€™` …: UTF-8 that was once read as Windows-1252 and saved again.
  private static func mojibake(_ text: UnretainedArray<UInt8>, _ at: Int) -> (Meaning, Int)? {
    let head: [UInt8] = [0xC3, 0xA2, 0xE2, 0x82, 0xAC]
    guard text[at...].starts(with: head) else { return nil }
    let tails: [([UInt8], Meaning)] = [
      ([0xC5, 0x93], .mark(.doubleLeft)), ([0xC2, 0x9D], .mark(.doubleRight)),
      ([0xCB, 0x9C], .mark(.singleLeft)), ([0xE2, 0x84, 0xA2], .mark(.singleRight)),
      ([0xE2, 0x80, 0x9C], .kind(.dash)), ([0xE2, 0x80, 0x9D], .kind(.dash)),
      ([0xC2, 0xA6], .kind(.ellipsis)),
    ]
    for (tail, meaning) in tails where text[(at + 5)...].starts(with: tail) {
      return (meaning, 5 + tail.count)
    }
    return (.mark(.doubleRight), 5)
  }

  /// The mark that an HTML entity at `&` stands for, and how many bytes it takes.
  static func entity(_ text: UnretainedArray<UInt8>, _ at: Int) -> (Meaning, Int)? {
    let limit = min(at + 8, text.count)
    guard text.first(0x3B, from: at, to: limit) < limit else { return nil }
    for (name, meaning) in entities where text[(at + 1)...].starts(with: name) {
      return (meaning, 1 + name.count)
    }
    return nil
  }

  private static let entities: [([UInt8], Meaning)] = entityNames.map { (Array($0.0.utf8), $0.1) }

  private static let entityNames: [(String, Meaning)] = [
    ("ldquo;", .mark(.doubleLeft)), ("#8220;", .mark(.doubleLeft)),
    ("#x201c;", .mark(.doubleLeft)), ("#x201C;", .mark(.doubleLeft)),
    ("rdquo;", .mark(.doubleRight)), ("#8221;", .mark(.doubleRight)),
    ("#x201d;", .mark(.doubleRight)), ("#x201D;", .mark(.doubleRight)),
    ("quot;", .mark(.straight)), ("#34;", .mark(.straight)),
    ("lsquo;", .mark(.singleLeft)), ("#8216;", .mark(.singleLeft)),
    ("rsquo;", .mark(.singleRight)), ("#8217;", .mark(.singleRight)),
    ("apos;", .mark(.single)), ("#39;", .mark(.single)),
    ("laquo;", .mark(.guillemetLeft)), ("raquo;", .mark(.guillemetRight)),
    ("mdash;", .kind(.dash)), ("ndash;", .kind(.dash)), ("hellip;", .kind(.ellipsis)),
    ("nbsp;", .space), ("#160;", .space),
  ]
}

/// What each byte can be.
extension Tokenizer {
  enum ByteClass: UInt8 { case space, letter, digit, mark, beyond }

  static let ampersand: UInt8 = 0x26
  static let apostrophe: UInt8 = 0x27
  static let atSign: UInt8 = 0x40
  static let backtick: UInt8 = 0x60
  static let comma: UInt8 = 0x2C
  static let fullStop: UInt8 = 0x2E
  static let hash: UInt8 = 0x23
  static let hyphen: UInt8 = 0x2D
  static let space: UInt8 = 0x20
  static let underscore: UInt8 = 0x5F

  /// Compared rather than looked up: a table of a static array costs a check and a load each time.
  @inline(__always)
  static func byteClass(_ byte: UInt8) -> ByteClass {
    if (byte | 0x20) &- 0x61 < 26 { return .letter }
    if byte <= 0x20 || byte == 0x7F { return .space }
    if byte >= 0x80 { return .beyond }
    return byte &- 0x30 < 10 ? .digit : .mark
  }

  /// What a mark of ASCII is that is no quotation mark.
  static func kind(of mark: UInt8) -> Token.Kind {
    switch mark {
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
