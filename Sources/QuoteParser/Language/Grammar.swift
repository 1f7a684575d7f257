import Essentials

/// What single words do that no other word of their class does, as `en/grammar.txt` tells.
///
/// Apart from `WordClass`, on which all that was learnt depends.
enum WordRole: UInt32, CaseIterable {
  case definite, indefinite, conjoining, disjoining
  case contentOpener, questionOpener, personOpener
  case hearerMarker, infinitiveMarker, channelMarker, nameLink, belonging, naming, relational
  case placeMarker, periodMarker, companion
  case judging, merePerson, having
  case possessiveEnding, clitic, letterWord, belongings

  var bit: UInt32 { 1 << rawValue }
}

/// An end of words that tells what they are: *-ed*.
struct Affix: BitwiseCopyable, Sendable {
  /// What it tells of its word.
  enum Kind: UInt8, CaseIterable { case past, plural, person, aside, lostPossessive, compound }

  let kind: Kind
  let count: Int
  /// UTF-8 bytes that a word has at least.
  private let least: Int
  private var letters = InlineArray<12, UInt8>(repeating: 0)

  /// - Parameter text: Its letters, as printed; a dot before them is one more letter at least.
  init(_ kind: Kind, _ text: Substring) {
    let bytes = text.utf8.filter { $0 != UInt8(ascii: ".") }
    self.kind = kind
    count = bytes.count
    least = text.utf8.count
    for (index, letter) in bytes.enumerated() { letters[index] = letter }
  }

  /// Whether a word, as UTF-8 bytes of a text, ends with it.
  @inline(__always)
  func ends(_ word: Range<Int>, of text: UnretainedArray<UInt8>) -> Bool {
    let start = word.upperBound - count
    return word.count >= least && (0..<count).allSatisfy { text[start + $0] == letters[$0] }
  }
}
