/// A share that was counted, with the interval that holds the true one 95 times of 100.
public struct Proportion: Hashable, Sendable {
  public let right: Int
  public let all: Int

  public init(right: Int, all: Int) {
    self.right = right
    self.all = all
  }

  /// 0 without anything counted.
  public var share: Double { all == 0 ? 0 : Double(right) / Double(all) }

  /// Wilson's score interval (Wilson 1927, JASA 22:209–212), which is good for few and for all right.
  public var interval: ClosedRange<Double> {
    guard all > 0 else { return 0...1 }
    let (z, n) = (1.959963984540054, Double(all))
    let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half =
      z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, middle - half)...min(1, middle + half)
  }
}
