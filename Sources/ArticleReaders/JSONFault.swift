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
