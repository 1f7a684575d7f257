/// The words of a statement as printings of it are compared: without case, accents, punctuation.
public struct StatementWording: Hashable, Sendable {
  /// Runs of letters and digits, folded: *don’t* is two of them, as in the full-text index.
  public let words: [String]
  /// The runs of five words, hashed, each once, in the order of their hashes.
  let shingles: [UInt64]

  /// As Broder has it for near-duplicates of web pages; shorter statements have no shingle.
  public static let shingleLength = 5

  public init(_ text: String) {
    words = StatementWording.words(of: text)
    shingles = Set(words.runs(of: Self.shingleLength).map(StatementWording.hash)).sorted()
  }

  /// Whether the two share 90 % of all their shingles (Jaccard).
  public func isNearly(_ other: StatementWording) -> Bool {
    let most = min(shingles.count, other.shingles.count)
    let least = max(shingles.count, other.shingles.count)
    guard most > 0, most * 10 >= least * 9 else { return false }
    let shared = sharedShingles(with: other)
    return shared * 10 >= (shingles.count + other.shingles.count - shared) * 9
  }

  /// How many shingles another statement may lack and still be nearly the same.
  public var dispensableShingles: Int { shingles.count / 10 }

  private func sharedShingles(with other: StatementWording) -> Int {
    var (place, otherPlace, shared) = (0, 0, 0)
    while place < shingles.count, otherPlace < other.shingles.count {
      let (mine, theirs) = (shingles[place], other.shingles[otherPlace])
      if mine == theirs { shared += 1 }
      if mine <= theirs { place += 1 }
      if theirs <= mine { otherPlace += 1 }
    }
    return shared
  }

  /// The words alone, which cost far less than their shingles.
  public static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if NameFolding.isPart(of: scalar) {
        NameFolding.append(scalar, to: &word)
      } else if !NameFolding.isIgnored(scalar), !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// FNV-1a, the same on every machine.
  private static func hash(_ words: ArraySlice<String>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for word in words {
      for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0x20) &* 0x100_0000_01B3
    }
    return hash
  }
}

extension Array {
  /// All runs of so many elements, in order.
  public func runs(of length: Int) -> [ArraySlice<Element>] {
    count < length ? [] : (0...count - length).map { self[$0..<$0 + length] }
  }
}
