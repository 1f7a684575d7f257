import QuoteModel

/// Pairs of names that may be one person's or body's, beyond romanisations and missing middle names: found
/// through what two such names have in common, so that a name is compared with few others.
struct LikeNames {
  /// A speaker of all articles, under its own name.
  struct Entry {
    let slug: String
    let key: String
    /// As shown.
    let name: String
    let kind: SpeakerKind
  }

  typealias Pair = (likeness: SpeakerSuggestion.Likeness, first: String, second: String)

  /// Of names with so much in common no more are compared: *Smith*.
  private static let mostOfBucket = 400

  private var buckets: [String: [(likeness: SpeakerSuggestion.Likeness, entry: Int)]] = [:]
  private let entries: [Entry]

  init(_ entries: [Entry]) {
    self.entries = entries
    for (place, entry) in entries.enumerated() {
      switch entry.kind {
      case .person: addPerson(place, entry.key.split(separator: " ").map(String.init))
      case .organisation: addBody(place, entry)
      case .group, .document, .anonymous: break
      }
    }
  }

  /// - Parameter most: No more pairs are looked for.
  func pairs(most: Int) -> [Pair] {
    var pairs: [Pair] = []
    for bucket in buckets.sorted(by: { $0.key < $1.key }).map(\.value)
    where bucket.count > 1 && bucket.count <= Self.mostOfBucket {
      for (place, one) in bucket.enumerated() {
        for other in bucket[(place + 1)...] where pairs.count < most {
          let (a, b) = (entries[one.entry], entries[other.entry])
          guard one.entry != other.entry, isPair(one.likeness, a, b) else { continue }
          pairs.append((one.likeness, a.slug, b.slug))
        }
      }
    }
    return pairs
  }

  private mutating func add(
    _ likeness: SpeakerSuggestion.Likeness, _ key: String, _ place: Int
  ) {
    buckets[likeness.rawValue + "\n" + key, default: []].append((likeness, place))
  }

  private mutating func addPerson(_ place: Int, _ words: [String]) {
    guard words.count > 1, let given = words.first, let family = words.last else { return }
    for full in Nicknames.fullNames(of: given) { add(.nickname, "\(full) \(family)", place) }
    add(.initials, "\(given.prefix(1)) \(family)", place)
    add(.beginning, words.prefix(2).joined(separator: " "), place)
    addMisprints(place, words)
  }

  private mutating func addBody(_ place: Int, _ entry: Entry) {
    let words = entry.key.split(separator: " ").map(String.init)
    if words.count == 1 {
      add(.acronym, entry.key, place)
    } else {
      // Words that are not capitalised stand for nothing in an acronym.
      let initials = entry.name.split(separator: " ").compactMap(\.first).filter(\.isUppercase)
      if initials.count > 2 { add(.acronym, String(initials).lowercased(), place) }
      addMisprints(place, words)
    }
  }

  /// Two names that differ by a slip differ in one word.
  private mutating func addMisprints(_ place: Int, _ words: [String]) {
    for (index, word) in words.enumerated() where word.unicodeScalars.count > 3 {
      var others = words
      others[index] = "*"
      add(.misprint, others.joined(separator: " "), place)
    }
  }

  private func isPair(
    _ likeness: SpeakerSuggestion.Likeness, _ a: Entry, _ b: Entry
  ) -> Bool {
    guard a.kind == b.kind else { return false }
    let (first, second) = (a.key.split(separator: " "), b.key.split(separator: " "))
    switch likeness {
    case .nickname: return first[0] != second[0] && first.count == second.count
    case .initials:
      let isInitial = (first[0].count == 1, second[0].count == 1)
      return isInitial.0 != isInitial.1
    case .beginning:
      return min(first.count, second.count) == 2 && max(first.count, second.count) == 3
    case .acronym: return (first.count == 1) != (second.count == 1)
    case .misprint:
      return zip(first, second).contains { $0 != $1 && Self.areOneSlipApart($0, $1) }
    case .spelling, .shorterName, .surname, .twoPlaces, .twoRoles: return false
    }
  }

  /// Whether one letter is left out, put in or changed, or two are turned round; the first is never wrong,
  /// nor the last, which makes another name: *Ivanov*, *Ivanova*.
  static func areOneSlipApart(_ one: Substring, _ other: Substring) -> Bool {
    let (a, b) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
    guard abs(a.count - b.count) <= 1, min(a.count, b.count) > 3, a != b, a.first == b.first,
      a.last == b.last
    else { return false }
    let start = zip(a, b).prefix { $0 == $1 }.count
    let end = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
    let (left, right) = (a.count - start - end, b.count - start - end)
    if left <= 1, right <= 1 { return true }
    return left == 2 && right == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
  }
}
