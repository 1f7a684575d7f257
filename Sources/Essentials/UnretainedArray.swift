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

/// A text's UTF-8, with zeros after its end, so that eight bytes can be read at any place: made in no other way,
/// a text is not to be asked for eight, nor for what is found eight by eight.
extension UnretainedArray<UInt8> {
  @inlinable public init(of text: String) { self.init(of: text.utf8) }

  @inlinable public init(of utf8: some Collection<UInt8>) {
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

  @inlinable public func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    precondition(range.lowerBound >= 0 && range.upperBound <= endIndex, "beyond the text")
    return UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
  }

  public func string(_ range: Range<Int>) -> String {
    String(decoding: bytes(range), as: UTF8.self)
  }

  /// Where a byte first stands from an index on, or the end.
  @inlinable public func first(_ byte: UInt8, from index: Int, to end: Int) -> Int {
    var index = index
    while index < end {
      let found = eight(from: index).bytes(equalTo: byte)
      if found != 0 { return Swift.min(index + found.trailingZeroBitCount >> 3, end) }
      index += 8
    }
    return end
  }

  /// As `UnsafeBufferPointer.first(from:marked:)`.
  @inlinable @inline(__always)
  public func first(from index: Int, marked marks: (_ eight: UInt64) -> UInt64) -> Int {
    bytes(0..<endIndex).first(from: index, marked: marks)
  }

  /// Whether it is UTF-8 (RFC 3629).
  public var isUTF8: Bool {
    var place = 0
    while true {
      place = first(from: place) { $0.bytesBeyondASCII }
      guard place < count else { return true }
      // Behind the end are zeros, which go on with nothing.
      let length = UTF8Form.length(of: eight(from: place))
      guard length > 0 else { return false }
      place += length
    }
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
