/// Finds where a JSON value ends, a chunk at a time, by its brackets and quotation marks alone.
struct JSONValueEnd {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var isBegun = false

  /// - Parameters:
  ///   - bytes: What follows the bytes of the last call.
  ///   - length: Grows by the number of bytes that belong to the value.
  /// - Returns: Whether the value is complete.
  mutating func scan(_ bytes: ArraySlice<UInt8>, length: inout Int) -> Bool {
    for byte in bytes {
      if isInString {
        length += 1
        if stringEnds(with: byte), depth == 0 { return true }
        continue
      }
      if isBegun, depth == 0, endsScalar(byte) { return true }
      isBegun = true
      length += 1
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth <= 0 { return true }
      default: break
      }
    }
    return false
  }

  private mutating func stringEnds(with byte: UInt8) -> Bool {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
    }
    return !isInString
  }

  /// Whether a number or a word such as `null` is over.
  private func endsScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x0A, 0x0D, 0x09: true
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "["): true
    default: false
    }
  }
}

/// Why some bytes are no record that we can read, in words; looked for only after a failure.
struct JSONFault {
  let reason: String
  /// Both from 1, within the record; `nil` where the whole record is meant.
  let position: (line: Int, column: Int)?

  var rejection: Rejection {
    guard let position else { return Rejection(reason, remedy: "mend or remove it") }
    let line = position.line > 1 ? "line \(position.line) of it, " : ""
    return Rejection(
      "broken JSON (\(line)column \(position.column)): \(reason)", remedy: "mend or remove it")
  }

  /// The first fault of the bytes (RFC 8259).
  static func first(in bytes: [UInt8]) -> JSONFault {
    var scanner = JSONFaultScanner(bytes)
    if let reason = scanner.firstFault() {
      let before = bytes.prefix(scanner.index)
      let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      // Bytes that go on with a character are not counted, as an editor does not.
      let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
      return JSONFault(reason: reason, position: (before.count { $0 == 0x0A } + 1, column))
    }
    let first = bytes.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    let reason =
      first == UInt8(ascii: "{")
      ? "it holds a value that cannot be read, such as a number out of range"
      : "it is no JSON object {…}"
    return JSONFault(reason: reason, position: nil)
  }
}

/// Checks JSON byte by byte, without recursion, so that no depth exhausts the stack.
struct JSONFaultScanner {
  private let bytes: [UInt8]
  /// Where the fault is.
  private(set) var index = 0
  /// The closing brackets that are still to come.
  private var open: [UInt8] = []

  /// The decoder's own limit.
  private static let deepest = 512

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// - Returns: `nil` if there is none.
  mutating func firstFault() -> String? {
    while true {
      if let fault = valueOrOpening() { return fault }
      while true {
        skipSpace()
        guard let closing = open.last else {
          return index < bytes.count ? "something follows its end" : nil
        }
        guard index < bytes.count else { return "it ends too early" }
        if bytes[index] == closing {
          open.removeLast()
          index += 1
          continue
        }
        guard bytes[index] == UInt8(ascii: ",") else { return "a comma or bracket is missing" }
        index += 1
        if closing == UInt8(ascii: "}"), let fault = name() { return fault }
        break
      }
    }
  }

  private mutating func valueOrOpening() -> String? {
    while true {
      skipSpace()
      guard index < bytes.count else { return "it ends too early" }
      switch bytes[index] {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        guard open.count < Self.deepest else {
          return "it is nested deeper than \(Self.deepest) levels"
        }
        let closing = bytes[index] + 2
        open.append(closing)
        index += 1
        skipSpace()
        if index < bytes.count, bytes[index] == closing { return nil }
        if closing == UInt8(ascii: "}"), let fault = name() { return fault }
      case UInt8(ascii: "\""): return string()
      case UInt8(ascii: "-"), 0x30...0x39: return number()
      default: return word()
      }
    }
  }

  private mutating func name() -> String? {
    skipSpace()
    guard index < bytes.count else { return "it ends too early" }
    guard bytes[index] == UInt8(ascii: "\"") else { return "a name in quotation marks is missing" }
    if let fault = string() { return fault }
    skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else {
      return "a colon is missing"
    }
    index += 1
    return nil
  }

  private mutating func string() -> String? {
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return nil
      case UInt8(ascii: "\\"):
        if let fault = escape() { return fault }
      case ..<0x20: return "a line end or control character stands in a text"
      default: index += 1
      }
    }
    return "a text does not end"
  }

  private mutating func escape() -> String? {
    guard index + 1 < bytes.count else { return "a text does not end" }
    guard bytes[index + 1] == UInt8(ascii: "u") else {
      guard #""\/bfnrt"#.utf8.contains(bytes[index + 1]) else { return "an escape is unknown" }
      index += 2
      return nil
    }
    guard let unit = hexadecimal(at: index + 2) else { return "an escape is unknown" }
    guard UTF16.isSurrogate(unit) else {
      index += 6
      return nil
    }
    guard UTF16.isLeadSurrogate(unit), index + 7 < bytes.count,
      bytes[index + 6] == UInt8(ascii: "\\"), bytes[index + 7] == UInt8(ascii: "u"),
      let second = hexadecimal(at: index + 8), UTF16.isTrailSurrogate(second)
    else { return "half a character (a lone surrogate) stands in a text" }
    index += 12
    return nil
  }

  private func hexadecimal(at start: Int) -> UInt16? {
    guard start + 4 <= bytes.count else { return nil }
    let digits = bytes[start..<start + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private mutating func number() -> String? {
    let start = index
    while index < bytes.count, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    let digits = text.drop { $0 == "-" }
    guard let value = Double(text), digits.first?.isNumber == true, !text.hasSuffix("."),
      !(digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true)
    else {
      index = start
      return "a number is malformed"
    }
    guard value.isFinite else {
      index = start
      return "a number is out of range"
    }
    return nil
  }

  private mutating func word() -> String? {
    for word in ["true", "false", "null"] where bytes[index...].starts(with: word.utf8) {
      index += word.utf8.count
      return nil
    }
    return bytes[index...].starts(with: "NaN".utf8) ? "NaN is no JSON value" : "a value is missing"
  }

  private mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
  }
}
