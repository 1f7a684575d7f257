import Essentials
import QuoteModel

/// Finds the names that a text prints.
extension Directory {
  /// All maximal runs of name words, without titles before them.
  func nameRuns() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = 0
    while index < article.tokens.count {
      let token = article[index]
      guard token.isCapital || token.has(.particle), startsName(index),
        !article.isInDateline(index)
      else {
        index += 1
        continue
      }
      let (link, end) = runEnd(from: index)
      var next = max(end, index + 1)
      // *Guest*, *Speaker*: a name or an office; who is named in full tells which.
      if var name = phrases.name(in: index..<link) ?? (link == index + 1 ? index..<link : nil) {
        name = (beginsWithFigure(name) ? name.lowerBound - 1 : name.lowerBound)..<end
        if let longer = endAfterNickname(name) {
          name = name.lowerBound..<longer
          next = longer
        }
        result.append(name)
      }
      index = next
    }
    return result
  }

  /// *50 Cent said*; not *in 2004 Ortega said*.
  private func beginsWithFigure(_ name: Range<Int>) -> Bool {
    let figure = name.lowerBound - 1
    guard article.kind(figure) == .number, !phrases.isGivenName(name.lowerBound),
      article[figure].end - article[figure].start < 4, !article[name.lowerBound].startsParagraph
    else { return false }
    return article.isFiniteCue(figure - 1)
      || article.isFiniteCue(name.upperBound) && article.startsSentence(figure)
  }

  /// *Q*, *A*: letters that stand for whoever asks and answers.
  func isLetter(_ run: Range<Int>) -> Bool {
    run.count == 1 && article[run.lowerBound].end - article[run.lowerBound].start == 1
  }

  private func startsName(_ index: Int) -> Bool {
    let token = article[index]
    return phrases.isNamePart(index)
      || (token.has(.particle) && phrases.isNamePart(index + 1) && !token.has(.determiner)
        && (token.isCapital || !token.has(.preposition)))
  }

  /// Where a run ends, and where before that *of* or *for* begins the second part of an office.
  private func runEnd(from start: Int) -> (link: Int, end: Int) {
    var end = start + 1
    var link: Int?
    while end - start < 12 {
      let token = article[end]
      guard !token.startsParagraph, !article[end - 1].endsSentence else { break }
      let isPart =
        phrases.isNamePart(end) || token.has(.nameSuffix) && token.isCapital
        || (token.has(.particle)
          && phrases.startsWithParticle(end, end..<min(end + 3, article.tokens.count)))
        || (token.shape.contains(.abbreviated) && token.isCapital && token.kind == .word)
      // *Oskar Vane Miss a vote*: the next name begins.
      if token.has(.honorific), !article.has(end - 1, [.honorific, .title]) { break }
      if isHeadlineVerb(end) { break }
      // *Ministry of Finance Ana Reyes*
      if link != nil, phrases.isGivenName(end) { break }
      if isPart, token.isWord {
        end += 1
      } else if phrases.isInsideBody(end) || phrases.isInsideTitle(end)
        || phrases.isAmpersand(end) && phrases.isNamePart(end + 1)
      {
        end += 2
      } else if let longer = phrases.officeEnd(from: end) {
        link = link ?? end
        end = longer
      } else {
        break
      }
    }
    return (link ?? end, end)
  }

  /// *Warns* of *Ortega Warns of Floods*, a line that has no period and whose words all have capitals.
  private func isHeadlineVerb(_ index: Int) -> Bool {
    let named: WordClass = [.givenName, .organisation, .place, .document, .channel, .title]
    // *Article Continued Below*
    guard article.isFiniteCue(index), !article.has(index, named),
      !article.has(index - 1, .document) || !article[index - 1].startsParagraph
    else { return false }
    let line = article.paragraph(around: index, most: Self.longestHeadline)
    guard line.count < Self.longestHeadline, !line.contains(where: { article[$0].kind == .period })
    else { return false }
    let small: WordClass = [.preposition, .determiner, .conjunction, .subordinator]
    return line.allSatisfy {
      article[$0].kind != .word || article[$0].isCapital || article.has($0, small)
    }
  }

  private static let longestHeadline = 24

  /// The first word of a sentence that is no name: *Officials*, *Critics*; but *Guest* is one
  /// where somebody of that name is.
  func isPlainWord(_ name: Range<Int>) -> Bool {
    guard name.count == 1 else { return false }
    let token = article[name.lowerBound]
    var plain: WordClass = token.isShouted ? [] : .demonym
    if !token.has(.givenName) { plain.formUnion(.nationality) }
    if !token.has([.givenName, .organisation, .place]) {
      plain.formUnion([.group, .person, .document, .verb, .time, .title])
    }
    return phrases.isPlainNoun(name.lowerBound, of: plain)
      && byLastWord.first(of: token.hash) == nil
  }

  /// *Overall*, *Resolve*: the first word of a sentence has a capital whatever it is, so that more
  /// must tell that it is a name.
  ///
  /// - Parameter plain: Words that the text has in lower case, too.
  func isKnown(_ run: Range<Int>, _ plain: Set<UInt32>) -> Bool {
    let index = run.lowerBound
    let token = article[index]
    guard run.count == 1, article.startsSentence(index) else { return true }
    return tags[index] == .name && !plain.contains(token.hash) || token.isShouted
      || token.has([.givenName, .organisation, .place])
      || byLastWord.first(of: token.hash) != nil || byFirstWord.first(of: token.hash) != nil
  }

  /// Those of the first words of sentences that may be names, and that the text has in lower case.
  func wordsInLowerCase(among names: [Range<Int>]) -> Set<UInt32> {
    var doubtful: Set<UInt32> = []
    var mask: UInt64 = 0
    for run in names where run.count < 3 && article.startsSentence(run.lowerBound) {
      let hash = article[run.lowerBound].hash
      doubtful.insert(hash)
      mask |= 1 << UInt64(hash & 63)
    }
    guard !doubtful.isEmpty else { return [] }
    let found = article.tokens.lazy.filter { token in
      !token.isCapital && mask & 1 << UInt64(token.hash & 63) != 0 && doubtful.contains(token.hash)
    }
    return Set(found.map(\.hash))
  }

  // MARK: Names with another name inside: *Luis “Tito” Ortega*, *Ana (Nita) Reyes*

  /// The end of the whole name after a first name and a nickname; `nil` where there is none.
  private func endAfterNickname(_ first: Range<Int>) -> Int? {
    guard first.count <= 2, article.has(first.lowerBound, .givenName),
      let nickname = nickname(at: first.upperBound),
      !article[nickname.upperBound].startsParagraph, startsName(nickname.upperBound)
    else { return nil }
    return runEnd(from: nickname.upperBound).end
  }

  /// One or two capitalised words between marks or parentheses, with these.
  private func nickname(at start: Int) -> Range<Int>? {
    let end: Int
    if let stretch = article.stretch(startingAt: start) {
      end = stretch.outer.upperBound
    } else if article.kind(start) == .open {
      let close = (start + 1..<start + 4).first { article.kind($0) == .close }
      guard let close else { return nil }
      end = close + 1
    } else {
      return nil
    }
    guard (3...4).contains(end - start),
      (start + 1..<end - 1).allSatisfy({ article[$0].kind == .word && article[$0].isCapital })
    else { return nil }
    return start..<end
  }

  /// The nickname inside a name, with its marks or parentheses; empty where there is none.
  func nickname(in name: Range<Int>) -> Range<Int> {
    let found = name.lazy.compactMap(nickname(at:)).first
    return found.flatMap { $0.upperBound < name.upperBound ? $0 : nil } ?? 0..<0
  }

  // MARK: Names and their first letters

  /// The hash of *nba* after *Norland Bankers' Association (NBA)*; of a body that has a name in another
  /// language, too, whose letters those are.
  private func printedAcronym(of person: Person) -> UInt32? {
    let open = person.name.upperBound
    guard article.kind(open) == .open, article.kind(open + 2) == .close,
      article.kind(open + 1) == .word, article[open + 1].isCapital
    else { return nil }
    let letter = article.text[Int(article[open + 1].start)]
    let isInitial = person.name.contains {
      article.text[Int(article[$0].start)] | 0x20 == letter | 0x20
    }
    let isForeign =
      person.kind == .organisation && person.words.count > 2 && article[open + 1].isShouted
    return isInitial || isForeign ? article[open + 1].hash : nil
  }

  /// The hash of *edc*, of *Export Development Canada*: the first letters of the capitalised words.
  func acronym(of person: Person) -> UInt32? {
    if let printed = printedAcronym(of: person) { return printed }
    guard person.kind != .person, person.words.count > 1 else { return nil }
    return initials(of: person.name)
  }

  private func initials(of name: Range<Int>) -> UInt32 {
    var hash = WordHash()
    for index in name where article[index].isCapital {
      hash.add(article.text[Int(article[index].start)] | 0x20)
    }
    return hash.short
  }

  /// Joins *Parks, Rivers and Lakes Canada* where the text has *PRLC* too, and *Norland Panel on Rain Change*
  /// before *(NPRC)*.
  func merged(_ names: [Range<Int>], _ singles: HashIndex) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for run in names {
      let whole = spelledOut(before: run) ?? spelledOut(around: run, singles)
      if let whole {
        while let last = result.last, last.upperBound > whole.lowerBound { result.removeLast() }
        result.append(whole)
      }
      if whole.map({ $0.upperBound <= run.lowerBound }) ?? true { result.append(run) }
    }
    return result
  }

  private func spelledOut(before acronym: Range<Int>) -> Range<Int>? {
    let open = acronym.lowerBound - 1
    guard acronym.count == 1, article.kind(open) == .open, article.kind(open + 2) == .close,
      article[open + 1].isShouted
    else { return nil }
    return spelledOut(before: open, from: open - 1) { $0 == article[open + 1].hash }
  }

  private func spelledOut(around run: Range<Int>, _ singles: HashIndex) -> Range<Int>? {
    guard run.count > 1, article.has(run.upperBound - 1, .place) else { return nil }
    return spelledOut(before: run.upperBound, from: run.lowerBound - 1) {
      singles.first(of: $0) != nil
    }
  }

  private static let mostSpelled = 14

  /// The words up to an end, by their first letters.
  private func spelledOut(
    before end: Int, from last: Int, by isAcronym: (UInt32) -> Bool
  ) -> Range<Int>? {
    let inside: WordClass = [.preposition, .determiner, .conjunction]
    var start = last + 1
    while start > 0, end - start < Self.mostSpelled, !article.isQuoted(start - 1),
      !article[start].startsParagraph,
      article[start - 1].isCapital || start < end && article.has(start - 1, inside)
        || article.kind(start - 1) == .comma
    {
      start -= 1
      if start < last, article[start].isCapital, isAcronym(initials(of: start..<end)) {
        return start..<end
      }
    }
    return nil
  }
}
