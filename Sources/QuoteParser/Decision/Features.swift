import Essentials

/// What a feature is about: decisions explain themselves by the sum of each topic's weights.
enum Topic: UInt32, CaseIterable, Sendable {
  /// The cue itself, and what the lexicon says of it.
  case cue
  /// Tense, voice, auxiliaries, *to*.
  case form
  /// Who or what stands before the verb.
  case subject
  /// How the content begins.
  case opening
  /// What stands between cue and content.
  case gap
  /// Whether the content is a clause of its own, and how it goes on.
  case clause
  /// Quotation marks, commas, colons.
  case marks
  /// What stands before and after.
  case neighbours
  case length
  /// Who the source is.
  case source
  /// The attribution before, and how far off it is.
  case context
  /// How lately the text spoke of somebody, and as what.
  case recency
  /// How often it does, and whether they spoke.
  case standing
  /// Gender, number and kind.
  case agreement
  /// The words of a description.
  case description
}

/// Takes the features of one option, one by one.
///
/// A feature is what it is about, a number, and up to four values; its key is the hash of all that.
protocol FeatureReceiver {
  mutating func take(_ key: UInt32, _ topic: Topic)
  /// The same for a feature that counts apart for each `Convention` as well.
  mutating func takeCrossed(_ key: UInt32, _ topic: Topic)
}

extension FeatureReceiver {
  @inline(__always)
  mutating func add(
    _ topic: Topic, _ number: UInt32, _ a: UInt32 = 0, _ b: UInt32 = 0, _ c: UInt32 = 0,
    _ d: UInt32 = 0
  ) {
    take(featureKey(topic, number, a, b, c, d), topic)
  }

  @inline(__always)
  mutating func cross(
    _ topic: Topic, _ number: UInt32, _ a: UInt32 = 0, _ b: UInt32 = 0, _ c: UInt32 = 0,
    _ d: UInt32 = 0
  ) {
    takeCrossed(featureKey(topic, number, a, b, c, d), topic)
  }
}

@inline(__always)
private func featureKey(
  _ topic: Topic, _ number: UInt32, _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32
) -> UInt32 {
  var key = (topic.rawValue &* 1000 &+ number &+ 1) &* 0x9E37_79B9
  key = (key ^ a) &* 0x85EB_CA6B
  key ^= key >> 13
  key = (key ^ b) &* 0xC2B2_AE35
  key ^= key >> 15
  key = (key ^ c) &* 0x27D4_EB2F
  key ^= key >> 14
  key = (key ^ d) &* 0x1656_67B1
  return key ^ (key >> 16)
}

/// Which annotation a decision follows.
enum Convention: UInt32, CaseIterable, Sendable {
  /// All that is attributed: said, written, believed, planned, backed (Pareti 2015).
  case attributed = 0x1234_5671
  /// What was said or written, and nothing else.
  case said = 0x7654_3211
}

/// The sum of the weights of one option, by each convention.
struct Score: FeatureReceiver {
  private let model: ChoiceModel
  private var sums = SIMD2<Int32>()
  var attributed: Float { Float(sums[0]) * model.scale }
  var said: Float { Float(sums[1]) * model.scale }

  init(_ model: ChoiceModel) { self.model = model }

  @inline(__always)
  mutating func take(_ key: UInt32, _ topic: Topic) {
    sums &+= SIMD2(repeating: model.weight(key))
  }

  @inline(__always)
  mutating func takeCrossed(_ key: UInt32, _ topic: Topic) {
    let shared = model.weight(key)
    sums &+= SIMD2(
      shared &+ model.weight(key ^ Convention.attributed.rawValue),
      shared &+ model.weight(key ^ Convention.said.rawValue))
  }
}

/// What each topic adds to the score of one option, by what was said or written.
struct TopicScores: FeatureReceiver {
  private let model: ChoiceModel
  private var sums = [Int32](repeating: 0, count: Topic.allCases.count)

  init(_ model: ChoiceModel) { self.model = model }

  mutating func take(_ key: UInt32, _ topic: Topic) {
    sums[Int(topic.rawValue)] += model.weight(key)
  }

  mutating func takeCrossed(_ key: UInt32, _ topic: Topic) {
    take(key, topic)
    take(key ^ Convention.said.rawValue, topic)
  }

  subscript(topic: Topic) -> Double { Double(sums[Int(topic.rawValue)]) * Double(model.scale) }
}

/// Something of which one option is right, as weights tell that were learnt from annotated articles.
protocol Choice {
  associatedtype Option
  /// One option or more.
  func all() -> [Option]
  /// Gives the features of an option.
  func describe(_ option: Option, to receiver: inout some FeatureReceiver)
}

extension Choice {
  func score(_ option: Option, by model: ChoiceModel) -> Score {
    var score = Score(model)
    describe(option, to: &score)
    return score
  }

  func weighed(by model: ChoiceModel) -> LikelyOptions<Option> {
    let options = all()
    guard options.count > 1 else { return LikelyOptions(options, likely: [1]) }
    return LikelyOptions(options, likely: softmax(options.map { score($0, by: model).said }))
  }
}

/// The options of a choice, how likely each is right, and the one that is taken.
struct LikelyOptions<Option> {
  let options: [Option]
  let likely: [Float]
  /// An index of both.
  let best: Int
  var chosen: Option { options[best] }
  var certainty: Float { likely[best] }

  /// - Parameter best: The likeliest, unless another is to be taken.
  init(_ options: [Option], likely: [Float], best: Int? = nil) {
    self.options = options
    self.likely = likely
    self.best = best ?? likely.indices.max { likely[$0] < likely[$1] } ?? 0
  }
}

/// Chooses one of several options by the sum of the weights of its features (multinomial logistic
/// regression); the weights lie in a table at the hashes of the features, without their names.
struct ChoiceModel: Sendable {
  private let weights: UnretainedArray<Int8>
  private let mask: UInt32
  /// What a weight of 1 stands for.
  let scale: Float

  /// - Parameter weights: As many as a power of two, after four bytes with the scale.
  init(_ start: UnsafeRawPointer, count: Int) {
    scale = start.loadUnaligned(as: Float.self)
    weights = UnretainedArray(at: start + 4, count: count - 4)
    mask = UInt32(truncatingIfNeeded: count - 4) &- 1
  }

  @inline(__always)
  func weight(_ key: UInt32) -> Int32 { Int32(weights[Int(key & mask)]) }
}

/// The probabilities of options by their scores.
func softmax(_ scores: consuming [Float]) -> [Float] {
  let highest = scores.max() ?? 0
  var sum: Float = 0
  for index in 0..<scores.count {
    scores[index] = exp(scores[index] - highest)
    sum += scores[index]
  }
  for index in 0..<scores.count { scores[index] /= sum }
  return scores
}
