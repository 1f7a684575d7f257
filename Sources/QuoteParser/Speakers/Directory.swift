import QuoteModel

/// Somebody or something that an article names, under all the names it uses.
struct Person {
  enum Gender: Hashable { case masculine, feminine }

  /// The fullest name, as tokens.
  var name: Range<Int>
  /// The name ends in the *s* of a possessive that lost its apostrophe.
  var hasLostApostrophe = false
  /// The full name, where only the article's title prints it.
  var nameInTitle: String?
  /// Where the article names this one first: a token.
  var firstNamed: Int
  var words: NameWords
  var kind: SpeakerKind
  var gender: Gender?
  /// How often the article prints the full name.
  var count = 1
  /// What the article says this one is, with the token where it does, in reading order.
  var roles: [(at: Int, role: Range<Int>)] = []
  /// Only a surname, or another single word, is ever printed.
  var isPartial: Bool { words.count == 1 && kind == .person }
}

/// Everybody whom an article names, gathered before anybody is attributed anything.
struct Directory {
  var people: [Person] = []
  /// In reading order: where which one is named, and whether outside quotation marks.
  private(set) var mentions: [(at: Range<Int>, person: Int)] = []
  var byLastWord = NameIndex(people: 0)
  var byFirstWord = NameIndex(people: 0)
  var byAcronym = NameIndex(people: 0)
  /// Whom a bare surname means: the only one of that name when it was first used alone.
  var owners: [UInt32: Int] = [:]
  let reading: Reading
  let phrases: NounPhrases

  init(of reading: Reading) {
    self.reading = reading
    phrases = NounPhrases(reading)
    var names = nameRuns()
    byLastWord = NameIndex(people: names.count)
    byFirstWord = byLastWord
    byAcronym = byLastWord
    var singles = NameIndex(people: names.count)
    for (number, run) in names.enumerated() where run.count == 1 {
      singles.add(number, under: reading.tokens[run.lowerBound].hash)
    }
    names = merged(names, singles)
    mentions.reserveCapacity(names.count)
    for run in names where run.count > 1 { addFull(run, singles) }
    for run in names where !isPlainWord(run) && !isLetter(run) { note(run) }
  }

  // MARK: Mentions and roles

  mutating func note(_ run: Range<Int>) {
    let found = candidates(for: run)
    if run.count == 1 {
      noteOwner(of: reading.tokens[run.lowerBound].hash, among: found, at: run.lowerBound)
    }
    guard let index = found.count == 1 ? found[0] : dominant(found) else {
      let words = words(of: run)
      if found.isEmpty, run.count == 1, !words.isEmpty {
        add(
          Person(
            name: run, firstNamed: run.lowerBound, words: words, kind: kind(of: run),
            gender: gender(of: run)))
        noteMention(run, people.count - 1)
      }
      return
    }
    noteMention(run, index)
  }

  mutating func noteOwner(of surname: UInt32, among found: [Int], at token: Int) {
    guard owners[surname] == nil, found.count > 1 else { return }
    let introduced = found.filter { people[$0].firstNamed < token }
    if introduced.count == 1 { owners[surname] = introduced[0] }
  }

  mutating func noteMention(_ run: Range<Int>, _ index: Int) {
    mentions.append((run, index))
    if people[index].gender == nil {
      people[index].gender = honorificGender(before: run.lowerBound)
    }
    if let role = role(around: run) { people[index].roles.append((run.lowerBound, role)) }
  }

  /// *plant manager Luis Ortega*, *Luis Ortega, the plant manager*.
  func role(around run: Range<Int>) -> Range<Int>? {
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

  func isRoleWord(_ index: Int) -> Bool {
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
}
