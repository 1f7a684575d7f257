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
