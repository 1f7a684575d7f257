import Essentials

/// Texts in rows of CSV (RFC 4180) and of text without quoting.
enum DelimitedText {
  /// A text of CSV, in quotation marks only if it holds what would end the field or the row.
  static func appendQuoted(_ utf8: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer) {
    guard needsQuotes(utf8) else { return buffer.append(contentsOf: utf8) }
    buffer.append(mark)
    // In stretches up to each mark, the mark included, which then begins the next as well.
    var (start, place) = (0, 0)
    while let next = next(mark, in: utf8, from: place) {
      buffer.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...next]))
      (start, place) = (next, next + 1)
    }
    buffer.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    buffer.append(mark)
  }

  private static let mark = UInt8(ascii: "\"")

  /// The C library searches a long one: most have a comma soon.
  private static func needsQuotes(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard utf8.count >= 32 else {
      let first = utf8.first(from: 0) { eight in
        eight.bytes(equalTo: .comma) | eight.bytes(equalTo: mark) | eight.bytes(equalTo: 0x0A)
          | eight.bytes(equalTo: 0x0D)
      }
      return first < utf8.count
    }
    return next(.comma, in: utf8) != nil || next(mark, in: utf8) != nil
      || next(0x0A, in: utf8) != nil || next(0x0D, in: utf8) != nil
  }

  private static func next(
    _ byte: UInt8, in utf8: UnsafeBufferPointer<UInt8>, from start: Int = 0
  ) -> Int? {
    guard start < utf8.count, let base = utf8.baseAddress,
      let found = memchr(base + start, Int32(byte), utf8.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// A text between separators, with spaces for what would end the field or the line.
  static func appendFlat(
    _ utf8: UnsafeBufferPointer<UInt8>, separator: UInt8, to buffer: inout ByteBuffer
  ) {
    for byte in utf8 {
      buffer.append(byte == separator || byte == 0x0A || byte == 0x0D ? .space : byte)
    }
  }
}
