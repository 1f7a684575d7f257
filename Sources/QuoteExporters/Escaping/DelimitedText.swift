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

  /// Sixteen bytes are compared at once, the last sixteen again if need be: eight took twice as long, one four
  /// times.
  private static func needsQuotes(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let all = UnsafeRawBufferPointer(utf8)
    guard utf8.count >= 16 else {
      // With zeros after it.
      var bytes = SIMD2<UInt64>()
      withUnsafeMutableBytes(of: &bytes) { $0.copyMemory(from: all) }
      return needQuotes(bytes)
    }
    for place in stride(from: 0, to: utf8.count, by: 16) {
      let start = min(place, utf8.count - 16)
      if needQuotes(all.loadUnaligned(fromByteOffset: start, as: SIMD2<UInt64>.self)) {
        return true
      }
    }
    return false
  }

  /// As two numbers, since Swift compares numbers of a byte one by one.
  @inline(__always)
  private static func needQuotes(_ bytes: SIMD2<UInt64>) -> Bool {
    let found =
      equal(bytes, mark) | equal(bytes, .comma) | equal(bytes, 0x0D) | equal(bytes, 0x0A)
    return (found.x | found.y) & 0x8080_8080_8080_8080 != 0
  }

  /// As `UInt64.bytes(equalTo:)`, with other bits than the highest of each byte set.
  @inline(__always)
  private static func equal(_ bytes: SIMD2<UInt64>, _ byte: UInt8) -> SIMD2<UInt64> {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let others = bytes ^ SIMD2(repeating: UInt64(byte) &* ones)
    return (others &- SIMD2(repeating: ones)) & ~others
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
