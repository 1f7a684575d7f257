import QuoteModel

/// Names and their first letters.
extension Directory {
  /// The hash of *edc*, of *Export Development Canada*: the first letters of the capitalised words.
  func acronym(of person: Person) -> UInt32? {
    guard person.kind != .person, person.words.count > 1 else { return nil }
    return initials(of: person.name)
  }

  func initials(of name: Range<Int>) -> UInt32 {
    var hash = WordHash()
    for index in name where reading.tokens[index].isCapital {
      hash.add(reading.text[Int(reading.tokens[index].start)] | 0x20)
    }
    return hash.short
  }

  /// Joins *Parks, Rivers and Lakes Canada* where the text has *PRLC* too.
  func merged(_ names: [Range<Int>], _ singles: NameIndex) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for run in names {
      guard run.count > 1, reading.has(run.upperBound - 1, .place),
        let start = spelledStart(of: run, singles)
      else {
        result.append(run)
        continue
      }
      while let last = result.last, last.upperBound > start { result.removeLast() }
      result.append(start..<run.upperBound)
    }
    return result
  }

  /// Where a longer name that ends in this one begins, if its first letters are a word of the text.
  func spelledStart(of run: Range<Int>, _ singles: NameIndex) -> Int? {
    var start = run.lowerBound
    while start > 0, run.lowerBound - start < 8, !reading.isQuoted(start - 1),
      !reading.tokens[start].startsParagraph,
      reading.kind(start - 1) == .comma || reading.isWord(start - 1, "and")
        || reading.kind(start - 1) == .word && reading.tokens[start - 1].isCapital
    {
      start -= 1
      guard reading.tokens[start].isCapital, start < run.lowerBound - 1 else { continue }
      if singles.first(of: initials(of: start..<run.upperBound)) != nil { return start }
    }
    return nil
  }
}
