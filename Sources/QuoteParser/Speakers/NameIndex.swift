/// Who has a word in their name: for each word its people, in the order in which they were added.
///
/// A table of open addresses, whose people are chained: dictionaries of arrays took a seventh of
/// all time.
struct NameIndex {
  private struct Slot {
    var word: UInt32
    var count: Int32
    /// The first and the last person with this word; nobody for an empty slot.
    var first: Int32
    var last: Int32
  }

  private var slots: [Slot]
  /// For each person the next with the same word.
  private var followers: [Int32]
  private static let nobody: Int32 = -1

  /// - Parameter people: How many there will be at most, numbered from 0.
  init(people: Int) {
    var size = 8
    while size < 2 * people { size *= 2 }
    slots = [Slot](
      repeating: Slot(word: 0, count: 0, first: Self.nobody, last: Self.nobody), count: size)
    followers = [Int32](repeating: Self.nobody, count: people)
  }

  mutating func add(_ person: Int, under word: UInt32) {
    let slot = slot(of: word)
    if slots[slot].last == Self.nobody {
      slots[slot].word = word
      slots[slot].first = Int32(person)
    } else {
      followers[Int(slots[slot].last)] = Int32(person)
    }
    slots[slot].last = Int32(person)
    slots[slot].count += 1
  }

  func count(of word: UInt32) -> Int { Int(slots[slot(of: word)].count) }

  func first(of word: UInt32) -> Int? { Self.person(slots[slot(of: word)].first) }

  /// The next person with the word under which this one was added.
  func next(after person: Int) -> Int? { Self.person(followers[person]) }

  /// All people with a word.
  func people(of word: UInt32) -> [Int] {
    var result: [Int] = []
    var person = first(of: word)
    while let found = person {
      result.append(found)
      person = next(after: found)
    }
    return result
  }

  private static func person(_ number: Int32) -> Int? { number == nobody ? nil : Int(number) }

  private func slot(of word: UInt32) -> Int {
    var slot = Int(word) & (slots.count - 1)
    while slots[slot].last != Self.nobody, slots[slot].word != word {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}

/// The hashes of the words of a name that tell people apart, in their order.
///
/// They lie in the name itself, as every name of an article is looked up: an array would be made for
/// each. Of more than sixteen words the first fifteen and the last are kept.
struct NameWords: RandomAccessCollection {
  private var hashes = SIMD16<UInt32>()
  private(set) var endIndex = 0
  var startIndex: Int { 0 }

  init() {}

  subscript(index: Int) -> UInt32 {
    get { hashes[index] }
    set { hashes[index] = newValue }
  }

  mutating func append(_ word: UInt32) {
    endIndex = Swift.min(endIndex + 1, hashes.scalarCount)
    hashes[endIndex - 1] = word
  }

  func ends(in words: NameWords) -> Bool { suffix(words.count).elementsEqual(words) }
}
