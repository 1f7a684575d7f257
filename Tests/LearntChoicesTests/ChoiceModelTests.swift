import LearntChoices
import Testing

/// How features become scores, and scores probabilities.
struct ChoiceModelTests {
  /// Weights 0, 1, 2 … 15 in the order of their slots, a unit each a half.
  private static let model: ChoiceModel = {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 20, alignment: 4)
    memory.storeBytes(of: Float(0.5), as: Float.self)
    for slot in 0..<16 { memory[4 + slot] = UInt8(slot) }
    return ChoiceModel(UnsafeRawPointer(memory.baseAddress!), count: 20)
  }()

  @Test func `a key has the weight of its last bits`() {
    #expect(Self.model.scale == 0.5)
    #expect([0, 7, 16, 0xFFFF_FFFF].map(Self.model.weight) == [0, 7, 0, 15])
  }

  @Test func `weights are summed, and those of a convention count for it alone`() {
    var score = Score(Self.model)
    score.take(3, .cue)
    score.take(5, .form)
    #expect(score.said == 4 && score.attributed == 4)
    score.takeCrossed(1, .cue)
    // 1, and 1 with the last bits of each convention's number.
    #expect(score.said == 4 + 0.5 * (1 + 0))
    #expect(score.attributed == 4 + 0.5 * (1 + 0))
    score.takeCrossed(2, .cue)
    #expect(score.said == 4.5 + 0.5 * (2 + 3))
  }

  @Test func `the topics of an option sum to its score`() {
    var score = Score(Self.model)
    var topics = TopicScores(Self.model)
    func add<R: FeatureReceiver>(to receiver: inout R) {
      receiver.add(.cue, 1, 2)
      receiver.add(.marks, 3, 4, 5)
      receiver.cross(.marks, 3, 4, 5)
      receiver.cross(.length, 9)
    }
    add(to: &score)
    add(to: &topics)
    let sum = Topic.allCases.reduce(0) { $0 + topics[$1] }
    #expect(sum == Double(score.said) && sum > 0)
    #expect(topics[.source] == 0)
  }

  @Test func `a feature of other values, number or topic is another`() {
    struct Keys: FeatureReceiver {
      var keys: [UInt32] = []
      mutating func take(_ key: UInt32, _ topic: Topic) { keys.append(key) }
      mutating func takeCrossed(_ key: UInt32, _ topic: Topic) { keys.append(key) }
    }
    var keys = Keys()
    keys.add(.cue, 1, 2, 3)
    keys.add(.cue, 1, 3, 2)
    keys.add(.cue, 2, 2, 3)
    keys.add(.form, 1, 2, 3)
    keys.add(.cue, 1, 2)
    keys.add(.cue, 1, 2, 3, 1)
    keys.add(.cue, 1, 2, 3, 0, 1)
    #expect(Set(keys.keys).count == 7)
    keys.cross(.cue, 1, 2, 3)
    #expect(keys.keys.last == keys.keys.first)
  }

  @Test(arguments: [[0, 0], [1, 3], [-200, 200], [80, 80, 79], [5]] as [[Float]])
  func `probabilities sum to one, in the order of their scores`(scores: [Float]) {
    let likely = softmax(scores)
    #expect(abs(likely.reduce(0, +) - 1) < 1e-5)
    #expect(likely.allSatisfy { (0...1).contains($0) })
    #expect(likely.firstIndex(of: likely.max() ?? 0) == scores.firstIndex(of: scores.max() ?? 0))
  }
}
