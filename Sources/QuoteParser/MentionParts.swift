/// The parts of a joint mention, at most eight.
///
/// They lie in the mention itself: an array would be retained and released wherever one is copied,
/// which every row of the pattern table does.
struct MentionParts: RandomAccessCollection, Hashable, Sendable {
  static let most = 8

  /// The start and the end of each part.
  private var bounds = SIMD16<Int32>()
  private(set) var endIndex = 0
  var startIndex: Int { 0 }

  init() {}

  /// - Parameter parts: Token ranges, in reading order.
  init(_ parts: [Range<Int>]) {
    precondition(parts.count <= Self.most)
    for part in parts {
      bounds[2 * endIndex] = Int32(part.lowerBound)
      bounds[2 * endIndex + 1] = Int32(part.upperBound)
      endIndex += 1
    }
  }

  subscript(index: Int) -> Range<Int> {
    Int(bounds[2 * index])..<Int(bounds[2 * index + 1])
  }
}
