/// What a value was made of.
extension FeatureValue {
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
