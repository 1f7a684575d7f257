/// What a feature of a decision says: a word, a class of words, a row, a cue, a small number.
///
/// A feature is a kind and up to three values, such as *the row is `S C N`, and some of the words
/// are quoted*; `LinearModel` has a weight for each. Values are numbers, so that a feature costs no
/// text; `name(in:)` and `init(name:in:)` are the same value in a file of weights.
struct FeatureValue: Hashable, Sendable {
  let code: UInt32
  /// The code with its bits well mixed, from which a feature's key is made; 0 of `none`.
  let hash: UInt32

  static let none = FeatureValue(code: 0)

  static func number(_ number: Int) -> FeatureValue { FeatureValue(code: 1 + UInt32(number)) }
  static func flag(_ flag: Bool) -> FeatureValue { number(flag ? 1 : 0) }
  static func label(_ label: WordLabel) -> FeatureValue {
    FeatureValue(code: 0x1_0000 + UInt32(label.rawValue))
  }
  static func row(_ row: Int) -> FeatureValue { FeatureValue(code: 0x2_0000 + UInt32(row)) }
  static func cue(_ cue: Cue) -> FeatureValue {
    switch cue.identity {
    case .entry(let index): FeatureValue(code: 0x3_0000 + UInt32(index))
    case .accordingTo: FeatureValue(code: 0x4_0000)
    case .colon: FeatureValue(code: 0x4_0001)
    case .dash: FeatureValue(code: 0x4_0002)
    }
  }
  /// A word by the hash of its lower-case letters.
  static func word(_ hash: UInt32) -> FeatureValue { FeatureValue(code: hash | 0x8000_0000) }

  private static let marks: [Substring] = ["cue according to", "cue :", "cue —"]

  /// `that`, `<capital>`, `row S C N`, `cue point out`, `3`.
  func name(in lexicon: Lexicon) -> String {
    switch code {
    case 0: ""
    case ..<0x1_0000: String(code - 1)
    case ..<0x2_0000: WordLabel(rawValue: UInt8(code - 0x1_0000)).map { "<\($0)>" } ?? ""
    case ..<0x3_0000: "row " + AttributionPattern.english[Int(code - 0x2_0000)].name
    case ..<0x4_0000: lexicon.cues[Int(code - 0x3_0000)].name
    case ..<0x5_0000: String(Self.marks[Int(code - 0x4_0000)])
    default: lexicon.words.word(ofHash: code) ?? ""
    }
  }

  /// - Parameters:
  ///   - name: As `name(in:)` gives it; of a row or cue that is no more, `nil`.
  ///   - cues: The index of each cue by `CueEntry.name`.
  init?(name: Substring, cues: [String: Int]) {
    if let number = UInt32(name) {
      self.init(code: 1 + number)
    } else if let label = WordLabel.named[name] {
      self = .label(label)
    } else if let row = Self.rows[name] {
      self = .row(row)
    } else if let mark = Self.marks.firstIndex(of: name) {
      self.init(code: 0x4_0000 + UInt32(mark))
    } else if let entry = cues[String(name)] {
      self.init(code: 0x3_0000 + UInt32(entry))
    } else if name.utf8.contains(where: { $0 == 0x20 || $0 == 0x3C }) {
      return nil
    } else {
      self = .word(WordHash(name.utf8).short)
    }
  }

  /// The number of each row by its value's name.
  private static let rows = Dictionary(
    uniqueKeysWithValues: AttributionPattern.english.enumerated().map {
      (Substring("row " + $1.name), $0)
    })

  /// The finalizer of MurmurHash3 (Appleby, public domain).
  @inline(__always)
  init(code: UInt32) {
    self.code = code
    var mixed = (code ^ code >> 16) &* 0x85EB_CA6B
    mixed = (mixed ^ mixed >> 13) &* 0xC2B2_AE35
    hash = mixed ^ mixed >> 16
  }

  // MARK: Parts

  var number: Int? { (1..<0x1_0000).contains(code) ? Int(code) - 1 : nil }

  var label: WordLabel? {
    (0x1_0000..<0x2_0000).contains(code) ? WordLabel(rawValue: UInt8(code - 0x1_0000)) : nil
  }

  /// `say` of the value that is named `cue say`, `claim` of `noun claim`.
  func cueName(in lexicon: Lexicon) -> String? {
    guard (0x3_0000..<0x5_0000).contains(code) else { return nil }
    return name(in: lexicon).split(separator: " ", maxSplits: 1).last.map(String.init)
  }
}
