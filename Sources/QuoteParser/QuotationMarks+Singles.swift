/// Single marks, where no double ones are open.
extension QuotationMarks {
  mutating func addSingles(_ paragraphs: [Paragraph]) {
    let doubles = stretches
    stretches = []
    stretches.reserveCapacity(doubles.count)
    var next = 0
    for paragraph in paragraphs {
      let first = next
      while next < doubles.count, doubles[next].outer.lowerBound < paragraph.tokens.upperBound {
        next += 1
      }
      addAll(doubles[first..<next], in: paragraph)
    }
  }

  /// The doubles of a paragraph and the singles outside them.
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
      if closesSingle(mark), isAfterStop(mark) {
        guard firstDouble.outer.upperBound <= mark else { return nil }
        return QuotedStretch(inner: first + 1..<mark, outer: first..<mark + 1)
      }
    }
    return nil
  }

  private func isAfterStop(_ index: Int) -> Bool {
    tokens[index - 1].endsSentence || tokens[index - 1].kind == .comma
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
      stretches.append(QuotedStretch(inner: mark + 1..<close, outer: mark..<close + 1))
      end = close + 1
    }
  }

  private func opensSingle(_ index: Int) -> Bool {
    guard tokens[index].mark.opensSingle, looksOpen(index) else { return false }
    let next = tokens[index + 1]
    return next.kind != .number && !isElision(next)
  }

  /// *’em*, *’til*, *’n’*: words whose first letters an apostrophe stands for.
  private func isElision(_ token: Token) -> Bool {
    !token.isCapital && token.end - token.start <= 2 && token.classes.isEmpty
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
