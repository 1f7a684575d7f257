import Essentials

/// Something of which one option is right, as weights tell that were learnt from annotated articles.
public protocol Choice {
  associatedtype Option
  /// One option or more.
  func all() -> [Option]
  /// Gives the features of an option.
  func describe(_ option: Option, to receiver: inout some FeatureReceiver)
}

extension Choice {
  @inlinable public func score(_ option: Option, by model: ChoiceModel) -> Score {
    var score = Score(model)
    describe(option, to: &score)
    return score
  }

  /// What each topic adds to the score of an option.
  public func topics(of option: Option, by model: ChoiceModel) -> TopicScores {
    var topics = TopicScores(model)
    describe(option, to: &topics)
    return topics
  }

  @inlinable public func weighed(by model: ChoiceModel) -> LikelyOptions<Option> {
    let options = all()
    guard options.count > 1 else { return LikelyOptions(options, likely: [1]) }
    return LikelyOptions(options, likely: softmax(options.map { score($0, by: model).said }))
  }
}

/// The options of a choice, how likely each is right, and the one that is taken.
@frozen
public struct LikelyOptions<Option> {
  public let options: [Option]
  public let likely: [Float]
  /// An index of both.
  public let best: Int
  @inlinable public var chosen: Option { options[best] }
  @inlinable public var certainty: Float { likely[best] }

  /// - Parameter best: The likeliest, unless another is to be taken.
  @inlinable public init(_ options: [Option], likely: [Float], best: Int? = nil) {
    self.options = options
    self.likely = likely
    self.best = best ?? likely.indices.max { likely[$0] < likely[$1] } ?? 0
  }
}

// What is told of a choice to who asks why.
extension LikelyOptions {
  /// What is less likely is not told: it would be printed as 0.0.
  private static var least: Float { 0.005 }
  private static var mostTold: Int { 3 }

  /// The likeliest of those that were not chosen, as indices.
  public func others(from first: Int = 0) -> [Int] {
    let others = likely.indices.dropFirst(first).filter { $0 != best && likely[$0] >= Self.least }
    return Array(others.sorted { likely[$0] > likely[$1] }.prefix(Self.mostTold))
  }
}

extension Double {
  /// The last digits of a sum of floats are no figures.
  public var toHundredth: Double { (self * 100).rounded() / 100 }
}

/// The probabilities of options by their scores.
public func softmax(_ scores: consuming [Float]) -> [Float] {
  let highest = scores.max() ?? 0
  var sum: Float = 0
  for index in 0..<scores.count {
    scores[index] = exp(scores[index] - highest)
    sum += scores[index]
  }
  for index in 0..<scores.count { scores[index] /= sum }
  return scores
}
