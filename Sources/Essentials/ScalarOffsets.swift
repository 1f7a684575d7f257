/// Turns offsets into a text's UTF-8 into offsets in Unicode scalars.
public struct ScalarOffsets {
  private let text: UnretainedArray<UInt8>
  /// How many bytes before each block of the text begin no scalar; `nil` if none does.
  private let before: [Int]?

  private static let block = 64

  public init(of text: UnretainedArray<UInt8>) {
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

  public func offset(of byte: Int) -> Int {
    guard let before else { return byte }
    let block = byte / Self.block
    return byte - before[block] - Self.continuations(block * Self.block..<byte, text)
  }

  /// How many bytes are of the form 10xxxxxx.
  private static func continuations(_ bytes: Range<Int>, _ text: UnretainedArray<UInt8>) -> Int {
    precondition(bytes.upperBound <= text.count, "beyond the text")
    return UnsafeBufferPointer(start: text.start + bytes.lowerBound, count: bytes.count)
      .count { $0 & 0xC0 == 0x80 }
  }
}
