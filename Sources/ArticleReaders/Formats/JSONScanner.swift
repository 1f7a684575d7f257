import Essentials

/// Where in JSON one is, told byte by byte, by brackets and quotation marks alone, so that it holds
/// for broken JSON too.
struct JSONNesting {
  /// How many brackets are open.
  private(set) var depth = 0
  private(set) var isInString = false
  private var isEscaped = false

  mutating func take(_ byte: UInt8) {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      return
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
  }
}

/// Finds where a JSON value ends, a chunk at a time.
struct JSONEndSearch {
  private var nesting = JSONNesting()
  private var isBegun = false

  /// - Parameters:
  ///   - bytes: What follows the bytes of the last call.
  ///   - length: Grows by the number of bytes that belong to the value.
  /// - Returns: Whether the value is complete.
  mutating func takes(_ bytes: ArraySlice<UInt8>, length: inout Int) -> Bool {
    for byte in bytes {
      let wasInString = nesting.isInString
      if isBegun, nesting.depth == 0, !wasInString, endsScalar(byte) { return true }
      isBegun = true
      length += 1
      nesting.take(byte)
      let isEnd = wasInString || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
      if isEnd, nesting.depth <= 0, !nesting.isInString { return true }
    }
    return false
  }

  /// Whether a number or a word such as `null` is over.
  private func endsScalar(_ byte: UInt8) -> Bool {
    byte.isPlainSpace || ",]}{[".utf8.contains(byte)
  }
}

/// Why some bytes are no JSON that we can read, in words.
struct JSONFault: Error {
  let reason: String
  /// Where it is, in bytes; `nil` where all of them are meant.
  let place: Int?

  static let noObject = JSONFault(reason: "it is no JSON object {…}", place: nil)

  /// - Parameter bytes: Of the record.
  func rejection(of bytes: ArraySlice<UInt8>) -> Rejection {
    guard let place else { return Rejection(reason, remedy: "mend or remove it") }
    let before = bytes.prefix(place)
    let line = before.count { $0 == 0x0A } + 1
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? before.startIndex
    // Bytes that go on with a character are not counted, as an editor does not.
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
    let inLine = line > 1 ? "line \(line) of it, " : ""
    return Rejection(
      "broken JSON (\(inLine)column \(column)): \(reason)", remedy: "mend or remove it")
  }
}

/// What is known of a member of an object: where its value begins and, if it is a text that was read, the text and
/// how many of its characters could not be kept.
struct JSONMember {
  let place: Int
  var text: String?
  var lostCharacters = 0
}

/// Reads JSON (RFC 8259), and what other programs write besides: a comma before a closing bracket, Python's
/// `NaN`, half a character (a lone surrogate), which becomes U+FFFD.
///
/// What nobody asks for is stepped over by its marks and brackets, and may hold any number and any escape.
/// Foundation's decoder took four times as long, as it makes a map of all that there is.
struct JSONParser {
  private let text: UnretainedArray<UInt8>
  /// Whether all of the text is known to be UTF-8, so that no part of it need be asked again.
  let isUTF8: Bool
  /// Where the next byte is, or the fault.
  private(set) var index: Int
  /// How many characters could not be kept.
  private(set) var lostCharacters = 0

  /// Keeps the stack small.
  private static let deepest = 512
  /// Deeper than any known record; what is below says nothing.
  private static let deepestKept = 12
  private static let noNumbers: [StaticString] = ["NaN", "-Infinity", "Infinity"]
  private static let words: [StaticString] = ["null", "true", "false"] + noNumbers
  private static let quotationMark = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  init(_ text: UnretainedArray<UInt8>, at index: Int = 0, isUTF8: Bool = false) {
    self.text = text
    self.isUTF8 = isUTF8
    self.index = index
  }

  /// Sees that nothing follows.
  mutating func end() throws(JSONFault) {
    skipSpace()
    if index < text.count { throw fault("something follows its end") }
  }

  /// Steps over the object that begins here, and hands on each member as far as it is read.
  ///
  /// - Parameter reads: Whether the value of a name is to be read, if it is a text.
  mutating func object(
    depth: Int, reading reads: (_ name: String) -> Bool,
    _ take: (_ name: String, JSONMember) -> Void
  ) throws(JSONFault) {
    guard try next() == UInt8(ascii: "{") else { throw .noObject }
    try members(until: UInt8(ascii: "}")) { parser throws(JSONFault) in
      let name = try parser.name()
      var member = JSONMember(place: parser.index)
      if reads(name), try parser.next() == Self.quotationMark {
        var reader = JSONParser(parser.text, at: parser.index, isUTF8: parser.isUTF8)
        // What cannot be read is a fault only where it is asked for.
        member.text = try? reader.string()
        member.lostCharacters = reader.lostCharacters
        if member.text != nil { parser.index = reader.index }
      }
      if member.text == nil { try parser.skip(depth: depth + 1) }
      take(name, member)
    }
  }

  /// The value that begins here.
  ///
  /// - Parameter depth: How many objects and lists it is in.
  mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    let byte = try next()
    switch byte {
    case Self.quotationMark: return .text(try string())
    case UInt8(ascii: "[") where depth <= Self.deepestKept:
      var values: [JSONValue] = []
      try members(until: UInt8(ascii: "]")) { parser throws(JSONFault) in
        values.append(try parser.value(depth: depth + 1))
      }
      return .list(values)
    case UInt8(ascii: "{") where depth <= Self.deepestKept:
      var values: [String: JSONValue] = [:]
      try members(until: UInt8(ascii: "}")) { parser throws(JSONFault) in
        let name = try parser.name()
        let value = try parser.value(depth: depth + 1)
        // The first of equal names, as Foundation's decoder takes it.
        if values[name] == nil { values[name] = value }
      }
      return .object(values)
    case _ where beginsNumber(byte):
      let number = try number()
      return depth <= Self.deepestKept ? .text(number) : .absent
    default:
      try skip(depth: depth)
      return .absent
    }
  }

  private mutating func skip(depth: Int) throws(JSONFault) {
    let byte = try next()
    switch byte {
    case Self.quotationMark: try skipString()
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      guard depth < Self.deepest else {
        throw fault("it is nested deeper than \(Self.deepest) levels")
      }
      let isObject = byte == UInt8(ascii: "{")
      // The closing bracket stands two behind the opening one in ASCII.
      try members(until: byte + 2) { parser throws(JSONFault) in
        if isObject { try parser.skipName() }
        try parser.skip(depth: depth + 1)
      }
    case _ where beginsNumber(byte): index = endOfNumber
    default:
      guard let word = Self.words.first(where: stands) else { throw fault("a value is missing") }
      index += word.utf8CodeUnitCount
    }
  }

  private mutating func members(
    until closing: UInt8, _ member: (inout JSONParser) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    index += 1
    while try next() != closing {
      try member(&self)
      let byte = try next()
      if byte == UInt8(ascii: ",") {
        index += 1
      } else if byte != closing {
        throw fault("a comma or bracket is missing")
      }
    }
    index += 1
  }

  // MARK: Names and texts

  private mutating func name() throws(JSONFault) -> String {
    try beginName()
    let name = try string()
    try endName()
    return name
  }

  private mutating func skipName() throws(JSONFault) {
    try beginName()
    try skipString()
    try endName()
  }

  private mutating func beginName() throws(JSONFault) {
    guard try next() == Self.quotationMark else {
      throw fault("a name in quotation marks is missing")
    }
  }

  private mutating func endName() throws(JSONFault) {
    skipSpace()
    guard index < text.count, text[index] == UInt8(ascii: ":") else {
      throw fault("a colon is missing")
    }
    index += 1
    skipSpace()
  }

  private mutating func skipString() throws(JSONFault) {
    index += 1
    while true {
      index = endOfPlain(from: index)
      guard index < text.count else { throw fault("a text does not end") }
      switch text[index] {
      case Self.quotationMark:
        index += 1
        return
      case Self.backslash: index = min(index + 2, text.count)
      default: index += 1
      }
    }
  }

  private mutating func string() throws(JSONFault) -> String {
    let start = index + 1
    let end = endOfPlain(from: start)
    if end < text.count, text[end] == Self.quotationMark {
      index = end + 1
      return try string(of: text.bytes(start..<end).span)
    }
    // The length of most articles, rather than to grow again and again.
    var bytes = ByteBuffer(capacity: min(text.count - start, 8 << 10))
    index = start
    while true {
      let end = endOfPlain(from: index)
      bytes.append(contentsOf: text.bytes(index..<end))
      index = end
      guard end < text.count else { throw fault("a text does not end") }
      switch text[end] {
      case Self.quotationMark:
        index += 1
        return try string(of: bytes.bytes.span)
      case Self.backslash: try appendEscaped(to: &bytes)
      default: throw fault("a line end or control character stands in a text")
      }
    }
  }

  /// - Parameter bytes: Of the text between marks of ASCII, or what escapes stand for.
  private func string(of bytes: Span<UInt8>) throws(JSONFault) -> String {
    if isUTF8 { return String(copying: UTF8Span(unchecked: bytes)) }
    guard let text = try? UTF8Span(validating: bytes) else { throw fault("a text is no UTF-8") }
    return String(copying: text)
  }

  /// Where from a place on a quotation mark, a backslash or a control character stands, or the end.
  private func endOfPlain(from start: Int) -> Int {
    text.first(from: start) { eight in
      eight.bytes(equalTo: Self.quotationMark) | eight.bytes(equalTo: Self.backslash)
        | eight.bytes(below: 0x20)
    }
  }

  private mutating func appendEscaped(to bytes: inout ByteBuffer) throws(JSONFault) {
    guard index + 1 < text.count else { throw fault("a text does not end") }
    switch text[index + 1] {
    case UInt8(ascii: "u"): return try appendScalar(to: &bytes)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case Self.quotationMark, Self.backslash, UInt8(ascii: "/"): bytes.append(text[index + 1])
    default: throw fault("an escape is unknown")
    }
    index += 2
  }

  private mutating func appendScalar(to bytes: inout ByteBuffer) throws(JSONFault) {
    guard let unit = utf16Unit(at: index) else { throw fault("an escape is unknown") }
    index += 6
    var scalar = Unicode.Scalar(unit)
    if (0xD800..<0xDC00).contains(unit), let second = utf16Unit(at: index),
      (0xDC00..<0xE000).contains(second)
    {
      index += 6
      scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
    }
    if scalar == nil { lostCharacters += 1 }
    bytes.append(contentsOf: (scalar ?? "\u{FFFD}").utf8)
  }

  /// The UTF-16 code unit of an escape such as `\u00e9`.
  private func utf16Unit(at place: Int) -> UInt32? {
    guard place + 6 <= text.count, text[place] == Self.backslash,
      text[place + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt32 = 0
    for digit in text.bytes(place + 2..<place + 6) {
      switch digit {
      case 0x30...0x39: unit = unit << 4 | UInt32(digit - 0x30)
      case 0x41...0x46, 0x61...0x66: unit = unit << 4 | UInt32(digit & 0xF + 9)
      default: return nil
      }
    }
    return unit
  }

  // MARK: Numbers and space

  private func beginsNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") && !stands("-Infinity")
  }

  private var endOfNumber: Int {
    var end = index
    while end < text.count, Self.isOfNumber(text[end]) { end += 1 }
    return end
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// A whole number in its digits, however long it is: it may be an id.
  private mutating func number() throws(JSONFault) -> String {
    let end = endOfNumber
    let written = text.string(index..<end)
    let digits = written.drop { $0 == "-" }
    guard let value = Double(written), digits.first?.isNumber == true, !written.hasSuffix("."),
      !(digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true)
    else { throw fault("a number is malformed") }
    guard value.isFinite else { throw fault("a number is out of range") }
    index = end
    if let whole = Int64(written) ?? Int64(exactly: value) { return String(whole) }
    return digits.allSatisfy(\.isNumber) ? written : String(value)
  }

  private func stands(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    return index + length <= text.count && memcmp(text.start + index, word.utf8Start, length) == 0
  }

  /// The next byte that is no space.
  private mutating func next() throws(JSONFault) -> UInt8 {
    skipSpace()
    guard index < text.count else { throw fault("it ends too early") }
    return text[index]
  }

  private mutating func skipSpace() {
    while index < text.count, text[index].isPlainSpace { index += 1 }
  }

  private func fault(_ reason: String) -> JSONFault { JSONFault(reason: reason, place: index) }
}
