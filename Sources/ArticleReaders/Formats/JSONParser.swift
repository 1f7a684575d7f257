/// A value of JSON, as far as articles need it: what is true or false says nothing of one.
enum JSONValue {
  case absent
  /// A text or a number.
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// The text, if it is one.
  var string: String? { if case .text(let text) = self { text } else { nil } }

  /// The text, or the texts of a list.
  var strings: [String] {
    if case .list(let values) = self {
      values.compactMap(\.string)
    } else {
      string.map { [$0] } ?? []
    }
  }

  /// What an object has under a name, which is folded.
  func member(_ name: String) -> JSONValue? {
    guard case .object(let values) = self else { return nil }
    return values[name] ?? values.first { folded($0.key) == name }?.value
  }
}

/// Makes sense of JSON (RFC 8259), and of what other programs write for it: Python's `NaN` is `null`, and
/// half a character (a lone surrogate) is U+FFFD.
struct JSONParser {
  struct Fault: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
  }

  private let bytes: ArraySlice<UInt8>
  /// Where the next byte is; after a fault, where that is.
  private(set) var index: Int
  /// How many characters could not be kept.
  private(set) var lostCharacters = 0

  /// Far from the end of a small stack.
  private static let deepest = 512
  /// Deeper than anything that is known to be said of an article; what is in there is absent.
  private static let deepestKept = 12

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// The value that all of some bytes are.
  static func value(of bytes: ArraySlice<UInt8>) throws(Fault) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value()
    try parser.end()
    return value
  }

  mutating func end() throws(Fault) {
    skipSpace()
    if index < bytes.endIndex { throw Fault("something follows its end") }
  }

  /// The names of an object, and where the value of each stands: made sense of only if it is asked for, by
  /// `value`.
  mutating func members() throws(Fault) -> [(name: String, value: Range<Int>)] {
    guard try next() == UInt8(ascii: "{") else { throw Fault("it is no JSON object {…}") }
    var members: [(name: String, value: Range<Int>)] = []
    var isEnd = try opens(depth: 0)
    while !isEnd {
      let name = try name()
      _ = try next()
      let start = index
      try skip(depth: 1)
      members.append((name, start..<index))
      isEnd = try closes(with: UInt8(ascii: "}"))
    }
    return members
  }

  // MARK: Values

  /// - Parameter depth: How many brackets are open around it.
  mutating func value(depth: Int = 0) throws(Fault) -> JSONValue {
    guard depth <= Self.deepestKept else {
      try skip(depth: depth)
      return .absent
    }
    switch try next() {
    case UInt8(ascii: "["):
      var values: [JSONValue] = []
      var isEnd = try opens(depth: depth)
      while !isEnd {
        values.append(try value(depth: depth + 1))
        isEnd = try closes(with: UInt8(ascii: "]"))
      }
      return .list(values)
    case UInt8(ascii: "{"):
      var values: [String: JSONValue] = [:]
      var isEnd = try opens(depth: depth)
      while !isEnd {
        let name = try name()
        let value = try value(depth: depth + 1)
        if values[name] == nil { values[name] = value }
        isEnd = try closes(with: UInt8(ascii: "}"))
      }
      return .object(values)
    case UInt8(ascii: "\""): return .text(try string())
    case 0x30...0x39: return try number()
    case UInt8(ascii: "-") where !startsWithWord: return try number()
    default:
      try word()
      return .absent
    }
  }

  /// Steps over a value. Whether its numbers and escapes are right does not matter to who has no use for it.
  private mutating func skip(depth: Int) throws(Fault) {
    let byte = try next()
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      var isEnd = try opens(depth: depth)
      while !isEnd {
        if byte == UInt8(ascii: "{") { try skipName() }
        try skip(depth: depth + 1)
        isEnd = try closes(with: byte + 2)
      }
    case UInt8(ascii: "\""): try skipString()
    case 0x30...0x39: skipNumber()
    case UInt8(ascii: "-") where !startsWithWord: skipNumber()
    default: try word()
    }
  }

  // MARK: Brackets

  /// Steps over an opening bracket.
  ///
  /// - Returns: Whether nothing stands between it and the closing one.
  private mutating func opens(depth: Int) throws(Fault) -> Bool {
    guard depth < Self.deepest else {
      throw Fault("it is nested deeper than \(Self.deepest) levels")
    }
    let closing = bytes[index] + 2
    index += 1
    skipSpace()
    guard index < bytes.endIndex, bytes[index] == closing else { return false }
    index += 1
    return true
  }

  /// Steps over what follows a value within brackets.
  ///
  /// - Returns: Whether that is the closing bracket.
  private mutating func closes(with closing: UInt8) throws(Fault) -> Bool {
    let byte = try next()
    guard byte == closing || byte == UInt8(ascii: ",") else {
      throw Fault("a comma or bracket is missing")
    }
    index += 1
    return byte == closing
  }

  /// The name of a member, and the colon behind it.
  private mutating func name() throws(Fault) -> String {
    try expectName()
    let name = try string()
    try skipColon()
    return name
  }

  private mutating func skipName() throws(Fault) {
    try expectName()
    try skipString()
    try skipColon()
  }

  private mutating func expectName() throws(Fault) {
    guard try next() == UInt8(ascii: "\"") else {
      throw Fault("a name in quotation marks is missing")
    }
  }

  private mutating func skipColon() throws(Fault) {
    skipSpace()
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: ":") else {
      throw Fault("a colon is missing")
    }
    index += 1
  }

  // MARK: Texts

  private mutating func string() throws(Fault) -> String {
    index += 1
    let start = index
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: bytes[start..<index - 1], as: UTF8.self)
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case ..<0x20: throw Fault("a line end or control character stands in a text")
      default: index += 1
      }
    }
    throw Fault("a text does not end")
  }

  /// - Parameter start: Where the text begins, whose first escape is the next byte.
  private mutating func escapedString(from start: Int) throws(Fault) -> String {
    var text = Array(bytes[start..<index])
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case ..<0x20: throw Fault("a line end or control character stands in a text")
      default:
        text.append(bytes[index])
        index += 1
      }
    }
    throw Fault("a text does not end")
  }

  private mutating func escape(into text: inout [UInt8]) throws(Fault) {
    guard index + 1 < bytes.endIndex else { throw Fault("a text does not end") }
    if let plain = plainOfEscape(bytes[index + 1]) {
      text.append(plain)
      index += 2
      return
    }
    guard let unit = utf16Unit(bytes[index...]) else { throw Fault("an escape is unknown") }
    index += 6
    if let scalar = Unicode.Scalar(unit) {
      append(scalar, to: &text)
    } else if UTF16.isLeadSurrogate(unit), let second = utf16Unit(bytes[index...]),
      UTF16.isTrailSurrogate(second)
    {
      index += 6
      let bits = UInt32(unit & 0x3FF) << 10 | UInt32(second & 0x3FF)
      append(Unicode.Scalar(0x10000 + bits) ?? "\u{FFFD}", to: &text)
    } else {
      lostCharacters += 1
      append("\u{FFFD}", to: &text)
    }
  }

  private mutating func skipString() throws(Fault) {
    index += 1
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\") { index += 1 }
    }
    index = bytes.endIndex
    throw Fault("a text does not end")
  }

  // MARK: Numbers and words

  private mutating func number() throws(Fault) -> JSONValue {
    let start = index
    var end = self
    end.skipNumber()
    let text = String(decoding: bytes[start..<end.index], as: UTF8.self)
    let digits = text.drop { $0 == "-" }
    guard let value = Double(text), digits.first?.isNumber == true, !text.hasSuffix("."),
      !(digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true)
    else { throw Fault("a number is malformed") }
    guard value.isFinite else { throw Fault("a number is out of range") }
    index = end.index
    return .text((Int64(text) ?? Int64(exactly: value)).map(String.init) ?? String(value))
  }

  private mutating func skipNumber() {
    while index < bytes.endIndex, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
  }

  /// `NaN` and the like are Python's.
  private static let words = ["true", "false", "null", "NaN", "Infinity", "-Infinity"]
    .map { Array($0.utf8) }

  private var startsWithWord: Bool { bytes[index...].dropFirst().first == UInt8(ascii: "I") }

  private mutating func word() throws(Fault) {
    let rest = bytes[index...]
    guard let word = Self.words.first(where: { rest.starts(with: $0) }) else {
      throw Fault("a value is missing")
    }
    index += word.count
  }

  /// The next byte that is no space; it stays.
  private mutating func next() throws(Fault) -> UInt8 {
    skipSpace()
    guard index < bytes.endIndex else { throw Fault("it ends too early") }
    return bytes[index]
  }

  private mutating func skipSpace() {
    while index < bytes.endIndex, bytes[index].isPlainSpace { index += 1 }
  }
}

private func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
  if let bytes = UTF8.encode(scalar) { text.append(contentsOf: bytes) }
}

private func plainOfEscape(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
  case UInt8(ascii: "n"): 0x0A
  case UInt8(ascii: "r"): 0x0D
  case UInt8(ascii: "t"): 0x09
  case UInt8(ascii: "b"): 0x08
  case UInt8(ascii: "f"): 0x0C
  default: nil
  }
}

/// The UTF-16 code unit of the escape that a text begins with, such as `\u00e9`.
private func utf16Unit(_ text: ArraySlice<UInt8>) -> UInt16? {
  let start = text.startIndex
  guard text.count >= 6, text[start] == UInt8(ascii: "\\"), text[start + 1] == UInt8(ascii: "u")
  else { return nil }
  var unit: UInt16 = 0
  for byte in text[(start + 2)..<(start + 6)] {
    guard let digit = hexDigit(byte) else { return nil }
    unit = unit << 4 | digit
  }
  return unit
}

private func hexDigit(_ byte: UInt8) -> UInt16? {
  switch byte {
  case 0x30...0x39: UInt16(byte - 0x30)
  case 0x41...0x46: UInt16(byte - 0x41 + 10)
  case 0x61...0x66: UInt16(byte - 0x61 + 10)
  default: nil
  }
}
