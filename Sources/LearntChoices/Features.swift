/// What a feature is about: decisions explain themselves by the sum of each topic's weights.
@frozen
public enum Topic: UInt32, CaseIterable, Sendable {
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

  public var inWords: String {
    switch self {
    case .cue: "the cue"
    case .form: "the form of the verb"
    case .subject: "the noun before the verb"
    case .opening: "how the content begins"
    case .gap: "what stands between cue and content"
    case .clause: "whether the content is a clause of its own"
    case .marks: "the marks around the content"
    case .neighbours: "what stands around cue and content"
    case .length: "the length of the content"
    case .source: "the source"
    case .context: "the attribution before it"
    case .recency: "how lately the text spoke of the speaker"
    case .standing: "how often the text speaks of the speaker"
    case .agreement: "who the source can be"
    case .description: "the words of the source"
    }
  }
}

/// Takes the features of one option, one by one.
///
/// A feature is what it is about, a number, and up to four values; its key is the hash of all that.
public protocol FeatureReceiver {
  mutating func take(_ key: UInt32, _ topic: Topic)
  /// The same for a feature that counts apart for each `Convention` as well.
  mutating func takeCrossed(_ key: UInt32, _ topic: Topic)
}

extension FeatureReceiver {
  @inlinable @inline(__always)
  public mutating func add(
    _ topic: Topic, _ number: UInt32, _ a: UInt32 = 0, _ b: UInt32 = 0, _ c: UInt32 = 0,
    _ d: UInt32 = 0
  ) {
    take(featureKey(topic, number, a, b, c, d), topic)
  }

  @inlinable @inline(__always)
  public mutating func cross(
    _ topic: Topic, _ number: UInt32, _ a: UInt32 = 0, _ b: UInt32 = 0, _ c: UInt32 = 0,
    _ d: UInt32 = 0
  ) {
    takeCrossed(featureKey(topic, number, a, b, c, d), topic)
  }
}

@inlinable @inline(__always)
func featureKey(
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
@frozen
public enum Convention: UInt32, CaseIterable, Sendable {
  /// All that is attributed: said, written, believed, planned, backed (Pareti 2015).
  case attributed = 0x1234_5671
  /// What was said or written, and nothing else.
  case said = 0x7654_3211
}
