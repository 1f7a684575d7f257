import QuoteModel

/// Values that stand in memory one after the other and never change, read through a pointer.
///
/// Wherever an `Array` goes, it is retained and released, which took an eighth of all time; this
/// is not. Each access is checked as an array's is. Who makes one frees it, after its last use.
struct UnretainedArray<Element: BitwiseCopyable>: RandomAccessCollection {
  let start: UnsafeMutablePointer<Element>
  let endIndex: Int
  var startIndex: Int { 0 }

  /// Takes over memory that was allocated for at least so many values.
  init(_ start: UnsafeMutablePointer<Element>, count: Int) {
    self.start = start
    endIndex = count
  }

  init(repeating value: Element, count: Int) {
    start = .allocate(capacity: Swift.max(1, count))
    start.initialize(repeating: value, count: count)
    endIndex = count
  }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: endIndex), "beyond the array")
      return start[index]
    }
  }

  func free() { start.deallocate() }
}

/// An article's UTF-8, with zeros after its end, so that eight bytes can be read at any place.
extension UnretainedArray<UInt8> {
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

/// Turns UTF-8 offsets into Unicode scalars: the one place where the parser leaves bytes.
struct ScalarOffsets {
  private let text: UnretainedArray<UInt8>
  /// How many bytes before each block of the text begin no scalar; `nil` if none does.
  private let before: [Int]?

  private static let block = 64

  init(of text: UnretainedArray<UInt8>) {
    self.text = text
    var before: [Int] = []
    before.reserveCapacity(text.count / Self.block + 1)
    var sum = 0
    for start in stride(from: 0, through: text.count, by: Self.block) {
      before.append(sum)
      sum += Self.continuations(start..<min(start + Self.block, text.count), text)
    }
    self.before = sum == 0 ? nil : before
  }

  func span(of bytes: Range<Int>) -> TextSpan {
    TextSpan(offset(bytes.lowerBound), offset(bytes.upperBound))
  }

  private func offset(_ byte: Int) -> Int {
    guard let before else { return byte }
    let block = byte / Self.block
    return byte - before[block] - Self.continuations(block * Self.block..<byte, text)
  }

  /// How many bytes are of the form 10xxxxxx.
  private static func continuations(_ bytes: Range<Int>, _ text: UnretainedArray<UInt8>) -> Int {
    var count = 0
    var index = bytes.lowerBound
    while index + 8 <= bytes.upperBound {
      count += continuations(text.eight(from: index)).nonzeroBitCount
      index += 8
    }
    guard index < bytes.upperBound else { return count }
    let unwanted = UInt64(8 * (8 - (bytes.upperBound - index)))
    return count + (continuations(text.eight(from: index)) << unwanted).nonzeroBitCount
  }

  /// The highest bit of each such byte.
  @inline(__always)
  private static func continuations(_ eight: UInt64) -> UInt64 {
    eight & ~(eight << 1) & 0x8080_8080_8080_8080
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index for which something does not hold, in a collection where those for which it
  /// does stand first.
  func endOfPrefix(where holds: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
