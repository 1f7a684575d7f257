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

  /// The first fault of the bytes.
  init(of bytes: [UInt8]) {
    var parser = JSONParser(bytes[...])
    do throws(JSONParser.Fault) {
      _ = try parser.value()
      try parser.end()
      reason = "it is no JSON object {…}"
      position = nil
    } catch {
      reason = error.reason
      let before = bytes.prefix(parser.index)
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
