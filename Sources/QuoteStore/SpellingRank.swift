/// Which of two spellings of one name to show: the same whichever was met first.
///
/// Mixed case before capitals or small letters throughout, then more accents, then the shorter.
struct SpellingRank: Comparable {
  private let isOneCase: Bool
  private let accents: Int
  private let length: Int
  private let spelling: [UInt8]

  init(of name: String) {
    isOneCase = name == name.uppercased() || name == name.lowercased()
    accents = name.unicodeScalars.count { !$0.isASCII && $0.properties.isAlphabetic }
    length = name.unicodeScalars.count
    spelling = Array(name.utf8)
  }

  /// The better is the lesser.
  static func < (a: SpellingRank, b: SpellingRank) -> Bool {
    if a.isOneCase != b.isOneCase { return b.isOneCase }
    if a.accents != b.accents { return a.accents > b.accents }
    if a.length != b.length { return a.length < b.length }
    return a.spelling.lexicographicallyPrecedes(b.spelling)
  }
}
