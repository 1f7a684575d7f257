/// Single marks, where no double ones are open.
extension QuotationMarks {
  mutating func addSingles(_ paragraphs: [Range<Int>]) {
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
  mutating func addAll(_ doubles: ArraySlice<QuotedStretch>, in paragraph: Range<Int>) {
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
        return QuotedStretch(inner: first + 1..<index, outer: first..<index + 1)
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
  mutating func addSingles(in region: Range<Int>) {
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
          inner: marks[index] + 1..<close, outer: marks[index]..<close + 1))
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
