/// An open-addressing hash table from lower-case UTF-8 words to what the lexicon says of them.
///
/// A `Dictionary<String, …>` costs a `String` and a slow hash for each of an article's words;
/// this costs neither, and its hash is computed while the tokenizer scans the word.
struct WordTable: Sendable {
  struct Entry: Sendable {
    var classes: WordClass = []
    /// The first cue that begins with the word, or -1.
    var cue: Int16 = -1
    /// The bits of `WordRole`.
    var roles: UInt32 = 0
    fileprivate var hash: UInt64
  }

  private var entries: [Entry] = []
  /// The words of the entries.
  private var words: [String] = []
  private var slots = [Int16](repeating: -1, count: Self.size)
  /// A power of two, over three times the lexicon's words.
  private static let size = 32_768

  /// Adds a word, or more classes and roles to one that is there.
  mutating func add(
    _ word: String, _ classes: WordClass, cue: Int16 = -1, roles: UInt32 = 0
  ) {
    let hash = WordHash(word.utf8).value
    let slot = slot(of: hash)
    if slots[slot] < 0 {
      slots[slot] = Int16(entries.count)
      entries.append(Entry(hash: hash))
      words.append(word)
    }
    let found = Int(slots[slot])
    entries[found].classes.formUnion(classes)
    entries[found].roles |= roles
    if cue >= 0 { entries[found].cue = cue }
  }

  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (Self.size - 1)
    while slots[slot] >= 0, entries[Int(slots[slot])].hash != hash {
      slot = (slot + 1) & (Self.size - 1)
    }
    return slot
  }

  /// The word of a hash whose highest bit is set, for messages.
  func word(ofHash hash: UInt32) -> String? {
    entries.firstIndex { UInt32(truncatingIfNeeded: $0.hash) | 0x8000_0000 == hash }
      .map { words[$0] }
  }

  /// The table for as long as an article is read, without a check or a reference count.
  func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
    entries.withUnsafeBufferPointer { entries in
      slots.withUnsafeBufferPointer { slots in body(Lookup(entries: entries, slots: slots)) }
    }
  }

  struct Lookup {
    fileprivate let entries: UnsafeBufferPointer<Entry>
    fileprivate let slots: UnsafeBufferPointer<Int16>

    @inline(__always)
    subscript(hash: UInt64) -> Entry? {
      var slot = Int(truncatingIfNeeded: hash) & (WordTable.size - 1)
      while slots[slot] >= 0 {
        let entry = entries[Int(slots[slot])]
        if entry.hash == hash { return entry }
        slot = (slot + 1) & (WordTable.size - 1)
      }
      return nil
    }
  }
}

/// The hash of a lower-case word in UTF-8, taken eight bytes at a time, as the tokenizer finds them.
struct WordHash {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The bytes since the last eight, the first of them lowest.
  private var chunk: UInt64 = 0
  private var filled: UInt64 = 0

  /// The hash of all bytes so far: no two words of any language will share one.
  var value: UInt64 {
    var whole = self
    if filled > 0 { whole.add(eight: chunk) }
    return whole.state
  }

  /// What a token keeps of it.
  var short: UInt32 { UInt32(truncatingIfNeeded: value) }

  /// Adds the next eight bytes of a word, or its last few with zeros after them.
  @inline(__always)
  mutating func add(eight bytes: UInt64) {
    state = (state ^ bytes) &* 0xD6E8_FEB8_6659_FD93
    state ^= state >> 32
  }

  mutating func add(_ byte: UInt8) {
    chunk |= UInt64(byte) << (8 * filled)
    filled += 1
    guard filled == 8 else { return }
    add(eight: chunk)
    chunk = 0
    filled = 0
  }
}

extension WordHash {
  init(_ bytes: some Sequence<UInt8>) {
    self.init()
    for byte in bytes { add(byte) }
  }
}
