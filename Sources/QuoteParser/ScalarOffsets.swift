import QuoteModel

/// Turns UTF-8 offsets into Unicode scalars: the one place where the parser leaves bytes.
struct ScalarOffsets {
  private let known: [Int: Int]
  private let isASCII: Bool

  /// - Parameters:
  ///   - text: UTF-8.
  ///   - offsets: All that will be asked for.
  init(of text: [UInt8], at offsets: [Int]) {
    isASCII = !text.contains { $0 >= 0x80 }
    guard !isASCII else {
      known = [:]
      return
    }
    var known: [Int: Int] = [:]
    var byte = 0
    var scalars = 0
    for offset in Set(offsets).sorted() {
      while byte < offset {
        if text[byte] & 0xC0 != 0x80 { scalars += 1 }
        byte += 1
      }
      known[offset] = scalars
    }
    self.known = known
  }

  func span(of bytes: Range<Int>) -> TextSpan {
    TextSpan(offset(bytes.lowerBound), offset(bytes.upperBound))
  }

  private func offset(_ byte: Int) -> Int {
    guard !isASCII else { return byte }
    guard let scalars = known[byte] else { preconditionFailure("an offset that was not announced") }
    return scalars
  }
}
