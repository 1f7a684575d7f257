import QuoteModel

/// Turns UTF-8 offsets into Unicode scalars: the one place where the parser leaves bytes.
struct ScalarOffsets {
  private let text: Tape<UInt8>
  /// How many bytes before each block of the text begin no scalar; `nil` if the text is ASCII.
  private let before: [Int]?

  private static let block = 64

  init(of text: Tape<UInt8>) {
    self.text = text
    var isASCII = true
    var sum = 0
    let before = stride(from: 0, through: text.count, by: Self.block).map { start in
      let end = min(start + Self.block, text.count)
      defer {
        if !Self.isASCII(start..<end, text) {
          isASCII = false
          sum += Self.continuations(start..<end, text)
        }
      }
      return sum
    }
    self.before = isASCII ? nil : before
  }

  func span(of bytes: Range<Int>) -> TextSpan {
    TextSpan(offset(bytes.lowerBound), offset(bytes.upperBound))
  }

  private func offset(_ byte: Int) -> Int {
    guard let before else { return byte }
    let block = byte / Self.block
    return byte - before[block] - Self.continuations(block * Self.block..<byte, text)
  }

  private static func isASCII(_ bytes: Range<Int>, _ text: Tape<UInt8>) -> Bool {
    var all: UInt64 = 0
    for index in stride(from: bytes.lowerBound, to: bytes.upperBound, by: 8) {
      all |= text.eight(from: index)
    }
    return all & 0x8080_8080_8080_8080 == 0
  }

  /// How many bytes are of the form 10xxxxxx.
  private static func continuations(_ bytes: Range<Int>, _ text: Tape<UInt8>) -> Int {
    var count = 0
    var index = bytes.lowerBound
    while index < bytes.upperBound {
      let eight = text.eight(from: index)
      let found = eight & ~(eight << 1) & 0x8080_8080_8080_8080
      let isLast = bytes.upperBound - index < 8
      count +=
        (isLast ? found << UInt64(8 * (8 - (bytes.upperBound - index))) : found).nonzeroBitCount
      index += 8
    }
    return count
  }
}
