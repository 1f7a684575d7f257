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

/// What somebody said, as it is compared with what other articles print.
public struct PrintedStatement: Hashable, Sendable {
  public let wording: StatementWording
  /// The last word of the speaker's folded name, which all articles have; `nil` if nobody is told.
  public let surname: String?

  public init(_ text: String, speaker: String?) {
    wording = StatementWording(text)
    surname = speaker.flatMap { NameKey($0).text.split(separator: " ").last.map(String.init) }
  }

  /// Whether both have the same words; few words, such as *no comment*, are the same statement only
  /// if the same person says them.
  public func isExactly(_ other: PrintedStatement) -> Bool {
    guard !wording.words.isEmpty, wording.words == other.wording.words else { return false }
    return !isShort || (surname != nil && surname == other.surname)
  }

  /// Whether both are one statement: exactly, or nearly in a wording of five words and more.
  public func isPrinting(of other: PrintedStatement) -> Bool {
    isExactly(other) || wording.isNearly(other.wording)
  }

  var isShort: Bool { wording.words.count < StatementWording.shingleLength }
}

/// One article's printing of a statement that others print too.
public struct Printing: Hashable, Sendable {
  public var quoteID: String
  /// As printed there.
  public var text: String
  /// The first speaker's name; `nil` if the article does not tell.
  public var speaker: String?
  public var outlet: String?
  public var title: String?
  public var published: CalendarDate?
  public var polarity: Polarity
  /// Whether the words are the same; if not, nine tenths of their runs of five are.
  public var isExact: Bool

  public init(
    quoteID: String, text: String, speaker: String?, outlet: String?, title: String?,
    published: CalendarDate?, polarity: Polarity, isExact: Bool
  ) {
    self.quoteID = quoteID
    self.text = text
    self.speaker = speaker
    self.outlet = outlet
    self.title = title
    self.published = published
    self.polarity = polarity
    self.isExact = isExact
  }
}

/// A statement that was found, with how often and where it is printed among what was found.
public struct FoundStatement: Hashable, Sendable {
  /// The printing that comes first in the order of the search.
  public var quote: Quote
  /// How many quotes have it, this one included.
  public var printings: Int
  /// Each once, by name; articles without an outlet have none.
  public var outlets: [String]
  /// The earliest day; `nil` if none of the articles has one.
  public var firstPublished: CalendarDate?

  public init(
    quote: Quote, printings: Int, outlets: [String], firstPublished: CalendarDate?
  ) {
    self.quote = quote
    self.printings = printings
    self.outlets = outlets
    self.firstPublished = firstPublished
  }
}

/// Statements put together that are printings of one.
///
/// Printings of printings belong together too, so that a wording may change little by little.
public struct StatementGroups: Sendable {
  /// Places in the list that was given, each once: in its order, groups in the order of their first.
  public let groups: [[Int]]

  public init(of statements: [PrintedStatement]) {
    var sets = DisjointSets(count: statements.count)
    let different = StatementGroups.joinExact(statements, &sets)
    StatementGroups.joinNear(different.map { ($0, statements[$0].wording) }, &sets)
    groups = sets.groups
  }

  /// - Returns: One place of each wording.
  private static func joinExact(
    _ statements: [PrintedStatement], _ sets: inout DisjointSets
  ) -> [Int] {
    var firsts: [[String]: Int] = [:]
    var different: [Int] = []
    for (place, statement) in statements.enumerated() where !statement.wording.words.isEmpty {
      let speaker = statement.isShort ? [statement.surname.map { "\u{0}\($0)" } ?? "\(place)"] : []
      let key = statement.wording.words + speaker
      if let first = firsts[key] {
        sets.join(first, place)
      } else {
        firsts[key] = place
        different.append(place)
      }
    }
    return different
  }

  /// Two sets that share nine tenths share one of the first tenth of each, in an order common to
  /// all; so only those are looked up (prefix filtering, Chaudhuri et al. 2006).
  private static func joinNear(
    _ wordings: [(place: Int, wording: StatementWording)], _ sets: inout DisjointSets
  ) {
    var holders: [UInt64: [Int]] = [:]
    for (number, (place, wording)) in wordings.enumerated() where !wording.shingles.isEmpty {
      var met: Set<Int> = []
      for shingle in wording.shingles.prefix(wording.dispensableShingles + 1) {
        for other in holders[shingle, default: []] where met.insert(other).inserted {
          if wordings[other].wording.isNearly(wording) { sets.join(wordings[other].place, place) }
        }
        holders[shingle, default: []].append(number)
      }
    }
  }
}

/// Numbers that fall together into sets, whose first number stands for each.
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func join(_ a: Int, _ b: Int) {
    let (first, second) = (root(of: a), root(of: b))
    parents[max(first, second)] = min(first, second)
  }

  private mutating func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  var groups: [[Int]] {
    var sets = self
    var members: [Int: [Int]] = [:]
    for number in parents.indices { members[sets.root(of: number), default: []].append(number) }
    return members.sorted { $0.key < $1.key }.map(\.value)
  }
}
