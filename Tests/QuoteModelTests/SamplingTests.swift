import QuoteModel
import Testing

@Suite struct SamplingTests {
  private func sample(_ size: Int, seed: Int, of ids: [String]) -> [String] {
    var sample = RandomSample(size: size, seed: seed)
    for id in ids { sample.offer(id) }
    return sample.ids
  }

  private let ids = (0..<1000).map { "0123456789abcdef.\($0)" }

  @Test func `a draw does not depend on the order of rows`() {
    #expect(sample(50, seed: 1, of: ids) == sample(50, seed: 1, of: ids.reversed()))
    #expect(sample(50, seed: 1, of: ids) != sample(50, seed: 2, of: ids))
    #expect(sample(50, seed: 1, of: ids).starts(with: sample(20, seed: 1, of: ids)))
    #expect(sample(2000, seed: 1, of: ids).count == 1000)
  }

  @Test func `every quote has the same chance`() {
    var drawn = [Int](repeating: 0, count: 10)
    for seed in 0..<200 {
      for id in sample(50, seed: seed, of: ids) {
        let number = id.split(separator: ".").last.flatMap { Int($0) } ?? 0
        drawn[number / 100] += 1
      }
    }
    // 1,000 in each tenth are expected; the standard deviation is 30.
    for count in drawn { #expect((850...1150).contains(count), "\(drawn)") }
  }

  /// Against the figures of R's `binom::binom.wilson`.
  @Test(arguments: [
    (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (95, 100, 0.8882, 0.9785),
    (190, 200, 0.9104, 0.9726), (1, 3, 0.0615, 0.7923),
  ])
  func `Wilson's interval`(right: Int, all: Int, low: Double, high: Double) {
    let interval = Proportion(right: right, all: all).interval
    #expect(abs(interval.lowerBound - low) < 0.0001)
    #expect(abs(interval.upperBound - high) < 0.0001)
  }

  @Test func `nothing counted tells nothing`() {
    #expect(Proportion(right: 0, all: 0).interval == 0...1)
  }
}
