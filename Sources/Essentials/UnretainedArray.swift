/// Values that stand in memory one after the other and never change, read through a pointer.
///
/// Wherever an `Array` goes, it is retained and released, which took an eighth of the parser's time;
/// this is not. Each access is checked as an array's is. Who makes one frees it, after its last use.
@frozen
public struct UnretainedArray<Element: BitwiseCopyable>: RandomAccessCollection,
  @unchecked Sendable
{
  public let start: UnsafeMutablePointer<Element>
  public let endIndex: Int
  @inlinable public var startIndex: Int { 0 }

  /// Takes over memory that was allocated for at least so many values.
  @inlinable public init(_ start: UnsafeMutablePointer<Element>, count: Int) {
    self.start = start
    endIndex = count
  }

  /// Values that lie where they are until the program ends.
  @inlinable public init(at start: UnsafeRawPointer, count: Int) {
    let values = start.assumingMemoryBound(to: Element.self)
    self.init(UnsafeMutablePointer(mutating: values), count: count)
  }

  @inlinable public init(repeating value: Element, count: Int) {
    self.init(.allocate(capacity: Swift.max(1, count)), count: count)
    start.initialize(repeating: value, count: count)
  }

  @inlinable public init(_ values: [Element]) {
    self.init(.allocate(capacity: Swift.max(1, values.count)), count: values.count)
    _ = UnsafeMutableBufferPointer(start: start, count: count).initialize(from: values)
  }

  @inlinable public subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: endIndex), "beyond the array")
      return start[index]
    }
  }

  @inlinable public func free() { start.deallocate() }
}

/// A text's UTF-8, with zeros after its end, so that eight bytes can be read at any place.
extension UnretainedArray<UInt8> {
  @inlinable public init(of text: String) {
    let utf8 = text.utf8
    let start = UnsafeMutablePointer<UInt8>.allocate(capacity: utf8.count + 8)
    _ = UnsafeMutableBufferPointer(start: start, count: utf8.count).initialize(from: utf8)
    (start + utf8.count).initialize(repeating: 0, count: 8)
    self.init(start, count: utf8.count)
  }

  /// The next eight bytes, the first lowest.
  @inlinable @inline(__always)
  public func eight(from index: Int) -> UInt64 {
    precondition(UInt(bitPattern: index) <= UInt(bitPattern: endIndex), "beyond the text")
    return UInt64(
      littleEndian: UnsafeRawPointer(start).loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  public func string(_ range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= endIndex, "beyond the text")
    return String(
      decoding: UnsafeBufferPointer(start: start + range.lowerBound, count: range.count),
      as: UTF8.self)
  }

  /// Where a byte first stands from an index on, or the end.
  @inlinable public func first(_ byte: UInt8, from index: Int, to end: Int) -> Int {
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

extension RandomAccessCollection where Index == Int {
  /// The first index for which something does not hold, in a collection where those for which it
  /// does stand first.
  @inlinable public func endOfPrefix(where holds: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
