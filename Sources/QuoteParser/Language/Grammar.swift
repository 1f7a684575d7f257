/// What single words do that no other word of their class does, as `en/grammar.txt` tells.
///
/// Apart from `WordClass`, on which all that was learnt depends.
enum WordRole: UInt32, CaseIterable {
  case definite, indefinite, conjoining, disjoining
  case contentOpener, questionOpener, personOpener
  case hearerMarker, infinitiveMarker, channelMarker, nameLink, belonging, naming, relational
  case placeMarker, companion
  case possessiveEnding, clitic, letterWord

  var bit: UInt32 { 1 << rawValue }
  /// By what the file calls it: `definite`, `content-opener`.
  static let byLabel = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)".inKebabCase, $0) })
}

/// An end of words that tells what they are: *-ed*.
///
/// Kept in the value itself: an array would be retained and released for each word that is looked at.
struct Affix: Sendable {
  /// What it tells of its word.
  enum Kind: Int, CaseIterable {
    case past, plural, person, lostPossessive, compoundAdjective

    /// By what the file calls it.
    static let byLabel = Dictionary(
      uniqueKeysWithValues: allCases.map { ("\($0)".inKebabCase, $0) })
  }

  private var letters = InlineArray<12, UInt8>(repeating: 0)
  let count: Int
  /// UTF-8 bytes that a word has at least.
  private let least: Int

  /// - Parameter text: Its letters, as printed; a dot before them is one more letter at least.
  init(_ text: Substring) {
    let dot = UInt8(ascii: ".")
    count = text.utf8.count { $0 != dot }
    least = text.utf8.count
    for (index, letter) in text.utf8.filter({ $0 != dot }).enumerated() { letters[index] = letter }
  }

  /// Whether a word, as UTF-8 bytes of a text, ends with it.
  @inline(__always)
  func ends(_ word: Range<Int>, of text: UnretainedArray<UInt8>) -> Bool {
    word.count >= least && stands(at: word.upperBound - count, in: text)
  }

  @inline(__always)
  private func stands(at start: Int, in text: UnretainedArray<UInt8>) -> Bool {
    for index in 0..<count where text[start + index] != letters[index] { return false }
    return true
  }
}

/// The affixes of a language, by what they tell.
///
/// What they point at is never freed nor changed, so that they may be shared: an array would be
/// retained and released for each word that is looked at.
struct Affixes: @unchecked Sendable {
  private let start: UnsafePointer<Affix>
  /// For each kind where its affixes begin, and the end of all.
  private var bounds = InlineArray<6, Int>(repeating: 0)

  init(_ affixes: [Affix.Kind: [Affix]] = [:]) {
    let all = Affix.Kind.allCases.map { affixes[$0] ?? [] }
    let copy = UnsafeMutablePointer<Affix>.allocate(capacity: all.joined().count + 1)
    for (kind, affixes) in all.enumerated() {
      bounds[kind + 1] = bounds[kind] + affixes.count
      for (number, affix) in affixes.enumerated() {
        (copy + bounds[kind] + number).initialize(to: affix)
      }
    }
    start = UnsafePointer(copy)
  }

  @inline(__always)
  func first(_ kind: Affix.Kind, where holds: (Affix) -> Bool) -> Affix? {
    for index in bounds[kind.rawValue]..<bounds[kind.rawValue + 1] where holds(start[index]) {
      return start[index]
    }
    return nil
  }
}
