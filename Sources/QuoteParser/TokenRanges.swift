/// A few ranges of tokens, at most eight: the parts of a content, or of a joint mention.
///
/// They lie in the value itself: an array would be retained and released wherever one is copied,
/// which every row of the pattern table does.
struct TokenRanges: RandomAccessCollection, Equatable, Sendable {
  static let most = 8

  /// The start and the end of each.
  private var bounds = InlineArray<16, Int32>(repeating: 0)
  private var number: Int32 = 0
  var startIndex: Int { 0 }
  var endIndex: Int { Int(number) }

  init() {}

  /// - Parameter ranges: At most `most`.
  init(_ ranges: some Sequence<Range<Int>>) {
    for range in ranges { append(range) }
  }

  mutating func append(_ range: Range<Int>) {
    precondition(count < Self.most)
    bounds[2 * count] = Int32(range.lowerBound)
    bounds[2 * count + 1] = Int32(range.upperBound)
    number += 1
  }

  subscript(index: Int) -> Range<Int> {
    @inline(__always) get {
      precondition(index < endIndex)
      return Range(uncheckedBounds: (Int(bounds[2 * index]), Int(bounds[2 * index + 1])))
    }
  }

  static func == (a: TokenRanges, b: TokenRanges) -> Bool { a.elementsEqual(b) }
}
