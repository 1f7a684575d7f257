/// Understands the pieces of a search; what cannot be an operator where it stands is text.
///
///     list  = { part }                     all of them
///     part  = [ - ] unit { OR unit }       OR joins its neighbours: a b OR c is a and (b or c)
///     unit  = near { NEAR near } | NEAR( near near …, 5 ) | ( list )
///     near  = word | "words" | word* | "words"*
struct SearchParser {
  private(set) var sought: [SearchExpression] = []
  private(set) var excluded: [SearchExpression] = []
  /// What has no word of the index.
  private(set) var wordless: [String] = []

  /// As in the full-text index's own language.
  static let usualDistance = 10
  /// No person nests brackets so deep; the full-text index would refuse it.
  private static let deepest = 20

  private let tokens: [SearchToken]
  /// Of each token that has one; asked once.
  private let isOperand: [Bool]
  /// For each opening bracket the closing one.
  private let closings: [Int: Int]
  private var place = 0

  init(_ tokens: [SearchToken], hasWord: (String) throws -> Bool) rethrows {
    self.tokens = tokens
    isOperand = try tokens.map { token in
      switch token {
      case .word(let text), .marked(let text): try hasWord(text)
      case .star, .minus, .comma, .open, .close: false
      }
    }
    closings = SearchParser.closings(of: tokens)
    (sought, excluded) = readList(until: tokens.count)
  }

  private static func closings(of tokens: [SearchToken]) -> [Int: Int] {
    var open: [Int] = []
    var pairs: [Int: (end: Int, depth: Int)] = [:]
    for (place, token) in tokens.enumerated() {
      if token == .open { open.append(place) }
      if token == .close, let start = open.popLast() { pairs[start] = (place, open.count) }
    }
    return pairs.filter { $0.value.depth < deepest }.mapValues(\.end)
  }

  private mutating func readList(
    until end: Int
  ) -> (sought: [SearchExpression], excluded: [SearchExpression]) {
    var sought: [SearchExpression] = []
    var excluded: [SearchExpression] = []
    /// Whether the last piece was one that OR can join.
    var canJoin = false
    while place < end {
      guard tokens[place] != .comma else {
        place += 1
        continue
      }
      let isExclusion = excludes(canJoin: canJoin)
      if isExclusion || (canJoin && joins("AND")) { place += 1 }
      let isChoice = canJoin && !isExclusion && joins("OR")
      if isChoice { place += 1 }
      let unit = readUnit(until: end)
      excluded += unit.excluded
      guard let found = unit.sought else {
        canJoin = canJoin && isChoice
        continue
      }
      if isExclusion {
        excluded.append(found)
      } else if isChoice, let last = sought.popLast() {
        sought.append(last.or(found))
      } else {
        sought.append(found)
      }
      canJoin = !isExclusion
    }
    return (sought, excluded)
  }

  /// At `-`, or `NOT` between two operands.
  private func excludes(canJoin: Bool) -> Bool {
    tokens[place] == .minus || (canJoin && joins("NOT"))
  }

  /// At an operator of this name, before what it can join.
  private func joins(_ name: String) -> Bool {
    tokens[place] == .word(name) && beginsOperand(at: place + 1)
  }

  private func beginsOperand(at place: Int) -> Bool {
    tokens.indices.contains(place) && (isOperand[place] || closings[place] != nil)
  }

  /// Moves on by one piece at least.
  private mutating func readUnit(
    until end: Int
  ) -> (sought: SearchExpression?, excluded: [SearchExpression]) {
    guard place < end else { return (nil, []) }
    if let near = readNearGroup() { return (near, []) }
    if let close = closings[place] {
      place += 1
      let group = readList(until: close)
      place = close + 1
      guard let all = SearchExpression(all: group.sought, excluding: group.excluded) else {
        return (nil, group.excluded)
      }
      return (all, [])
    }
    guard let phrase = readPhrase() else { return (nil, []) }
    return (readNearChain(after: phrase), [])
  }

  /// - Returns: `nil` for what is no word.
  private mutating func readPhrase() -> SearchPhrase? {
    defer { place += 1 }
    switch tokens[place] {
    case .word(let text), .marked(let text):
      guard isOperand[place] else {
        wordless.append(text)
        return nil
      }
      let isPrefix = tokens.indices.contains(place + 1) && tokens[place + 1] == .star
      if isPrefix { place += 1 }
      return SearchPhrase(text: text, isPrefix: isPrefix)
    case .star, .minus, .comma, .open, .close: return nil
    }
  }

  /// `a NEAR b`, `a NEAR/5 b`
  private mutating func readNearChain(after first: SearchPhrase) -> SearchExpression {
    var phrases = [first]
    var distance: Int?
    while place + 1 < tokens.count, isOperand[place + 1], let found = nearDistance(at: place) {
      let start = place
      place += 1
      guard let next = readPhrase() else {
        place = start
        break
      }
      phrases.append(next)
      distance = max(distance ?? 0, found)
    }
    return distance.map { .near(phrases, distance: $0) } ?? .phrase(first)
  }

  private func nearDistance(at place: Int) -> Int? {
    guard case .word(let text) = tokens[place], text.hasPrefix("NEAR") else { return nil }
    if text == "NEAR" { return Self.usualDistance }
    let digits = text.dropFirst(5)
    return text.dropFirst(4).first == "/" ? SearchParser.distance(digits) : nil
  }

  /// `NEAR(a b, 5)`
  ///
  /// - Returns: `nil`, and has read nothing, if it is not written so.
  private mutating func readNearGroup() -> SearchExpression? {
    guard tokens[place] == .word("NEAR"), let close = closings[place + 1] else { return nil }
    let inner = tokens[(place + 2)..<close]
    guard !inner.contains(where: { [.open, .close, .minus].contains($0) }) else { return nil }
    let start = place
    let end = distanceStart(in: (place + 2)..<close)
    place += 2
    var phrases: [SearchPhrase] = []
    while place < end.place {
      if let phrase = readPhrase() { phrases.append(phrase) }
    }
    if let last = end.last { phrases.append(last) }
    guard let first = phrases.first else {
      place = start
      return nil
    }
    place = close + 1
    return phrases.count == 1 ? .phrase(first) : .near(phrases, distance: end.distance)
  }

  /// Where the `5` of `NEAR(a b, 5)` stands; `last` is the `b` of `NEAR(a b,5)`, in one word with it.
  private func distanceStart(
    in inner: Range<Int>
  ) -> (place: Int, last: SearchPhrase?, distance: Int) {
    let none = (inner.upperBound, nil as SearchPhrase?, Self.usualDistance)
    guard let place = inner.last, case .word(let last) = tokens[place] else { return none }
    let parts = last.split(separator: ",", omittingEmptySubsequences: false)
    guard let found = parts.last.flatMap(Self.distance) else { return none }
    if parts.count > 1 {
      let rest = parts.dropLast().joined(separator: ",")
      return (place, rest.isEmpty ? nil : SearchPhrase(text: rest), found)
    }
    guard place > inner.lowerBound, tokens[place - 1] == .comma else { return none }
    return (place, nil, found)
  }

  private static func distance(_ digits: Substring) -> Int? {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return min(Int(digits) ?? 1_000, 1_000)
  }
}

extension SearchExpression {
  fileprivate func or(_ other: SearchExpression) -> SearchExpression {
    guard case .any(let parts) = self else { return self == other ? self : .any([self, other]) }
    return parts.contains(other) ? self : .any(parts + [other])
  }
}
