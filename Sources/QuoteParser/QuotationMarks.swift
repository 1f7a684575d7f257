/// Pairs quotation marks, paragraph by paragraph.
///
/// The outer stretches come first; single marks count where no double ones are open. An English
/// quotation over several paragraphs opens each of them and closes only the last (Chicago 13.32).
struct QuotationMarks {
  private let tokens: [Token]
  private var stretches: [QuotedStretch] = []

  /// The outer stretches, in reading order, none inside another.
  static func stretches(in tokens: [Token]) -> [QuotedStretch] {
    var marks = QuotationMarks(tokens: tokens)
    guard tokens.contains(where: { $0.kind == .mark }) else { return [] }
    let paragraphs = Self.paragraphs(of: tokens)
    for index in paragraphs.indices {
      marks.pairDoubles(in: paragraphs[index], next: marks.nextMark(after: index, paragraphs))
    }
    marks.addSingles(paragraphs)
    return marks.stretches.sorted { $0.outer.lowerBound < $1.outer.lowerBound }
  }

  private init(tokens: [Token]) { self.tokens = tokens }

  /// Ranges of tokens, one a paragraph.
  static func paragraphs(of tokens: [Token]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in tokens.indices where index > start && tokens[index].startsParagraph {
      result.append(start..<index)
      start = index
    }
    if start < tokens.count { result.append(start..<tokens.count) }
    return result
  }

  // MARK: Doubles

  private enum Role { case opens, closes, either }

  private func nextMark(after index: Int, _ paragraphs: [Range<Int>]) -> Int? {
    guard index + 1 < paragraphs.count else { return nil }
    let first = paragraphs[index + 1].lowerBound
    return tokens[first].kind == .mark ? first : nil
  }

  private mutating func pairDoubles(in paragraph: Range<Int>, next: Int?) {
    var open: Int?
    var left = paragraph.reduce(0) { $0 + (isDouble($1) ? 1 : 0) }
    var floor = paragraph.lowerBound
    guard left > 0 else { return }
    for index in paragraph where isDouble(index) {
      defer { left -= 1 }
      if let start = open {
        guard closes(index, opened: start, left: left) else { continue }
        close(start, index)
        open = nil
        floor = index + 1
      } else {
        switch role(of: index) {
        case .opens, .either:
          if isInchMark(index) || (looksClosed(index) && left % 2 == 1 && !looksOpen(index)) {
            if isInchMark(index) { continue }
            recoverOpening(before: index, floor: floor)
            floor = index + 1
          } else {
            open = index
          }
        case .closes:
          recoverOpening(before: index, floor: floor)
          floor = index + 1
        }
      }
    }
    if let start = open { finishOpen(start, in: paragraph, next: next) }
  }

  private func isDouble(_ index: Int) -> Bool {
    tokens[index].kind == .mark && !tokens[index].mark.isSingle
  }

  private func looksOpen(_ index: Int) -> Bool {
    let token = tokens[index]
    let before = index > 0 ? tokens[index - 1].kind : .dash
    let isLoose =
      token.shape.contains(.spaceBefore) || token.startsParagraph || before == .open
      || before == .dash || before == .mark || before == .slash
    return isLoose && !token.shape.contains(.spaceAfter) && index + 1 < tokens.count
  }

  private func looksClosed(_ index: Int) -> Bool {
    let token = tokens[index]
    guard !token.shape.contains(.spaceBefore), !token.startsParagraph else { return false }
    guard !token.shape.contains(.spaceAfter), index + 1 < tokens.count else { return true }
    let next = tokens[index + 1]
    return next.startsParagraph || !(next.isWord || next.kind == .number)
  }

  /// *27"*: inches, not an opening mark.
  private func isInchMark(_ index: Int) -> Bool {
    guard index > 0, !tokens[index].shape.contains(.spaceBefore), tokens[index].mark == .straight
    else { return false }
    return tokens[index - 1].kind == .number
  }

  private func role(of index: Int) -> Role {
    switch tokens[index].mark {
    case .doubleLeft, .backticks, .doubleLow, .guillemetLeft, .cornerLeft:
      looksClosed(index) && !looksOpen(index) && tokens[index].mark == .doubleLeft
        ? .closes : .opens
    case .doubleRight, .guillemetRight, .cornerRight:
      looksOpen(index) && !looksClosed(index) ? .opens : .closes
    default: .either
    }
  }

  private func closes(_ index: Int, opened: Int, left: Int) -> Bool {
    let opener = tokens[opened].mark
    switch tokens[index].mark {
    case .doubleLow, .backticks: return false
    case .doubleLeft: return opener == .doubleLow || (looksClosed(index) && !looksOpen(index))
    case .guillemetLeft: return opener == .guillemetRight
    case .cornerLeft: return false
    case .guillemetRight where opener == .guillemetRight: return false
    case .straight, .apostrophes:
      // A second opening mark before the first was closed: nested, or a lost close.
      return !(looksOpen(index) && !looksClosed(index) && left % 2 == 0)
    default: return true
    }
  }

  private mutating func close(_ start: Int, _ end: Int, continues: Bool = false) {
    guard start + 1 < end else { return }
    stretches.append(
      QuotedStretch(inner: start + 1..<end, outer: start..<end + 1, continues: continues))
  }

  /// A mark that closes what nothing opened: the quotation began with its sentence.
  private mutating func recoverOpening(before end: Int, floor: Int) {
    var start = end
    while start > floor, !(tokens[start - 1].endsSentence && start < end) { start -= 1 }
    guard end - start >= 3 else { return }
    stretches.append(
      QuotedStretch(inner: start..<end, outer: start..<end + 1, isUnbalanced: true))
  }

  private mutating func finishOpen(_ start: Int, in paragraph: Range<Int>, next: Int?) {
    let end = paragraph.upperBound
    guard start + 1 < end else { return }
    if let next, isDouble(next), role(of: next) != .closes {
      stretches.append(QuotedStretch(inner: start + 1..<end, outer: start..<end, continues: true))
      return
    }
    let cut = attributionStart(in: start + 1..<end) ?? end
    stretches.append(
      QuotedStretch(inner: start + 1..<cut, outer: start..<cut, isUnbalanced: true))
  }

  /// Where *, Ortega said* begins in a quotation that was never closed.
  private func attributionStart(in range: Range<Int>) -> Int? {
    range.first { index in
      guard tokens[index].kind == .comma, index + 2 < range.upperBound else { return false }
      let next = tokens[index + 1]
      let cueAt = index + 2
      if next.has(.cue), next.has(.pastForm), tokens[cueAt].isCapital { return true }
      guard next.isCapital || next.has(.pronoun) else { return false }
      return (cueAt..<min(cueAt + 3, range.upperBound)).contains {
        tokens[$0].has(.cue) && tokens[$0].has([.pastForm, .singularForm])
          && (cueAt..<$0).allSatisfy { tokens[$0].isCapital }
      }
    }
  }
}

// MARK: - Singles

extension QuotationMarks {
  private mutating func addSingles(_ paragraphs: [Range<Int>]) {
    let doubles = stretches
    stretches = []
    var next = 0
    for paragraph in paragraphs {
      let first = next
      while next < doubles.count, doubles[next].outer.lowerBound < paragraph.upperBound {
        next += 1
      }
      addAll(doubles[first..<next], in: paragraph)
    }
  }

  /// The doubles of a paragraph and the singles outside them.
  private mutating func addAll(_ doubles: ArraySlice<QuotedStretch>, in paragraph: Range<Int>) {
    var start = paragraph.lowerBound
    var rest = doubles
    if let enclosing = enclosing(doubles, in: paragraph) {
      stretches.append(enclosing)
      start = enclosing.outer.upperBound
      rest = doubles.drop { $0.outer.lowerBound < start }
    }
    for double in rest {
      addSingles(in: start..<max(start, double.outer.lowerBound))
      stretches.append(double)
      start = max(start, double.outer.upperBound)
    }
    if start < paragraph.upperBound { addSingles(in: start..<paragraph.upperBound) }
  }

  /// *‘He said, “Go,” so I went,’ Ortega said.*: single marks around double ones, where a
  /// paragraph begins with a single mark and its quotation ends in a stop or comma.
  private func enclosing(_ doubles: ArraySlice<QuotedStretch>, in paragraph: Range<Int>)
    -> QuotedStretch?
  {
    let first = paragraph.lowerBound
    guard let firstDouble = doubles.first, opensSingle(first) else { return nil }
    var rest = doubles
    var index = first + 1
    while index < paragraph.upperBound {
      if let double = rest.first, double.outer.contains(index) {
        index = double.outer.upperBound
        rest = rest.dropFirst()
      } else if closesSingle(index), isAfterStop(index) {
        guard firstDouble.outer.upperBound <= index else { return nil }
        return QuotedStretch(inner: first + 1..<index, outer: first..<index + 1, isSingle: true)
      } else {
        index += 1
      }
    }
    return nil
  }

  private func isAfterStop(_ index: Int) -> Bool {
    tokens[index - 1].endsSentence || tokens[index - 1].kind == .comma
  }

  /// Pairs single marks in a region without doubles, in time linear in its length.
  private mutating func addSingles(in region: Range<Int>) {
    let marks = region.filter { tokens[$0].kind == .mark }
    guard marks.count > 1 else { return }
    var sure = [Int?](repeating: nil, count: marks.count + 1)
    var possible = sure
    for index in marks.indices.reversed() {
      let isClose = closesSingle(marks[index])
      possible[index] = isClose ? marks[index] : possible[index + 1]
      sure[index] = isClose && !isPossessive(marks[index]) ? marks[index] : sure[index + 1]
    }
    var end = region.lowerBound
    for index in marks.indices where marks[index] >= end && opensSingle(marks[index]) {
      guard let close = sure[index + 1] ?? possible[index + 1], close > marks[index] + 1 else {
        continue
      }
      stretches.append(
        QuotedStretch(
          inner: marks[index] + 1..<close, outer: marks[index]..<close + 1, isSingle: true))
      end = close + 1
    }
  }

  private func opensSingle(_ index: Int) -> Bool {
    guard [.single, .singleLeft, .singleLow].contains(tokens[index].mark), looksOpen(index) else {
      return false
    }
    let next = tokens[index + 1]
    return next.kind != .number && !isElision(next)
  }

  /// *’em*, *’til*, *’n’*: words whose first letters an apostrophe stands for.
  private func isElision(_ token: Token) -> Bool {
    !token.isCapital && token.end - token.start <= 2 && token.classes.isEmpty
  }

  private func closesSingle(_ index: Int) -> Bool {
    [.single, .singleRight].contains(tokens[index].mark) && looksClosed(index)
  }

  /// *the workers’ union*: an apostrophe between a plural and a lower-case word.
  private func isPossessive(_ index: Int) -> Bool {
    guard index > 0, index + 1 < tokens.count, tokens[index - 1].isWord else { return false }
    let next = tokens[index + 1]
    return next.isWord && !next.isCapital && !next.startsParagraph
  }
}
