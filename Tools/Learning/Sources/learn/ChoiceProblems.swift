import Foundation
import LearntChoices
@_spi(Measuring) import QuoteModel

@testable import QuoteParser

/// Keeps the keys of the features of one option.
struct FeatureKeys: FeatureReceiver {
  let convention: Convention
  private(set) var keys: [UInt32] = []

  init(_ convention: Convention) { self.convention = convention }

  mutating func take(_ key: UInt32, _ topic: Topic) { keys.append(key) }

  mutating func takeCrossed(_ key: UInt32, _ topic: Topic) {
    keys.append(key)
    keys.append(key ^ convention.rawValue)
  }
}

/// Decisions whose right options are known, to learn from or to measure by.
final class ChoiceProblems {
  private(set) var keys: [UInt32] = []
  /// Where the keys of each option end, and the options of each problem.
  private(set) var optionEnds: [Int] = []
  private(set) var problemEnds: [Int] = []
  private(set) var isRight: [Bool] = []
  private(set) var weights: [Float] = []
  var count: Int { problemEnds.count }

  /// One with no right option teaches nothing.
  func add(_ options: [FeatureKeys], isRight right: [Bool], weight: Float) {
    guard options.count > 1, right.contains(true) else { return }
    for (option, isRight) in zip(options, right) {
      keys += option.keys
      optionEnds.append(keys.count)
      self.isRight.append(isRight)
    }
    problemEnds.append(optionEnds.count)
    weights.append(weight)
  }

  func options(of problem: Int) -> Range<Int> {
    (problem > 0 ? problemEnds[problem - 1] : 0)..<problemEnds[problem]
  }

  func keys(of option: Int) -> Range<Int> {
    (option > 0 ? optionEnds[option - 1] : 0)..<optionEnds[option]
  }

  /// Mean log loss, and the share whose likeliest option is right.
  func measure(_ model: ChoiceModel) -> (loss: Double, right: Double) {
    var loss = 0.0
    var right = 0
    for problem in 0..<count {
      let options = options(of: problem)
      let likely = softmax(
        options.map { option in
          Float(keys[keys(of: option)].reduce(0) { $0 + model.weight($1) }) * model.scale
        })
      let sum = zip(options, likely).reduce(Float(0)) { $0 + (isRight[$1.0] ? $1.1 : 0) }
      loss -= log(Double(max(sum, 1e-9)))
      let best = likely.indices.max { likely[$0] < likely[$1] }!
      if isRight[options.lowerBound + best] { right += 1 }
    }
    return (loss / Double(max(1, count)), Double(right) / Double(max(1, count)))
  }
}

/// Learns the weights of a choice: multinomial logistic regression by AdaGrad (Duchi et al. 2011),
/// where any of several right options will do.
struct ChoiceLearner {
  var name: String
  /// The weights are a table of two to this power, at the hashes of the features.
  var bits: Int
  var epochs = 4
  var rate: Float = 0.04
  var penalty: Float = 1e-3
  /// A feature that is met less often has no weight.
  var least = 4

  /// Orders of the examples over which the weights are the mean: one order alone moves what is right
  /// by half a point.
  private static let orders: UInt64 = 4

  /// - Returns: The file: the scale, then a byte for each weight.
  func learn(from problems: ChoiceProblems) -> Data {
    let slots = slots(of: problems)
    var sums = [Float](repeating: 0, count: 1 << bits)
    for seed in 0..<Self.orders { add(learnt(problems, slots, seed), to: &sums) }
    return quantized(sums.map { $0 / Float(Self.orders) })
  }

  private func add(_ weights: [Float], to sums: inout [Float]) {
    for slot in sums.indices { sums[slot] += weights[slot] }
  }

  private func learnt(_ problems: ChoiceProblems, _ slots: [Int32], _ seed: UInt64) -> [Float] {
    var weights = [Float](repeating: 0, count: 1 << bits)
    var squares = [Float](repeating: 1e-3, count: 1 << bits)
    var order = Array(0..<problems.count)
    var sums = weights
    var random = SplitMix(seed: 7 + seed)
    for epoch in 0..<epochs {
      order.shuffle(using: &random)
      let rate = rate * (1 - 0.8 * Float(epoch) / Float(epochs))
      pass(problems, order, slots, rate, &weights, &squares)
      // The mean of the later passes depends less on the order of the last.
      if epoch * 2 >= epochs - 1 { add(weights, to: &sums) }
    }
    let passes = Float((0..<epochs).count { $0 * 2 >= epochs - 1 })
    return sums.map { $0 / passes }
  }

  /// Where the weight of each key lies, or -1.
  private func slots(of problems: ChoiceProblems) -> [Int32] {
    var counts: [UInt32: Int] = [:]
    counts.reserveCapacity(4_000_000)
    for key in problems.keys { counts[key, default: 0] += 1 }
    let mask = UInt32(1 << bits) - 1
    return problems.keys.map { counts[$0]! >= least ? Int32($0 & mask) : -1 }
  }

  private func pass(
    _ problems: ChoiceProblems, _ order: [Int], _ slots: [Int32], _ rate: Float,
    _ weights: inout [Float], _ squares: inout [Float]
  ) {
    for problem in order {
      let options = problems.options(of: problem)
      let likely = softmax(
        options.map { option in
          problems.keys(of: option).reduce(Float(0)) {
            slots[$1] >= 0 ? $0 + weights[Int(slots[$1])] : $0
          }
        })
      let right = zip(options, likely).reduce(Float(0)) {
        problems.isRight[$1.0] ? $0 + $1.1 : $0
      }
      for (option, probability) in zip(options, likely) {
        let wanted = problems.isRight[option] ? probability / max(right, 1e-9) : 0
        let slope = (probability - wanted) * problems.weights[problem]
        guard abs(slope) > 1e-4 else { continue }
        for key in problems.keys(of: option) where slots[key] >= 0 {
          let slot = Int(slots[key])
          let step = slope + penalty * weights[slot]
          squares[slot] += step * step
          weights[slot] -= rate * step / squares[slot].squareRoot()
        }
      }
    }
  }

  private func quantized(_ weights: [Float]) -> Data {
    let scale = max(weights.reduce(0) { max($0, abs($1)) }, 1e-6) / 127
    var data = Data()
    withUnsafeBytes(of: scale) { data.append(contentsOf: $0) }
    data.append(contentsOf: weights.map { UInt8(bitPattern: Int8(($0 / scale).rounded())) })
    return data
  }
}
