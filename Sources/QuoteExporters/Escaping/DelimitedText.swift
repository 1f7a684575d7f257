import Essentials

/// Texts in rows of CSV (RFC 4180) and of text without quoting.
enum DelimitedText {
  /// A text of CSV, in quotation marks only if it holds what would end the field or the row.
  static func appendQuoted(_ utf8: UnsafeBufferPointer<UInt8>, to buffer: inout [UInt8]) {
    guard needsQuotes(utf8) else { return buffer.append(contentsOf: utf8) }
    buffer.append(mark)
    // In stretches up to each mark, the mark included, which then begins the next as well.
    var (start, place) = (0, 0)
    while let next = nextMark(in: utf8, from: place) {
      buffer.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...next]))
      (start, place) = (next, next + 1)
    }
    buffer.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    buffer.append(mark)
  }

  private static let mark = UInt8(ascii: "\"")

  /// In the C library's time.
  private static func nextMark(in utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < utf8.count, let base = utf8.baseAddress,
      let found = memchr(base + start, Int32(mark), utf8.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Eight bytes are compared at once, the last eight again if need be: byte by byte took twice as long.
  private static func needsQuotes(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard utf8.count >= 8 else {
      return utf8.contains { $0 == mark || $0 == UInt8(ascii: ",") || $0 == 0x0D || $0 == 0x0A }
    }
    let eight = UnsafeRawBufferPointer(utf8)
    var place = 0
    while place < utf8.count {
      let bytes = eight.loadUnaligned(
        fromByteOffset: min(place, utf8.count - 8), as: UInt64.self)
      let found =
        bytes.bytes(equalTo: mark) | bytes.bytes(equalTo: .comma) | bytes.bytes(equalTo: 0x0D)
        | bytes.bytes(equalTo: 0x0A)
      if found != 0 { return true }
      place += 8
    }
    return false
  }

  /// A text between separators, with spaces for what would end the field or the line.
  static func appendFlat(
    _ utf8: UnsafeBufferPointer<UInt8>, separator: UInt8, to buffer: inout [UInt8]
  ) {
    let start = buffer.count
    buffer.append(contentsOf: utf8)
    for place in start..<buffer.count
    where buffer[place] == separator || buffer[place] == 0x0A || buffer[place] == 0x0D {
      buffer[place] = 0x20
    }
  }
}
