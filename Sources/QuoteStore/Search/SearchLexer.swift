/// Cuts the words of a search into pieces; any text has some.
struct SearchLexer {
  private let scalars: [Unicode.Scalar]
  /// Places of the quotation marks that have a second one.
  private let marks: Set<Int>
  private var place = 0
  private var tokens: [SearchToken] = []

  static func tokens(of text: String) -> [SearchToken] {
    var lexer = SearchLexer(text)
    while lexer.place < lexer.scalars.count { lexer.readToken() }
    return lexer.tokens
  }

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    let all = scalars.indices.filter { [scalars] in isMark(scalars[$0]) }
    marks = Set(all.prefix(all.count / 2 * 2))
  }

  private mutating func readToken() {
    let scalar = scalars[place]
    switch scalar {
    case _ where marks.contains(place): readMarked()
    case _ where isMark(scalar) || isSpace(scalar): place += 1
    case "(": add(.open)
    case ")": add(.close)
    case _ where isMinus(scalar) && isBeforeOperand: add(.minus)
    default: readWord()
    }
  }

  private mutating func add(_ token: SearchToken) {
    tokens.append(token)
    place += 1
  }

  /// At the beginning of what it excludes: neither in a word nor alone.
  private var isBeforeOperand: Bool {
    let isAfterGap = place == 0 || isSpace(scalars[place - 1]) || scalars[place - 1] == "("
    guard isAfterGap, place + 1 < scalars.count else { return false }
    let next = scalars[place + 1]
    return !isSpace(next) && !isMinus(next) && next != ")" && next != "*"
  }

  private mutating func readMarked() {
    let end = scalars.indices[(place + 1)...].first { marks.contains($0) } ?? scalars.count
    var text = scalars[(place + 1)..<end]
    let isPrefix = text.last == "*"
    while text.last == "*" { text.removeLast() }
    tokens.append(.marked(words(in: text)))
    if isPrefix { tokens.append(.star) }
    place = end + 1
    readStars()
  }

  /// Up to a space, a mark, or a bracket that may be an operator: one at an end.
  private mutating func readWord() {
    let start = place
    while place < scalars.count, !isSpace(scalars[place]), !isMark(scalars[place]) {
      if scalars[place] == "(" {
        let isNear = String(String.UnicodeScalarView(scalars[start..<place])) == "NEAR"
        if isNear { break }
      }
      place += 1
    }
    var end = place
    let hasLastComma = trim(",", from: start, to: &end) > 0
    let brackets = trim(")", from: start, to: &end)
    let hasComma = trim(",", from: start, to: &end) > 0
    let hasStar = trim("*", from: start, to: &end) > 0
    if end > start { tokens.append(.word(String(String.UnicodeScalarView(scalars[start..<end])))) }
    if end > start, hasStar { tokens.append(.star) }
    if hasComma { tokens.append(.comma) }
    tokens += Array(repeating: .close, count: brackets)
    if hasLastComma { tokens.append(.comma) }
  }

  /// - Returns: How many of a mark stood at the end.
  private func trim(_ mark: Unicode.Scalar, from start: Int, to end: inout Int) -> Int {
    let last = end
    while end > start, scalars[end - 1] == mark { end -= 1 }
    return last - end
  }

  private mutating func readStars() {
    guard place < scalars.count, scalars[place] == "*" else { return }
    if tokens.last != .star { tokens.append(.star) }
    while place < scalars.count, scalars[place] == "*" { place += 1 }
  }

  private func words(in scalars: ArraySlice<Unicode.Scalar>) -> String {
    scalars.split(whereSeparator: isSpace).map { String(String.UnicodeScalarView($0)) }
      .joined(separator: " ")
  }
}

/// Straight, curly, low and pointed marks are one.
private func isMark(_ scalar: Unicode.Scalar) -> Bool {
  ["\"", "“", "”", "„", "‟", "«", "»", "＂"].contains(scalar)
}

/// Word processors make a minus sign of the hyphen.
private func isMinus(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "\u{2212}" }

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "\0" || scalar.properties.isWhitespace
}

/// A piece of the words of a search, before it is known which of them are operators.
enum SearchToken: Hashable, Sendable {
  /// A word, with what punctuation is in it: `U.S.`, `don’t`, also `OR`.
  case word(String)
  /// What stood between two quotation marks.
  case marked(String)
  /// `*` behind a word or a closing mark.
  case star
  /// `-` before a word, an opening mark or a bracket.
  case minus
  /// `,` behind a word, as before the 5 of `NEAR(a b, 5)`.
  case comma
  case open
  case close
}
