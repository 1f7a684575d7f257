import QuoteModel

/// Everybody whom an article names, gathered before anybody is attributed anything.
struct Directory {
  private(set) var people: [Person] = []
  /// In reading order: where which one is named, and whether outside quotation marks.
  private(set) var mentions: [(at: Range<Int>, person: Int)] = []
  private var byLastWord: [UInt32: [Int]] = [:]
  private var byFirstWord: [UInt32: [Int]] = [:]
  private var byAcronym: [UInt32: [Int]] = [:]
  /// Whom a bare surname means: the only one of that name when it was first used alone.
  private var owners: [UInt32: Int] = [:]
  private let reading: Reading
  private let phrases: NounPhrases

  init(of reading: Reading) {
    self.reading = reading
    phrases = NounPhrases(reading)
    let names = nameRuns()
    let singles = names.filter { $0.count == 1 }.reduce(into: [UInt32: Int]()) {
      $0[reading.tokens[$1.lowerBound].hash, default: 0] += 1
    }
    for run in names where run.count > 1 { addFull(run, singles) }
    for run in names where !isPlainWord(run) { note(run) }
  }

  // MARK: Names in the text

  /// All maximal runs of name words, without titles before them.
  private func nameRuns() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = 0
    while index < reading.tokens.count {
      guard startsName(index) else {
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
  private func single(_ run: Range<Int>) -> Range<Int>? { run.count == 1 ? run : nil }

  private func startsName(_ index: Int) -> Bool {
    let token = reading.tokens[index]
    return phrases.isNamePart(index)
      || (token.has(.particle) && index + 1 < reading.tokens.count && phrases.isNamePart(index + 1)
        && !token.has(.determiner)
        && (token.isCapital || reading.tokens[index].has(.particle) && !token.has(.preposition)))
  }

  private func runEnd(from start: Int) -> Int {
    var end = start + 1
    while end < reading.tokens.count, end - start < 12 {
      let token = reading.tokens[end]
      guard !token.startsParagraph, !reading.tokens[end - 1].endsSentence else { break }
      let isPart =
        phrases.isNamePart(end) || token.has(.nameSuffix) && token.isCapital
        || (token.has(.particle) && end + 1 < reading.tokens.count && phrases.isNamePart(end + 1))
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
  private func isPlainWord(_ name: Range<Int>) -> Bool {
    guard name.count == 1 else { return false }
    let token = reading.tokens[name.lowerBound]
    let plain: WordClass = [.group, .person, .document, .verb, .time, .title]
    let isPlain =
      token.has(plain) && !token.has([.givenName, .organisation, .place])
      || token.has(.demonym) && !token.shape.contains(.allCapitals)
    return isPlain && byLastWord[reading.tokens[name.lowerBound].hash] == nil
  }

  private mutating func addFull(_ run: Range<Int>, _ singles: [UInt32: Int]) {
    var words = words(of: run)
    guard words.count > 1, let last = words.last else { return }
    // *Van Beek* after *Ludwig van Beek* is a surname.
    if reading.tokens[run.lowerBound].has(.particle), byLastWord[last] != nil { return }
    // *Donald Trumps adviser*: text that lost its apostrophes.
    let bare = reading.hashWithoutLastLetter(run.upperBound - 1)
    let lostApostrophe =
      reading.endsInS(run.upperBound - 1) && singles[bare, default: 0] > singles[last, default: 0]
    if lostApostrophe { words[words.count - 1] = bare }
    let text = lostApostrophe ? String(reading.text(of: run).dropLast()) : reading.text(of: run)
    if let known = person(words: words) {
      people[known].count += 1
      if run.count > people[known].name.count, !lostApostrophe {
        people[known].name = run
        people[known].fullName = text
      }
    } else {
      add(
        Person(
          name: run, fullName: text, firstNamed: run.lowerBound, words: words, kind: kind(of: run),
          gender: gender(of: run)))
    }
  }

  private mutating func add(_ person: Person) {
    let index = people.count
    people.append(person)
    byLastWord[person.words[person.words.count - 1], default: []].append(index)
    byFirstWord[person.words[0], default: []].append(index)
    if let acronym = acronym(of: person) { byAcronym[acronym, default: []].append(index) }
  }

  /// The hash of *edc*, of *Export Development Canada*: the first letters of the capitalised words.
  private func acronym(of person: Person) -> UInt32? {
    guard person.kind != .person, person.words.count > 1 else { return nil }
    return person.name.filter { reading.tokens[$0].isCapital }.reduce(WordTable.hashSeed) {
      WordTable.hash($0, reading.text[Int(reading.tokens[$1].start)] | 0x20)
    }
  }

  /// Somebody with the same first and last word.
  private func person(words: [UInt32]) -> Int? {
    byLastWord[words[words.count - 1]]?.first { people[$0].words.first == words.first }
  }

  /// In lower case, without initials, suffixes and honorifics.
  private func words(of run: Range<Int>) -> [UInt32] {
    run.filter { index in
      let token = reading.tokens[index]
      return !token.has([.nameSuffix, .honorific])
        && !(token.shape.contains(.abbreviated) && token.end - token.start <= 2)
    }.map { reading.tokens[$0].hash }
  }

  private func kind(of run: Range<Int>) -> SpeakerKind {
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

  private func isTitled(_ run: Range<Int>) -> Bool {
    guard run.lowerBound > 0 else { return false }
    let before = reading.tokens[run.lowerBound - 1]
    return before.has([.title, .honorific]) && before.kind == .word
      && !reading.tokens[run.lowerBound].startsParagraph
  }

  private func gender(of run: Range<Int>) -> Person.Gender? {
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

  // MARK: Mentions and roles

  private mutating func note(_ run: Range<Int>) {
    let found = candidates(for: run)
    if run.count == 1 {
      noteOwner(of: reading.tokens[run.lowerBound].hash, among: found, at: run.lowerBound)
    }
    guard let index = found.count == 1 ? found[0] : dominant(found) else {
      if found.isEmpty, run.count == 1, let word = words(of: run).first {
        add(
          Person(
            name: run, fullName: reading.text(of: run), firstNamed: run.lowerBound, words: [word],
            kind: kind(of: run), gender: gender(of: run)))
        noteMention(run, people.count - 1)
      }
      return
    }
    noteMention(run, index)
  }

  private mutating func noteOwner(of surname: UInt32, among found: [Int], at token: Int) {
    guard owners[surname] == nil, found.count > 1 else { return }
    let introduced = found.filter { people[$0].firstNamed < token }
    if introduced.count == 1 { owners[surname] = introduced[0] }
  }

  private mutating func noteMention(_ run: Range<Int>, _ index: Int) {
    mentions.append((run, index))
    if people[index].gender == nil {
      people[index].gender = honorificGender(before: run.lowerBound)
    }
    if let role = role(around: run) { people[index].roles.append((run.lowerBound, role)) }
  }

  /// *plant manager Luis Ortega*, *Luis Ortega, the plant manager*.
  private func role(around run: Range<Int>) -> Range<Int>? {
    var start = run.lowerBound
    while start > 0, run.lowerBound - start < 8, isRoleWord(start - 1),
      !reading.tokens[start].startsParagraph
    { start -= 1 }
    if start < run.lowerBound,
      (start..<run.lowerBound).contains(where: { reading.tokens[$0].has([.title, .person]) })
    {
      return start..<run.lowerBound
    }
    guard reading.kind(run.upperBound) == .comma else { return nil }
    let limit = min(run.upperBound + 20, reading.tokens.count)
    let end =
      (run.upperBound + 1..<max(limit, run.upperBound + 1)).first {
        reading.tokens[$0].kind == .comma || reading.tokens[$0].endsSentence
          || reading.tokens[$0].has(.relative) || reading.isQuoted($0)
          || reading.tokens[$0].startsParagraph
      } ?? limit
    guard end < reading.tokens.count, end > run.upperBound + 1,
      reading.tokens[end].kind == .comma || reading.tokens[end].endsSentence
    else { return nil }
    return phrases.appositionRole(run.upperBound + 1..<end)
  }

  private func isRoleWord(_ index: Int) -> Bool {
    let token = reading.tokens[index]
    guard token.kind == .word, !reading.isQuoted(index) else { return false }
    if token.has([.honorific]) { return false }
    if token.isCapital, token.classes.isEmpty { return reading.has(index + 1, .organisation) }
    if token.has([.title, .person, .demonym, .organisation, .place]) { return true }
    let closed: WordClass = [
      .determiner, .possessive, .pronoun, .preposition, .conjunction, .auxiliary, .modal, .adverb,
      .verb, .subordinator, .objectPronoun, .time,
    ]
    return !token.has(closed)
  }

  // MARK: Looking up

  /// Who is named in some tokens, outside quotation marks and not as a possessor.
  func mentions(in range: Range<Int>) -> [Int] {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].at.lowerBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return mentions[low...].prefix { $0.at.lowerBound < range.upperBound }.filter {
      !reading.isQuoted($0.at.lowerBound) && reading.kind($0.at.upperBound) != .clitic
    }.map(\.person)
  }

  /// Whether there is more evidence of a person than one capitalised word.
  func isPerson(_ index: Int) -> Bool {
    let person = people[index]
    guard person.kind == .person else { return false }
    return person.words.count > 1 || person.gender != nil || isTitled(person.name)
      || reading.tokens[person.name.lowerBound].has(.givenName)
  }

  /// Everybody whom a printed name can mean.
  func candidates(for run: Range<Int>) -> [Int] {
    let words = words(of: run)
    guard let last = words.last else { return [] }
    if words.count > 1 {
      if let known = person(words: words) { return [known] }
      return byLastWord[last]?.filter { index in words.allSatisfy(people[index].words.contains) }
        ?? []
    }
    if let found = byLastWord[last] {
      // *Canada* is not *Statistics Canada*.
      return reading.has(run.lowerBound, .place)
        ? found.filter { people[$0].kind == .person || people[$0].words.count == 1 } : found
    }
    if reading.endsInS(run.upperBound - 1),
      let found = byLastWord[reading.hashWithoutLastLetter(run.upperBound - 1)]
    {
      return found
    }
    if reading.tokens[run.lowerBound].shape.contains(.allCapitals), let spelled = byAcronym[last] {
      return spelled
    }
    return byFirstWord[last]?.filter(isShortened) ?? []
  }

  /// *Kim* for *Kim Jong-un*, *Ana* for *Ana Reyes*, *Ortega* for *Ortega Energy Corp.*: the first word stands for all.
  private func isShortened(_ index: Int) -> Bool {
    let name = people[index].name
    if people[index].kind == .person { return true }
    return reading.tokens[name.upperBound - 1].has(.corporate)
  }

  /// Of several with one surname the one whom the article is about, if that is plain.
  func dominant(_ found: [Int]) -> Int? {
    if let last = found.first.flatMap({ people[$0].words.last }), let owner = owners[last],
      found.contains(owner)
    {
      return owner
    }
    guard var best = found.first else { return nil }
    var second = 0
    var named: [Int] = []
    for index in found {
      if reading.tokens[people[index].name.lowerBound].has(.givenName) { named.append(index) }
      guard index != best else { continue }
      second = max(second, min(people[index].count, people[best].count))
      if people[index].count > people[best].count { best = index }
    }
    if found.count == 1 { return best }
    // *Studio Ortega* against *Ana Ortega*.
    if named.count == 1 { return named[0] }
    return people[best].count >= 3 * second ? best : nil
  }

  mutating func learn(_ gender: Person.Gender, of person: Int) {
    if people[person].gender == nil { people[person].gender = gender }
  }
}
