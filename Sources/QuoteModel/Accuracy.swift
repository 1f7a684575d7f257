/// What people found of one quote of the parser.
public struct ReviewedQuote: Hashable, Sendable {
  /// What the parser had.
  public var inferred: Attribution
  public var outlet: String?
  public var isQuote: Bool
  /// Whether it has the words that people give it, no more and no fewer.
  public var hasRightWords: Bool
  /// Whether it said whose it is as people do; `nil` if it gave it to nobody.
  public var hasRightSpeaker: Bool?

  public init(
    inferred: Attribution, outlet: String?, isQuote: Bool, hasRightWords: Bool,
    hasRightSpeaker: Bool?
  ) {
    self.inferred = inferred
    self.outlet = outlet
    self.isQuote = isQuote
    self.hasRightWords = hasRightWords
    self.hasRightSpeaker = hasRightSpeaker
  }
}

/// How often the parser was right, as far as people have looked.
public struct Accuracy: Hashable, Sendable {
  /// What it can be right about.
  public enum Measure: String, CaseIterable, Hashable, Sendable {
    case quote = "is a quote"
    case words = "right words"
    case speaker = "right speaker"
    case both = "right words and speaker"
  }

  /// What it is broken down by.
  public enum Breakdown: String, CaseIterable, Hashable, Sendable {
    case all, kind, rule, outlet
  }

  public struct Row: Hashable, Sendable {
    public var breakdown: Breakdown
    /// *direct*; `nil` for all, and where the article has no outlet.
    public var value: String?
    public var measure: Measure
    public var proportion: Proportion
  }

  /// All first; then each breakdown, what most quotes share first.
  public let rows: [Row]

  public init(of reviewed: [ReviewedQuote]) {
    rows = Breakdown.allCases.flatMap { breakdown in
      Dictionary(grouping: reviewed) { $0.value(of: breakdown) }
        .sorted { ($1.value.count, $0.key ?? "") < ($0.value.count, $1.key ?? "") }
        .flatMap { value, quotes in
          Measure.allCases.map {
            Row(
              breakdown: breakdown, value: value, measure: $0,
              proportion: Accuracy.proportion(of: quotes, $0))
          }
        }
    }
  }

  /// Of all that were looked at.
  public func overall(_ measure: Measure) -> Proportion {
    rows.first { $0.breakdown == .all && $0.measure == measure }?.proportion
      ?? Proportion(right: 0, all: 0)
  }

  private static func proportion(of quotes: [ReviewedQuote], _ measure: Measure) -> Proportion {
    let answers =
      switch measure {
      case .quote: quotes.map(\.isQuote)
      case .words: quotes.map { $0.isQuote && $0.hasRightWords }
      // What is no quote has no speaker that could be right.
      case .speaker:
        quotes.compactMap { quote in quote.hasRightSpeaker.map { $0 && quote.isQuote } }
      case .both:
        quotes.compactMap { quote in
          quote.hasRightSpeaker.map { $0 && quote.isQuote && quote.hasRightWords }
        }
      }
    return Proportion(right: answers.count { $0 }, all: answers.count)
  }
}

extension ReviewedQuote {
  fileprivate func value(of breakdown: Accuracy.Breakdown) -> String? {
    switch breakdown {
    case .all: nil
    case .kind: inferred.kind.rawValue
    case .rule: inferred.rule
    case .outlet: outlet
    }
  }
}

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

extension Proportion {
  /// *84.0 %*
  package var percent: String { "\(tenths(share)) %" }

  /// *78.2–88.7*
  package var percentInterval: String {
    "\(tenths(interval.lowerBound))–\(tenths(interval.upperBound))"
  }
}

/// In per cent, with one digit after the point.
package func tenths(_ share: Double) -> String {
  let tenths = Int((share * 1000).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}

/// With two digits after the point.
package func hundredths(_ number: Double) -> String {
  let hundredths = Int((abs(number) * 100).rounded())
  let digits = hundredths % 100
  let sign = number < 0 && hundredths > 0 ? "-" : ""
  return "\(sign)\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits)"
}

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

  /// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), its bits spread, as neighbouring ids would
  /// have neighbouring marks.
  private func mark(of id: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(seed):\(id)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return SplitMix.spread(hash)
  }
}

/// Steele, Lea and Flood's SplitMix64 (2014): the same numbers for a seed on every machine.
@_spi(Measuring) public struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.spread(state)
  }

  /// From 0 to the bound, which is not reached.
  public mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// From 0 to 1, which is not reached.
  public mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Its finisher: numbers that are neighbours become numbers that are not.
  static func spread(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
