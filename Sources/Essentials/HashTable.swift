/// What is known of words, by their hashes: a table of open addresses that is never freed.
///
/// A `Dictionary<String, …>` costs a `String` and a slow hash for each word that is looked up; this costs
/// neither, as a scanner computes the hash while it reads the word.
@frozen public struct HashTable<Value: BitwiseCopyable & Sendable>: Sendable {
  @frozen @usableFromInline struct Entry: BitwiseCopyable, Sendable {
    @usableFromInline let hash: UInt64
    @usableFromInline var value: Value

    @inlinable init(hash: UInt64, value: Value) {
      self.hash = hash
      self.value = value
    }
  }

  @usableFromInline let slots: UnretainedArray<Int16>
  @usableFromInline let entries: UnretainedArray<Entry>
  @usableFromInline var count = 0

  /// - Parameter slots: A power of two up to 65,536, over twice the words.
  public init(slots: Int) {
    self.slots = UnretainedArray(repeating: -1, count: slots)
    entries = UnretainedArray(.allocate(capacity: slots / 2), count: slots / 2)
  }

  @inlinable public subscript(hash: UInt64) -> Value? {
    @inline(__always) get {
      let found = slots[slot(of: hash)]
      return found < 0 ? nil : entries.start[Int(found)].value
    }
  }

  @inlinable public subscript(hash: UInt64, default value: Value) -> Value {
    get { self[hash] ?? value }
    set {
      let slot = slot(of: hash)
      if slots[slot] < 0 {
        precondition(count < entries.count, "more words than there is room for")
        slots.start[slot] = Int16(count)
        count += 1
      }
      (entries.start + Int(slots[slot])).initialize(to: Entry(hash: hash, value: newValue))
    }
  }

  @inlinable @inline(__always)
  func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0, entries.start[Int(slots[slot])].hash != hash {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}

/// Numbers by hashes, several of one hash in the order in which they were added.
///
/// A table of open addresses, whose numbers are chained: dictionaries of arrays took a seventh of the
/// parser's time.
public struct HashIndex {
  private struct Slot {
    var hash: UInt32
    var count: Int32
    /// The first and the last number with this hash; none for an empty slot.
    var first: Int32
    var last: Int32
  }

  private var slots: [Slot]
  /// For each number the next with the same hash.
  private var followers: [Int32]
  private static let none: Int32 = -1

  /// - Parameter most: How many numbers there will be at most, from 0.
  public init(most: Int) {
    var size = 8
    while size < 2 * most { size *= 2 }
    slots = Array(
      repeating: Slot(hash: 0, count: 0, first: Self.none, last: Self.none), count: size)
    followers = Array(repeating: Self.none, count: most)
  }

  public mutating func add(_ number: Int, under hash: UInt32) {
    let slot = slot(of: hash)
    if slots[slot].last == Self.none {
      slots[slot].hash = hash
      slots[slot].first = Int32(number)
    } else {
      followers[Int(slots[slot].last)] = Int32(number)
    }
    slots[slot].last = Int32(number)
    slots[slot].count += 1
  }

  public func count(of hash: UInt32) -> Int { Int(slots[slot(of: hash)].count) }

  /// The first number with a hash of which something holds.
  public func first(of hash: UInt32, where holds: (Int) -> Bool = { _ in true }) -> Int? {
    var number = slots[slot(of: hash)].first
    while number != Self.none, !holds(Int(number)) { number = followers[Int(number)] }
    return number == Self.none ? nil : Int(number)
  }

  /// All numbers with a hash.
  public func all(of hash: UInt32) -> [Int] {
    var result: [Int] = []
    _ = first(of: hash) { number in
      result.append(number)
      return false
    }
    return result
  }

  private func slot(of hash: UInt32) -> Int {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot].last != Self.none, slots[slot].hash != hash {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}

/// A few hashes in their order, which lie in the value itself: an array would be made for each.
///
/// Of more than sixteen the first fifteen and the last are kept.
@frozen public struct HashList: RandomAccessCollection {
  @usableFromInline var hashes = SIMD16<UInt32>()
  public private(set) var endIndex = 0
  @inlinable public var startIndex: Int { 0 }

  @inlinable public init() {}

  @inlinable public subscript(index: Int) -> UInt32 {
    get { hashes[index] }
    set { hashes[index] = newValue }
  }

  public mutating func append(_ hash: UInt32) {
    endIndex = Swift.min(endIndex + 1, hashes.scalarCount)
    hashes[endIndex - 1] = hash
  }

  public func ends(in others: HashList) -> Bool { suffix(others.count).elementsEqual(others) }
}
