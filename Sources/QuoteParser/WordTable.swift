/// An open-addressing hash table from lower-case UTF-8 words to what the lexicon says of them.
///
/// A `Dictionary<String, …>` costs a `String` and a slow hash for each of an article's words;
/// this costs neither, and its hash is computed while the tokenizer scans the word.
struct WordTable: Sendable {
  struct Entry: Sendable {
    var classes: WordClass
    var cue: Int16
    fileprivate var hash: UInt32
    fileprivate var start: Int32
    fileprivate var count: Int32
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  private var slots = [Int16](repeating: -1, count: Self.size)
  /// A power of two, over three times the lexicon's words.
  private static let size = 32_768

  /// Adds a word, or more classes to one that is there.
  mutating func add(_ word: String, _ classes: WordClass, cue: Int16 = -1) {
    let utf8 = Array(word.utf8)
    let hash = utf8.reduce(Self.hashSeed) { Self.hash($0, $1) }
    var slot = Int(hash) & (Self.size - 1)
    while slots[slot] >= 0 {
      let found = Int(slots[slot])
      if isEqual(entries[found], hash, utf8) {
        entries[found].classes.formUnion(classes)
        if cue >= 0 { entries[found].cue = cue }
        return
      }
      slot = (slot + 1) & (Self.size - 1)
    }
    slots[slot] = Int16(entries.count)
    entries.append(
      Entry(
        classes: classes, cue: cue, hash: hash, start: Int32(bytes.count), count: Int32(utf8.count))
    )
    bytes += utf8
  }

  /// The word of a hash whose highest bit is set, for messages.
  func word(ofHash hash: UInt32) -> String? {
    entries.first { $0.hash | 0x8000_0000 == hash }.map {
      String(decoding: bytes[Int($0.start)..<Int($0.start + $0.count)], as: UTF8.self)
    }
  }

  @inline(__always)
  func entry(hash: UInt32, word: some Sequence<UInt8>) -> Entry? {
    var slot = Int(hash) & (Self.size - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if isEqual(entry, hash, word) { return entry }
      slot = (slot + 1) & (Self.size - 1)
    }
    return nil
  }

  @inline(__always)
  private func isEqual(_ entry: Entry, _ hash: UInt32, _ word: some Sequence<UInt8>) -> Bool {
    guard entry.hash == hash else { return false }
    var next = Int(entry.start)
    let end = next + Int(entry.count)
    for byte in word {
      guard next < end, bytes[next] == byte else { return false }
      next += 1
    }
    return next == end
  }

  static let hashSeed: UInt32 = 2_166_136_261

  /// FNV-1a, one byte at a time.
  @inline(__always)
  static func hash(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 16_777_619
  }
}
