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
      if let name = phrases.name(in: index..<end) ?? single(index..<end) { result.append(name) }
      index = max(end, index + 1)
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
    guard var words = words(of: run), words.count > 1 else { return }
    // *Van Beek* after *Ludwig van Beek* is a surname.
    if reading.tokens[run.lowerBound].has(.particle), byLastWord.first(of: words.last) != nil {
      return
    }
    let bare = wordWithoutLostPossessive(run, words.last, singles)
    if let bare { words.last = bare }
    if let known = person(words) {
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
    byLastWord.add(index, under: person.words.last)
    byFirstWord.add(index, under: person.words.first)
    if let acronym = acronym(of: person) { byAcronym.add(index, under: acronym) }
  }

  /// The fullest name that the article prints.
  func fullName(of person: Int) -> String {
    let text = reading.text(of: people[person].name)
    return people[person].hasLostApostrophe ? String(text.dropLast()) : text
  }

  /// The hash of *edc*, of *Export Development Canada*: the first letters of the capitalised words.
  func acronym(of person: Person) -> UInt32? {
    guard person.kind != .person, person.words.count > 1 else { return nil }
    let capitals = person.name.lazy.filter { reading.tokens[$0].isCapital }
    return WordHash(capitals.map { reading.text[Int(reading.tokens[$0].start)] | 0x20 }).short
  }

  /// Somebody with the same first and last word.
  func person(_ words: NameWords) -> Int? {
    var person = byLastWord.first(of: words.last)
    while let found = person, people[found].words.first != words.first {
      person = byLastWord.next(after: found)
    }
    return person
  }

  /// `nil` if there are none.
  func words(of run: Range<Int>) -> NameWords? {
    var (first, last, count) = (run.lowerBound, run.lowerBound, 0)
    for index in run where tellsApart(index) {
      if count == 0 { first = index }
      last = index
      count += 1
    }
    guard count > 0 else { return nil }
    return NameWords(
      first: reading.tokens[first].hash, last: reading.tokens[last].hash, count: count,
      between: first + 1..<max(first + 1, last))
  }

  /// No initial, suffix or honorific.
  private func tellsApart(_ index: Int) -> Bool {
    let token = reading.tokens[index]
    return !token.has([.nameSuffix, .honorific])
      && !(token.shape.contains(.abbreviated) && token.end - token.start <= 2)
  }

  /// Whether all words of a name are among somebody's.
  func has(_ person: Int, _ words: NameWords) -> Bool {
    has(person, words.first) && has(person, words.last)
      && words.between.allSatisfy { !tellsApart($0) || has(person, reading.tokens[$0].hash) }
  }

  private func has(_ person: Int, _ word: UInt32) -> Bool {
    let words = people[person].words
    return word == words.first || word == words.last
      || words.between.contains { tellsApart($0) && reading.tokens[$0].hash == word }
  }

  func kind(of run: Range<Int>) -> SpeakerKind {
    let first = reading.tokens[run.lowerBound]
    let last = reading.tokens[run.upperBound - 1]
    if first.has(.givenName) || isTitled(run) { return .person }
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
