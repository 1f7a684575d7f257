public import Essentials

/// Chooses one of several options by the sum of the weights of its features (multinomial logistic
/// regression); the weights lie in a table at the hashes of the features, without their names.
@frozen
public struct ChoiceModel: Sendable {
  @usableFromInline let weights: UnretainedArray<Int8>
  @usableFromInline let mask: UInt32
  /// What a weight of 1 stands for.
  public let scale: Float

  /// - Parameter weights: As many as a power of two, after four bytes with the scale.
  public init(_ start: UnsafeRawPointer, count: Int) {
    scale = start.loadUnaligned(as: Float.self)
    weights = UnretainedArray(at: start + 4, count: count - 4)
    mask = UInt32(truncatingIfNeeded: count - 4) &- 1
  }

  @inlinable @inline(__always)
  public func weight(_ key: UInt32) -> Int32 { Int32(weights[Int(key & mask)]) }
}

/// The sum of the weights of one option, by each convention.
@frozen
public struct Score: FeatureReceiver {
  @usableFromInline let model: ChoiceModel
  @usableFromInline var sums = SIMD2<Int32>()
  @inlinable public var attributed: Float { Float(sums[0]) * model.scale }
  @inlinable public var said: Float { Float(sums[1]) * model.scale }

  @inlinable public init(_ model: ChoiceModel) { self.model = model }

  @inlinable @inline(__always)
  public mutating func take(_ key: UInt32, _ topic: Topic) {
    sums &+= SIMD2(repeating: model.weight(key))
  }

  @inlinable @inline(__always)
  public mutating func takeCrossed(_ key: UInt32, _ topic: Topic) {
    let shared = model.weight(key)
    sums &+= SIMD2(
      shared &+ model.weight(key ^ Convention.attributed.rawValue),
      shared &+ model.weight(key ^ Convention.said.rawValue))
  }
}

/// What each topic adds to the score of one option, by what was said or written.
public struct TopicScores: FeatureReceiver {
  private let model: ChoiceModel
  private var sums = [Int32](repeating: 0, count: Topic.allCases.count)

  public init(_ model: ChoiceModel) { self.model = model }

  public mutating func take(_ key: UInt32, _ topic: Topic) {
    sums[Int(topic.rawValue)] += model.weight(key)
  }

  public mutating func takeCrossed(_ key: UInt32, _ topic: Topic) {
    take(key, topic)
    take(key ^ Convention.said.rawValue, topic)
  }

  public subscript(topic: Topic) -> Double {
    Double(sums[Int(topic.rawValue)]) * Double(model.scale)
  }
}
