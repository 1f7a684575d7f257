import QuoteModel

/// Names in the text, and what they name.
extension Directory {
  /// All maximal runs of name words, without titles before them.
  func nameRuns() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = 0
    while index < reading.tokens.count {
      let token = reading.tokens[index]
      guard token.isCapital || token.has(.particle), startsName(index) else {
        index += 1
        continue
      }
      let end = runEnd(from: index)
      var next = max(end, index + 1)
      if var name = phrases.name(in: index..<end) ?? single(index..<end) {
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

  /// *Guest*, *Speaker*: a name or an office; who is named in full tells which.
  func single(_ run: Range<Int>) -> Range<Int>? { run.count == 1 ? run : nil }

  /// *Q*, *A*: letters that stand for whoever asks and answers.
  func isLetter(_ run: Range<Int>) -> Bool {
    run.count == 1 && reading.tokens[run.lowerBound].end - reading.tokens[run.lowerBound].start == 1
  }

  func startsName(_ index: Int) -> Bool {
    let token = reading.tokens[index]
    return phrases.isNamePart(index)
      || (token.has(.particle) && index + 1 < reading.tokens.count && phrases.isNamePart(index + 1)
        && !token.has(.determiner)
        && (token.isCapital || reading.tokens[index].has(.particle) && !token.has(.preposition)))
  }

  func runEnd(from start: Int) -> Int {
    var end = start + 1
    while end < reading.tokens.count, end - start < 12 {
      let token = reading.tokens[end]
      guard !token.startsParagraph, !reading.tokens[end - 1].endsSentence else { break }
      let isPart =
        phrases.isNamePart(end) || token.has(.nameSuffix) && token.isCapital
        || (token.has(.particle)
          && phrases.startsWithParticle(end, end..<min(end + 3, reading.tokens.count)))
        || (token.shape.contains(.abbreviated) && token.isCapital && token.kind == .word)
      if isPart, token.isWord {
        end += 1
      } else if let longer = phrases.officeEnd(from: end) {
        end = longer
      } else {
        break
      }
    }
    return end
  }

  /// The first word of a sentence that is no name: *Officials*, *Critics*; but *Guest* is one
  /// where somebody of that name is.
  func isPlainWord(_ name: Range<Int>) -> Bool {
    guard name.count == 1 else { return false }
    let token = reading.tokens[name.lowerBound]
    let plain: WordClass = [.group, .person, .document, .verb, .time, .title]
    let isPlain =
      token.has(plain) && !token.has([.givenName, .organisation, .place])
      || token.has(.demonym) && !token.shape.contains(.allCapitals)
    return isPlain && byLastWord.first(of: reading.tokens[name.lowerBound].hash) == nil
  }

  /// - Parameter singles: The names of one word.
  mutating func addFull(_ run: Range<Int>, _ singles: NameIndex) {
    var words = words(of: run)
    guard words.count > 1, let last = words.last else { return }
    // *Van Beek* after *Ludwig van Beek* is a surname.
    if reading.tokens[run.lowerBound].has(.particle), byLastWord.first(of: last) != nil { return }
    // *Paz Reyes* after *Ana Paz Reyes* is a surname of two words.
    if let whole = somebody(whoseNameEndsIn: words) {
      people[whole].count += 1
      return
    }
    let bare = wordWithoutLostPossessive(run, last, singles)
    if let bare { words[words.count - 1] = bare }
    if let known = person(words: words) {
      people[known].count += 1
      if run.count > people[known].name.count, bare == nil {
        people[known].name = run
        people[known].hasLostApostrophe = false
      }
    } else {
      add(
        Person(
          name: run, hasLostApostrophe: bare != nil, firstNamed: run.lowerBound, words: words,
          kind: kind(of: run), gender: gender(of: run)))
    }
  }

  /// *Donald Trumps adviser*: text that lost its apostrophes.
  private func wordWithoutLostPossessive(_ run: Range<Int>, _ last: UInt32, _ singles: NameIndex)
    -> UInt32?
  {
    guard reading.endsInS(run.upperBound - 1) else { return nil }
    let bare = reading.hashWithoutLastLetter(run.upperBound - 1)
    return singles.count(of: bare) > singles.count(of: last) ? bare : nil
  }

  mutating func add(_ person: Person) {
    let index = people.count
    people.append(person)
    byLastWord.add(index, under: person.words[person.words.count - 1])
    if person.words.count > 1 { byFirstWord.add(index, under: person.words[0]) }
    if let acronym = acronym(of: person) { byAcronym.add(index, under: acronym) }
  }

  /// The fullest name that the article prints.
  func fullName(of person: Int) -> String {
    if let named = people[person].nameInTitle { return named }
    let text = withoutNickname(people[person].name)
    return people[person].hasLostApostrophe ? String(text.dropLast()) : text
  }

  private func somebody(whoseNameEndsIn words: NameWords) -> Int? {
    var person = words.last.flatMap { byLastWord.first(of: $0) }
    while let found = person {
      if people[found].words.count > words.count, people[found].words.ends(in: words) {
        return found
      }
      person = byLastWord.next(after: found)
    }
    return nil
  }

  /// Somebody with the same first and last word.
  func person(words: NameWords) -> Int? {
    var person = words.last.flatMap { byLastWord.first(of: $0) }
    while let found = person, people[found].words.first != words.first {
      person = byLastWord.next(after: found)
    }
    return person
  }

  /// In lower case, without initials, suffixes and honorifics.
  func words(of run: Range<Int>) -> NameWords {
    var words = NameWords()
    for index in run where tellsApart(index) && !isNickname(index, of: run) {
      words.append(reading.tokens[index].hash)
    }
    return words
  }

  /// No initial, suffix or honorific.
  private func tellsApart(_ index: Int) -> Bool {
    let token = reading.tokens[index]
    return !token.has([.nameSuffix, .honorific])
      && !(token.shape.contains(.abbreviated) && token.end - token.start <= 2)
  }

  func kind(of run: Range<Int>) -> SpeakerKind {
    let first = reading.tokens[run.lowerBound]
    let last = reading.tokens[run.upperBound - 1]
    if isTitled(run) { return .person }
    // *Vernon Beach*, *Clark County*; but *Sarah Park* is somebody.
    let isNamed = first.has(.givenName) && (run.count < 4 || !last.has(.organisation))
    if run.count > 1, last.has([.organisation, .landmark]), !(last.has(.surname) && isNamed) {
      return .organisation
    }
    if isNamed { return .person }
    if run.count > 1,
      run.contains(where: { reading.has($0, .landmark) && !reading.has($0, .surname) })
    {
      return .organisation
    }
    if last.has([.organisation, .document, .channel]) { return .organisation }
    // *Article Continued*, *Story Continues*: lines of a web page.
    if run.contains(where: { reading.tokens[$0].has([.verb, .document]) }) { return .organisation }
    if run.contains(where: { reading.tokens[$0].has([.organisation]) }) { return .organisation }
    if run.count == 1, last.shape.contains(.allCapitals) || last.has([.place]) {
      return .organisation
    }
    if run.contains(where: { reading.tokens[$0].has([.place, .demonym]) }) { return .organisation }
    if reading.has(run.lowerBound - 1, .determiner) { return .organisation }
    return .person
  }

  func isTitled(_ run: Range<Int>) -> Bool {
    guard run.lowerBound > 0 else { return false }
    let before = reading.tokens[run.lowerBound - 1]
    return before.has([.title, .honorific]) && before.kind == .word
      && !reading.tokens[run.lowerBound].startsParagraph
  }

  func gender(of run: Range<Int>) -> Person.Gender? {
    let classes = reading.tokens[run.lowerBound].classes
    if let titled = honorificGender(before: run.lowerBound) { return titled }
    if classes.contains(.masculine) { return .masculine }
    if classes.contains(.feminine) { return .feminine }
    return nil
  }

  /// What *Mr*, *Mrs*, *Ms*, *spokeswoman* before a name say.
  func honorificGender(before index: Int) -> Person.Gender? {
    guard reading.has(index - 1, [.title, .honorific]) else { return nil }
    if reading.has(index - 1, .masculine) { return .masculine }
    return reading.has(index - 1, .feminine) ? .feminine : nil
  }
}

/// Names with another name inside: *Luis “Tito” Ortega*, *Ana (Nita) Reyes*.
extension Directory {
  /// The end of the whole name after a first name and a nickname; `nil` where there is none.
  func endAfterNickname(_ first: Range<Int>) -> Int? {
    guard first.count <= 2, reading.has(first.lowerBound, .givenName),
      let nickname = nickname(at: first.upperBound), nickname.upperBound < reading.tokens.count,
      !reading.tokens[nickname.upperBound].startsParagraph, startsName(nickname.upperBound)
    else { return nil }
    return runEnd(from: nickname.upperBound)
  }

  /// One or two capitalised words between marks or parentheses, with these.
  private func nickname(at start: Int) -> Range<Int>? {
    let end: Int
    if let number = reading.stretch(startingAt: start) {
      end = reading.stretches[number].outer.upperBound
    } else if reading.kind(start) == .open {
      let close = (start + 1..<min(start + 4, reading.tokens.count)).first {
        reading.kind($0) == .close
      }
      guard let close else { return nil }
      end = close + 1
    } else {
      return nil
    }
    guard (3...4).contains(end - start),
      (start + 1..<end - 1).allSatisfy({
        reading.tokens[$0].kind == .word && reading.tokens[$0].isCapital
      })
    else { return nil }
    return start..<end
  }

  /// The name as text, with the words alone that stand outside marks and parentheses.
  func withoutNickname(_ name: Range<Int>) -> String {
    guard let start = name.first(where: { nickname(at: $0) != nil }),
      let inner = nickname(at: start), inner.upperBound < name.upperBound
    else { return reading.text(of: name) }
    return reading.text(of: name.lowerBound..<start) + " "
      + reading.text(of: inner.upperBound..<name.upperBound)
  }

  /// Whether a token of a name belongs to its nickname.
  func isNickname(_ index: Int, of name: Range<Int>) -> Bool {
    guard !reading.isQuoted(index) || reading.isQuoted(name.lowerBound) else { return true }
    return reading.kind(index) == .open || reading.kind(index) == .close
      || reading.kind(index - 1) == .open && index > name.lowerBound
      || reading.kind(index + 1) == .close && index + 1 < name.upperBound
  }
}

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
