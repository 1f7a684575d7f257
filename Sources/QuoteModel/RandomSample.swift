/// Which quotes a random draw takes: those whose mark, made of their id and a seed, is lowest.
///
/// So the draw does not depend on the order of rows, a larger one begins with a smaller one of the
/// same seed, and every quote has the same chance.
public struct RandomSample: Sendable {
  public let seed: Int
  public let size: Int
  /// The highest first: a heap would be no faster for some hundred.
  private var drawn: [(mark: UInt64, id: String)] = []
  /// How many quotes there were to draw from.
  public private(set) var population = 0

  public init(size: Int, seed: Int) {
    self.size = size
    self.seed = seed
  }

  /// The ids of what was drawn, in the order of their marks.
  public var ids: [String] { drawn.map(\.id) }

  public mutating func offer(_ id: String) {
    population += 1
    let mark = mark(of: id)
    if drawn.count == size, let last = drawn.last, (last.mark, last.id) <= (mark, id) { return }
    let place = drawn.firstIndex { (mark, id) < ($0.mark, $0.id) } ?? drawn.endIndex
    drawn.insert((mark, id), at: place)
    if drawn.count > size { drawn.removeLast() }
  }

  /// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), its bits spread by the finisher of
  /// SplitMix64 (Steele, Lea and Flood 2014), as neighbouring ids would have neighbouring marks.
  private func mark(of id: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(seed):\(id)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}
