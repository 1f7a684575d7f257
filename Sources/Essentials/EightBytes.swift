/// Eight bytes of a text, the first lowest, looked at at once (Warren, *Hacker's Delight*, 6-1): the highest
/// bit of each of which something holds. Above the lowest of them others may be set that do not count.
extension UInt64 {
  @inlinable package static var ones: UInt64 { 0x0101_0101_0101_0101 }
  @inlinable package static var tops: UInt64 { 0x8080_8080_8080_8080 }

  @inlinable @inline(__always) public func bytes(equalTo byte: UInt8) -> UInt64 {
    let others = self ^ UInt64(byte) &* .ones
    return (others &- .ones) & ~others & .tops
  }

  /// - Parameter limit: Up to 0x80.
  @inlinable @inline(__always) public func bytes(below limit: UInt8) -> UInt64 {
    (self &- UInt64(limit) &* .ones) & ~self & .tops
  }

  @inlinable @inline(__always) public var bytesBeyondASCII: UInt64 { self & .tops }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where from an index on a byte first stands that is marked, or the end. Nothing behind the end is read.
  ///
  /// - Parameter marks: As `bytes(equalTo:)`, of eight bytes.
  @inlinable @inline(__always)
  public func first(from index: Int, marked marks: (_ eight: UInt64) -> UInt64) -> Int {
    precondition(index >= 0, "before the text")
    var index = index
    while index <= endIndex - 8 {
      let found = marks(eight(from: index))
      if found != 0 { return index &+ found.trailingZeroBitCount >> 3 }
      index &+= 8
    }
    guard index < endIndex else { return endIndex }
    // The zeros behind the last may be marked.
    return Swift.min(index &+ marks(rest(from: index)).trailingZeroBitCount >> 3, endIndex)
  }

  /// The last bytes, fewer than eight, the first lowest, and zeros.
  @inlinable @inline(__always) func rest(from index: Int) -> UInt64 {
    let count = endIndex - index
    if endIndex >= 8 { return eight(from: endIndex - 8) &>> UInt64(8 &* (8 &- count)) }
    if count >= 4 {
      return four(from: index) | four(from: endIndex - 4) &<< UInt64(8 &* (count &- 4))
    }
    return self[index...].reversed().reduce(0) { $0 &<< 8 | UInt64($1) }
  }

  @inlinable @inline(__always) func eight(from index: Int) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(self)
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  @inlinable @inline(__always) func four(from index: Int) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(self)
    let four = bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self)
    return UInt64(UInt32(littleEndian: four))
  }
}
