import Foundation
@_spi(Measuring) import QuoteModel

/// How invented articles are worded, as `grammar.txt` says, which also explains its notation.
struct Grammar: Sendable {
  /// What a wording is made of.
  enum Piece: Sendable {
    case text(String)
    case symbol(Int, isCapital: Bool)
    case slot(Slot, isCapital: Bool)
  }

  /// What the article's cast stands in for.
  enum Slot: String, Sendable {
    case full = "FULL"
    case last = "LAST"
    case he = "HE"
    case his = "HIS"
    case role = "ROLE"
    case who = "WHO"
    case other = "OTHER"
    case place = "PLACE"
    case organisation = "ORG"
    case number = "NUMBER"
    case year = "YEAR"
  }

  static let english = Grammar(String(decoding: PackageResources.grammar_txt, as: UTF8.self))

  /// For each symbol its wordings, likely ones several times.
  private var wordings: [[[Piece]]] = []
  private var symbols: [String: Int] = [:]

  private init(_ text: String) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let colon = line.firstRange(of: ": ") else {
        preconditionFailure("a line of grammar.txt has no colon: \(line)")
      }
      add(line[colon.upperBound...], to: line[..<colon.lowerBound])
    }
  }

  func symbol(_ name: String) -> Int {
    guard let symbol = symbols[name] else { preconditionFailure("grammar.txt has no \(name)") }
    return symbol
  }

  func wording(of symbol: Int, _ random: inout SplitMix) -> [Piece] {
    let wordings = wordings[symbol]
    precondition(!wordings.isEmpty, "a symbol of grammar.txt has no wording")
    return wordings[random.below(wordings.count)]
  }

  private mutating func add(_ text: Substring, to head: Substring) {
    guard !head.hasSuffix("|") else { return addWords(text, to: number(of: head.dropLast())) }
    let parts = head.split(separator: "*")
    let weight = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
    let pieces = pieces(of: String(text.replacing("¶", with: "\n\n")))
    wordings[number(of: parts[0])] += Array(repeating: pieces, count: weight)
  }

  /// Half of the times, one of the words before the star.
  private mutating func addWords(_ row: Substring, to symbol: Int) {
    let groups = row.split(separator: "*").map { $0.split(separator: " ") }
    let rare = groups.count > 1 ? groups[1] : []
    let weight = max(1, rare.count / groups[0].count)
    let words = groups[0].flatMap { Array(repeating: $0, count: weight) } + rare
    wordings[symbol] += words.map { [.text(String($0))] }
  }

  private mutating func number(of name: some StringProtocol) -> Int {
    if let known = symbols[String(name)] { return known }
    symbols[String(name)] = wordings.count
    wordings.append([])
    return wordings.count - 1
  }

  private mutating func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      let name = rest[rest.index(after: open)..<close]
      let isCapital = name.hasPrefix("^")
      let bare = String(isCapital ? name.dropFirst() : name)
      pieces.append(
        Slot(rawValue: bare).map { .slot($0, isCapital: isCapital) }
          ?? .symbol(number(of: bare), isCapital: isCapital))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}
