/// Texts in rows of CSV (RFC 4180) and of text without quoting.
enum DelimitedText {
  /// A text of CSV, in quotation marks only if it holds what would end the field or the row.
  static func appendQuoted(_ utf8: UnsafeBufferPointer<UInt8>, to buffer: inout [UInt8]) {
    let marks = count(in: utf8) { $0 == UInt8(ascii: "\"") }
    let mustQuote =
      marks > 0
      || count(in: utf8) { $0 == UInt8(ascii: ",") || $0 == 0x0D || $0 == 0x0A } > 0
    if mustQuote { buffer.append(UInt8(ascii: "\"")) }
    // In stretches up to each mark, the mark included, which then begins the next as well.
    var start = 0
    if marks > 0 {
      for (place, byte) in utf8.enumerated() where byte == UInt8(ascii: "\"") {
        buffer.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...place]))
        start = place
      }
    }
    buffer.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    if mustQuote { buffer.append(UInt8(ascii: "\"")) }
  }

  /// Counts all of them, without a look at each whether it is the last: many bytes at once.
  @inline(__always)
  private static func count(
    in utf8: UnsafeBufferPointer<UInt8>, where isCounted: (UInt8) -> Bool
  ) -> Int {
    var count = 0
    for place in utf8.indices { count &+= isCounted(utf8[place]) ? 1 : 0 }
    return count
  }

  /// A text between separators, with spaces for what would end the field or the line.
  static func appendFlat(
    _ utf8: UnsafeBufferPointer<UInt8>, separator: UInt8, to buffer: inout [UInt8]
  ) {
    for byte in utf8 {
      let isBreak = byte == separator || byte == 0x0A || byte == 0x0D
      buffer.append(isBreak ? 0x20 : byte)
    }
  }
}
