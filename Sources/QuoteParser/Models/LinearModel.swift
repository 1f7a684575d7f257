import Essentials

/// A decision learnt from annotated news: the sum of the weights of its features, as the log of the
/// odds that the answer is yes (logistic regression).
///
/// `make weights` learns the weights from articles that people annotated and writes them to a file
/// of `en/`, one feature a line: its kind, its values and its weight, parted by `|`.
struct LinearModel<Kind: FeatureKind>: Sendable {
  /// The log odds where no feature speaks.
  private(set) var bias: Float = 0
  private var slots: [Slot]
  private let mask: Int

  private struct Slot {
    /// 0 where there is no feature.
    var key: UInt32 = 0
    var weight: Float = 0
  }

  init(lines: [Substring], cues: [String: Int]) {
    var size = 1_024
    while size < lines.count * 3 { size *= 2 }
    mask = size - 1
    slots = [Slot](repeating: Slot(), count: size)
    let kinds = Dictionary(uniqueKeysWithValues: Kind.allCases.map { (Substring("\($0)"), $0) })
    for line in lines {
      let fields = line.parts(at: "|")
      guard let last = fields.last, let weight = Float(last) else { continue }
      guard let kind = kinds[fields[0]] else {
        if fields[0] == "bias" { bias = weight }
        continue
      }
      let values = fields[1..<fields.count - 1].map { FeatureValue(name: $0, cues: cues) }
      guard values.allSatisfy({ $0 != nil }), values.count <= 3 else { continue }
      let padded = values.compactMap(\.self) + [.none, .none, .none]
      add(Feature(kind, padded[0], padded[1], padded[2]).key, weight)
    }
  }

  private mutating func add(_ key: UInt32, _ weight: Float) {
    slots[slot(of: key)] = Slot(key: key, weight: weight)
  }

  /// Nothing for a feature that no line has.
  @inline(__always)
  func weight(_ key: UInt32) -> Float { slots[slot(of: key)].weight }

  @inline(__always)
  private func slot(of key: UInt32) -> Int {
    // The lowest bit of all keys is set.
    var slot = Int(key >> 1) & mask
    while slots[slot].key != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }
}

/// The kinds of features of one decision, by the names that its file of weights has.
protocol FeatureKind: Sendable, CaseIterable, RawRepresentable where RawValue == UInt8 {}

/// Something that holds of one decision: *the first word is `that`, and the row `S C N`*.
struct Feature<Kind: FeatureKind>: Sendable {
  let kind: Kind
  let values: (FeatureValue, FeatureValue, FeatureValue)

  init(_ kind: Kind, _ a: FeatureValue, _ b: FeatureValue = .none, _ c: FeatureValue = .none) {
    self.kind = kind
    values = (a, b, c)
  }

  /// Never 0, which is an empty slot of the table.
  @inline(__always)
  var key: UInt32 {
    let salt = (UInt32(kind.rawValue) &+ 1) &* 0x9E37_79B9
    let second = values.1.hash << 11 | values.1.hash >> 21
    let third = values.2.hash << 22 | values.2.hash >> 10
    return (salt ^ values.0.hash ^ second ^ third) | 1
  }
}

/// Takes the features of a decision one by one: to sum their weights, or to write them down.
protocol FeatureReceiver<Kind> {
  associatedtype Kind: FeatureKind
  mutating func take(_ feature: Feature<Kind>)
}

/// The log odds of a decision.
struct LogOdds<Kind: FeatureKind>: FeatureReceiver {
  private let model: LinearModel<Kind>
  private(set) var sum: Float

  init(_ model: LinearModel<Kind>) {
    self.model = model
    sum = model.bias
  }

  @inline(__always)
  mutating func take(_ feature: Feature<Kind>) { sum += model.weight(feature.key) }
}

/// The features of a decision by name, for learning and for explaining.
struct FeatureNames<Kind: FeatureKind>: FeatureReceiver {
  let lexicon: Lexicon
  private(set) var names: [String] = []

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  mutating func take(_ feature: Feature<Kind>) {
    let values = [feature.values.0, feature.values.1, feature.values.2]
      .filter { $0 != .none }.map { $0.name(in: lexicon) }
    names.append((["\(feature.kind)"] + values).joined(separator: "|"))
  }
}

/// The features of a decision with their weights, for explaining; those without one say nothing.
struct WeighedFeatures<Kind: FeatureKind>: FeatureReceiver {
  typealias Element = (feature: Feature<Kind>, weight: Float)

  private let model: LinearModel<Kind>
  private(set) var elements: [Element] = []

  init(_ model: LinearModel<Kind>) { self.model = model }

  mutating func take(_ feature: Feature<Kind>) {
    let weight = model.weight(feature.key)
    if weight != 0 { elements.append((feature, weight)) }
  }
}

/// The logistic function: how likely a yes is.
func probability(ofLogOdds odds: Float) -> Double { 1 / (1 + exp(-Double(odds))) }

extension Double {
  /// The last digits of a sum of floats are no figures.
  var toHundredth: Double { (self * 100).rounded() / 100 }
}
