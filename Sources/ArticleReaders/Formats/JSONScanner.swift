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

/// Why some bytes are no record that we can read, in words; looked for only after a failure.
struct JSONFault {
  let reason: String
  /// Both from 1, within the record; `nil` where the whole record is meant.
  let position: (line: Int, column: Int)?

  /// The first fault of the bytes (RFC 8259).
  init(of bytes: [UInt8]) {
    var search = JSONFaultSearch(bytes)
    do throws(JSONFaultSearch.Fault) {
      try search.run()
      let isObject = bytes.first { !$0.isPlainSpace } == UInt8(ascii: "{")
      reason =
        isObject
        ? "it holds a value that cannot be read, such as a number out of range"
        : "it is no JSON object {…}"
      position = nil
    } catch {
      reason = error.reason
      let before = bytes.prefix(search.index)
      let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      // Bytes that go on with a character are not counted, as an editor does not.
      let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
      position = (before.count { $0 == 0x0A } + 1, column)
    }
  }

  var rejection: Rejection {
    guard let position else { return Rejection(reason, remedy: "mend or remove it") }
    let line = position.line > 1 ? "line \(position.line) of it, " : ""
    return Rejection(
      "broken JSON (\(line)column \(position.column)): \(reason)", remedy: "mend or remove it")
  }
}

/// Checks JSON byte by byte, and lets stand what is mended in it (`MendedJSON`).
private struct JSONFaultSearch {
  struct Fault: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
  }

  private let bytes: [UInt8]
  /// Where the fault is.
  private(set) var index = 0

  /// The decoder's own limit, which keeps the stack small too.
  private static let deepest = 512
  private static let words =
    ["true", "false", "null"].map { Array($0.utf8) } + MendedJSON.noNumbers

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() throws(Fault) {
    try value(depth: 0)
    skipSpace()
    if index < bytes.count { throw Fault("something follows its end") }
  }

  /// The next byte that is no space.
  private mutating func next() throws(Fault) -> UInt8 {
    skipSpace()
    guard index < bytes.count else { throw Fault("it ends too early") }
    return bytes[index]
  }

  private mutating func value(depth: Int) throws(Fault) {
    let byte = try next()
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      guard depth < Self.deepest else {
        throw Fault("it is nested deeper than \(Self.deepest) levels")
      }
      index += 1
      try members(until: byte + 2, depth: depth + 1)
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "-") where !bytes[index...].starts(with: "-I".utf8): try number()
    case 0x30...0x39: try number()
    default: try word()
    }
  }

  private mutating func members(until closing: UInt8, depth: Int) throws(Fault) {
    skipSpace()
    var isEnd = index < bytes.count && bytes[index] == closing
    while !isEnd {
      if closing == UInt8(ascii: "}") { try name() }
      try value(depth: depth)
      let byte = try next()
      isEnd = byte == closing
      guard isEnd || byte == UInt8(ascii: ",") else { throw Fault("a comma or bracket is missing") }
      if !isEnd { index += 1 }
    }
    index += 1
  }

  private mutating func name() throws(Fault) {
    guard try next() == UInt8(ascii: "\"") else {
      throw Fault("a name in quotation marks is missing")
    }
    try string()
    skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else {
      throw Fault("a colon is missing")
    }
    index += 1
  }

  private mutating func string() throws(Fault) {
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return
      case UInt8(ascii: "\\"): try escape()
      case ..<0x20: throw Fault("a line end or control character stands in a text")
      default: index += 1
      }
    }
    throw Fault("a text does not end")
  }

  private mutating func escape() throws(Fault) {
    guard index + 1 < bytes.count else { throw Fault("a text does not end") }
    if #""\/bfnrt"#.utf8.contains(bytes[index + 1]) {
      index += 2
      return
    }
    guard utf16Unit(bytes[index...]) != nil else { throw Fault("an escape is unknown") }
    index += 6
  }

  private mutating func number() throws(Fault) {
    let written = bytes[index...].prefix { "+-.eE0123456789".utf8.contains($0) }
    let text = String(decoding: written, as: UTF8.self)
    let digits = text.drop { $0 == "-" }
    guard let value = Double(text), digits.first?.isNumber == true, !text.hasSuffix("."),
      !(digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true)
    else { throw Fault("a number is malformed") }
    guard value.isFinite else { throw Fault("a number is out of range") }
    index += written.count
  }

  private mutating func word() throws(Fault) {
    let rest = bytes[index...]
    guard let word = Self.words.first(where: { rest.starts(with: $0) }) else {
      throw Fault("a value is missing")
    }
    index += word.count
  }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index].isPlainSpace { index += 1 }
  }
}
