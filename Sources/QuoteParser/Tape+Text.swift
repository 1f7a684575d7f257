/// An article's UTF-8, with zeros after its end, so that eight bytes can be read at any place.
extension Tape<UInt8> {
  init(of body: String) {
    let utf8 = body.utf8
    let start = UnsafeMutablePointer<UInt8>.allocate(capacity: utf8.count + 8)
    _ = UnsafeMutableBufferPointer(start: start, count: utf8.count).initialize(from: utf8)
    (start + utf8.count).initialize(repeating: 0, count: 8)
    self.init(start, count: utf8.count)
  }

  /// The next eight bytes, the first lowest.
  @inline(__always)
  func eight(from index: Int) -> UInt64 {
    precondition(UInt(bitPattern: index) <= UInt(bitPattern: endIndex), "beyond the text")
    return UInt64(
      littleEndian: UnsafeRawPointer(start).loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  func string(_ range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= endIndex, "beyond the text")
    return String(
      decoding: UnsafeBufferPointer(start: start + range.lowerBound, count: range.count),
      as: UTF8.self)
  }

  /// Where a byte first stands from an index on, or the end.
  func first(_ byte: UInt8, from index: Int, to end: Int) -> Int {
    let wanted = UInt64(byte) &* 0x0101_0101_0101_0101
    var index = index
    while index < end {
      let other = eight(from: index) ^ wanted
      // The lowest bit that is set belongs to the first byte that is zero.
      let found = (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
      if found != 0 { return Swift.min(index + found.trailingZeroBitCount >> 3, end) }
      index += 8
    }
    return end
  }
}
