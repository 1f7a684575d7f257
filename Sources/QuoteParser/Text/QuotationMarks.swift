import Essentials

/// What stands between a pair of quotation marks, or runs from one to the end of a paragraph.
struct QuotedStretch: Hashable, Sendable {
  /// The tokens between the marks.
  var inner: Range<Int>
  /// The tokens with the marks that are there.
  var outer: Range<Int>
  /// Opened in this paragraph and not closed, because the next paragraph opens again.
  var continues = false
  /// One of its marks was lost, and its end or start was found by rule.
  var isUnbalanced = false
}

/// Pairs quotation marks, paragraph by paragraph.
///
/// The outer stretches come first; single marks count where no double ones are open. An English
/// quotation over several paragraphs opens each of them and closes only the last (Chicago 13.32).
struct QuotationMarks {
  private let tokens: UnretainedArray<Token>
  /// Which tokens are marks.
  private let marks: [Int]
  private var stretches: [QuotedStretch] = []

  /// A paragraph that has marks.
  private struct Paragraph {
    let tokens: Range<Int>
    /// Indices into `marks`.
    let marks: Range<Int>
  }

  /// The outer stretches, in reading order, none inside another.
  static func stretches(in tokens: UnretainedArray<Token>) -> [QuotedStretch] {
    var pass = QuotationMarks(tokens)
    guard !pass.marks.isEmpty else { return [] }
    let paragraphs = pass.paragraphs()
    for paragraph in paragraphs { pass.pairDoubles(in: paragraph) }
    pass.addSingles(paragraphs)
    return pass.stretches
  }

  /// The quotations inside others, in reading order: single marks inside double ones, double marks
  /// inside single ones.
  static func nested(
    in stretches: [QuotedStretch], of tokens: UnretainedArray<Token>
  ) -> [QuotedStretch] {
    var pass = QuotationMarks(tokens)
    var mark = pass.marks[...]
    for stretch in stretches {
      mark = mark.drop { $0 < stretch.inner.lowerBound }
      let inside = mark.prefix { $0 < stretch.inner.upperBound }
      guard inside.count > 1 else { continue }
      if tokens[stretch.outer.lowerBound].mark.isSingle {
        pass.pairNestedDoubles(inside)
      } else {
        pass.pairSingles(inside)
      }
    }
    return pass.stretches
  }

  private mutating func pairNestedDoubles(_ marks: ArraySlice<Int>) {
    var open: Int?
    for mark in marks where isDouble(mark) {
      if let start = open, closes(mark, opened: start, left: 0) {
        close(start, mark)
        open = nil
      } else if open == nil, looksOpen(mark) {
        open = mark
      }
    }
  }

  private init(_ tokens: UnretainedArray<Token>) {
    self.tokens = tokens
    var marks: [Int] = []
    for index in tokens.indices where tokens[index].kind == .mark { marks.append(index) }
    self.marks = marks
  }

  private func paragraphs() -> [Paragraph] {
    var result: [Paragraph] = []
    var mark = 0
    while mark < marks.count {
      var start = marks[mark]
      while start > 0, !tokens[start].startsParagraph { start -= 1 }
      var end = marks[mark] + 1
      while end < tokens.count, !tokens[end].startsParagraph { end += 1 }
      let first = mark
      while mark < marks.count, marks[mark] < end { mark += 1 }
      result.append(Paragraph(tokens: start..<end, marks: first..<mark))
    }
    return result
  }

  // MARK: Doubles

  private mutating func pairDoubles(in paragraph: Paragraph) {
    var open: Int?
    var left = marks[paragraph.marks].count { isDouble($0) }
    var floor = paragraph.tokens.lowerBound
    for index in marks[paragraph.marks] where isDouble(index) {
      defer { left -= 1 }
      if let start = open {
        guard closes(index, opened: start, left: left) else { continue }
        close(start, index)
        open = nil
        floor = index + 1
      } else if onlyCloses(index)
        || looksClosed(index) && left % 2 == 1 && !looksOpen(index) && !isInchMark(index)
      {
        recoverOpening(before: index, floor: floor)
        floor = index + 1
      } else if !isInchMark(index) {
        open = index
      }
    }
    if let start = open { finishOpen(start, in: paragraph.tokens) }
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
    index > 0 && !tokens[index].shape.contains(.spaceBefore) && tokens[index].mark == .straight
      && tokens[index - 1].kind == .number
  }

  /// Whether a mark opens nothing, as it is printed and where it stands.
  private func onlyCloses(_ index: Int) -> Bool {
    switch tokens[index].mark {
    case .doubleLeft: looksClosed(index) && !looksOpen(index)
    case .doubleRight, .guillemetRight, .cornerRight: looksClosed(index) || !looksOpen(index)
    default: false
    }
  }

  private func closes(_ index: Int, opened: Int, left: Int) -> Bool {
    let opener = tokens[opened].mark
    switch tokens[index].mark {
    case .doubleLow, .backticks, .cornerLeft: return false
    case .doubleLeft: return opener == .doubleLow || (looksClosed(index) && !looksOpen(index))
    case .guillemetLeft: return opener == .guillemetRight
    case .guillemetRight where opener == .guillemetRight: return false
    case .straight, .apostrophes:
      // A second opening mark before the first was closed: nested, or a lost close.
      guard looksOpen(index), !looksClosed(index) else { return true }
      // Paragraphs that were run together open again after each stop.
      return left % 2 != 0 && !tokens[index - 1].endsSentence
    default: return true
    }
  }

  private mutating func close(_ start: Int, _ end: Int) {
    guard start + 1 < end else { return }
    stretches.append(QuotedStretch(inner: start + 1..<end, outer: start..<end + 1))
  }

  /// A mark that closes what nothing opened: the quotation began with its sentence.
  private mutating func recoverOpening(before end: Int, floor: Int) {
    var start = end
    while start > floor, !(tokens[start - 1].endsSentence && start < end) { start -= 1 }
    guard end - start >= 3 else { return }
    stretches.append(QuotedStretch(inner: start..<end, outer: start..<end + 1, isUnbalanced: true))
  }

  private mutating func finishOpen(_ start: Int, in paragraph: Range<Int>) {
    let end = paragraph.upperBound
    guard start + 1 < end else { return }
    let continues = end < tokens.count && isDouble(end) && !onlyCloses(end)
    let cut = continues ? end : attributionStart(in: start + 1..<end) ?? end
    stretches.append(
      QuotedStretch(
        inner: start + 1..<cut, outer: start..<cut, continues: continues, isUnbalanced: !continues))
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

  // MARK: Singles

  /// Puts the singles of each paragraph between its doubles.
  private mutating func addSingles(_ paragraphs: [Paragraph]) {
    var doubles = stretches[...]
    stretches = []
    stretches.reserveCapacity(doubles.count)
    for paragraph in paragraphs {
      let own = doubles.prefix { $0.outer.lowerBound < paragraph.tokens.upperBound }
      doubles = doubles.dropFirst(own.count)
      addAll(own, in: paragraph)
    }
  }

  private mutating func addAll(_ doubles: ArraySlice<QuotedStretch>, in paragraph: Paragraph) {
    var start = paragraph.tokens.lowerBound
    var rest = doubles
    if let enclosing = enclosing(doubles, in: paragraph) {
      stretches.append(enclosing)
      start = enclosing.outer.upperBound
      rest = doubles.drop { $0.outer.lowerBound < start }
    }
    var mark = paragraph.marks.lowerBound
    for double in rest {
      mark = addSingles(from: mark, in: start..<max(start, double.outer.lowerBound))
      stretches.append(double)
      start = max(start, double.outer.upperBound)
    }
    _ = addSingles(from: mark, in: start..<max(start, paragraph.tokens.upperBound))
  }

  /// *‘He said, “Go,” so I went,’ Ortega said.*: single marks around double ones, where a
  /// paragraph begins with a single mark and its quotation ends in a stop or comma.
  private func enclosing(_ doubles: ArraySlice<QuotedStretch>, in paragraph: Paragraph)
    -> QuotedStretch?
  {
    let first = paragraph.tokens.lowerBound
    guard let firstDouble = doubles.first, opensSingle(first) else { return nil }
    var rest = doubles
    for mark in marks[paragraph.marks] where mark > first {
      while let double = rest.first, double.outer.upperBound <= mark { rest = rest.dropFirst() }
      if let double = rest.first, double.outer.contains(mark) { continue }
      if closesSingle(mark), tokens[mark - 1].endsSentence || tokens[mark - 1].kind == .comma {
        guard firstDouble.outer.upperBound <= mark else { return nil }
        return QuotedStretch(inner: first + 1..<mark, outer: first..<mark + 1)
      }
    }
    return nil
  }

  /// Pairs single marks in a region without doubles, in time linear in its length.
  ///
  /// - Parameter mark: None before this one, an index into `marks`, is in the region.
  /// - Returns: The first mark after the region.
  private mutating func addSingles(from mark: Int, in region: Range<Int>) -> Int {
    var first = mark
    while first < marks.count, marks[first] < region.lowerBound { first += 1 }
    var next = first
    while next < marks.count, marks[next] < region.upperBound { next += 1 }
    if marks[first..<next].dropLast().contains(where: { opensSingle($0) }) {
      pairSingles(marks[first..<next])
    }
    return next
  }

  private mutating func pairSingles(_ marks: ArraySlice<Int>) {
    var sure = [Int?](repeating: nil, count: marks.count + 1)
    var possible = sure
    for (place, mark) in zip(0..<marks.count, marks).reversed() {
      let isClose = closesSingle(mark)
      possible[place] = isClose ? mark : possible[place + 1]
      sure[place] = isClose && !isPossessive(mark) ? mark : sure[place + 1]
    }
    var end = 0
    for (place, mark) in zip(0..<marks.count, marks) where mark >= end && opensSingle(mark) {
      guard let close = sure[place + 1] ?? possible[place + 1], close > mark + 1 else { continue }
      self.close(mark, close)
      end = close + 1
    }
  }

  private func opensSingle(_ index: Int) -> Bool {
    guard tokens[index].mark.opensSingle, looksOpen(index) else { return false }
    let next = tokens[index + 1]
    // *’em*, *’n’*: short words whose first letters an apostrophe stands for.
    let isElision = !next.isCapital && next.end - next.start <= 2 && next.classes.isEmpty
    return next.kind != .number && !isElision
  }

  private func closesSingle(_ index: Int) -> Bool {
    tokens[index].mark.closesSingle && looksClosed(index)
  }

  /// *the workers’ union*: an apostrophe between a plural and a lower-case word.
  private func isPossessive(_ index: Int) -> Bool {
    guard index > 0, index + 1 < tokens.count, tokens[index - 1].isWord else { return false }
    let next = tokens[index + 1]
    return next.isWord && !next.isCapital && !next.startsParagraph
  }
}
