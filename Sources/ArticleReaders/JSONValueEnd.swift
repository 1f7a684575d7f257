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
