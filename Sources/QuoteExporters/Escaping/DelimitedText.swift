/// Texts in rows of CSV (RFC 4180) and of text without quoting.
enum DelimitedText {
  /// A text of CSV, in quotation marks only if it holds what would end the field or the row.
  static func appendQuoted(_ utf8: UnsafeBufferPointer<UInt8>, to buffer: inout [UInt8]) {
    let mustQuote = utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0D || $0 == 0x0A
    }
    guard mustQuote else {
      buffer.append(contentsOf: utf8)
      return
    }
    buffer.append(UInt8(ascii: "\""))
    // In stretches up to each mark, the mark included, which then begins the next as well.
    var start = 0
    for (place, byte) in utf8.enumerated() where byte == UInt8(ascii: "\"") {
      buffer.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...place]))
      start = place
    }
    buffer.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    buffer.append(UInt8(ascii: "\""))
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
