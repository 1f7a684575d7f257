import QuoteModel

/// Turns UTF-8 offsets into Unicode scalars: the one place where the parser leaves bytes.
struct ScalarOffsets {
  private let text: Tape<UInt8>
  /// How many bytes before each block of the text begin no scalar; `nil` if none does.
  private let before: [Int]?

  private static let block = 64

  init(of text: Tape<UInt8>) {
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
  private static func continuations(_ bytes: Range<Int>, _ text: Tape<UInt8>) -> Int {
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
