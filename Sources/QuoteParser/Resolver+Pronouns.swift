import QuoteModel

/// Whom *he*, *she*, *it*, *they* and *who* mean.
extension Resolver {
  mutating func pronoun(_ source: Mention) -> AttributedSpeaker? {
    let token = reading.tokens[source.head]
    if token.has(.relative) { return antecedent(of: source) }
    if token.has(.masculine) { return person(.masculine, before: source.head) }
    if token.has(.feminine) { return person(.feminine, before: source.head) }
    if token.has(.neuter) { return body(before: source.head, within: 2) }
    if reading.isWord(source.head, "they") { return group(before: source.head) }
    return nil
  }

  /// The last organisation that was a subject or a source.
  mutating func body(before token: Int, within paragraphs: Int) -> AttributedSpeaker? {
    guard let last = bodies.last(before: token),
      reading.paragraphs(from: last.at, to: token) <= paragraphs
    else { return nil }
    bodies.addSource(last.person, at: token)
    return speaker(last.person)
  }

  func group(before token: Int) -> AttributedSpeaker? {
    guard let last = groups.last, last.at < token, reading.paragraphs(from: last.at, to: token) <= 2
    else { return nil }
    return last.speaker
  }

  /// The last person of a gender who was a subject or a source, at most twelve paragraphs before.
  mutating func person(_ gender: Person.Gender, before token: Int) -> AttributedSpeaker? {
    if let only = onlyPerson(before: min(token, contentStart), gender) {
      people.addSource(only, at: token)
      directory.learn(gender, of: only)
      return speaker(only)
    }
    let fitting = people.last(before: token) { fits($0.person, gender) }
    let sure = people.last(before: token) { directory.people[$0.person].gender == gender }
    guard var found = fitting else { return nil }
    // A name that tells its gender, a little further off, before one that does not.
    if let sure, sure.at < found.at, reading.paragraphs(from: sure.at, to: found.at) <= 1,
      !people.isSource(found.person)
    {
      found = sure
    }
    guard reading.paragraphs(from: found.at, to: token) <= 12 else { return nil }
    directory.learn(gender, of: found.person)
    people.addSource(found.person, at: token)
    return speaker(found.person)
  }

  /// The one person whom the sentence before a quotation names, if no pronoun stands for another:
  /// *It was good news for Ana Reyes. “I am glad,” she said.*
  func onlyPerson(before start: Int, _ gender: Person.Gender) -> Int? {
    guard start > 0, reading.isQuoted(start),
      reading.sentenceOf[start - 1] != reading.sentenceOf[start]
    else { return nil }
    let sentence = reading.sentence(around: start - 1)
    guard reading.paragraphs(from: sentence.lowerBound, to: start) <= 1,
      !sentence.contains(where: {
        reading.has($0, [.masculine, .feminine]) && reading.has($0, .pronoun)
          && !reading.isQuoted($0)
      })
    else { return nil }
    let named = Set(directory.mentions(in: sentence).filter { directory.isPerson($0) })
    guard named.count == 1, let only = named.first, fits(only, gender) else { return nil }
    return only
  }

  func fits(_ index: Int, _ gender: Person.Gender) -> Bool {
    let person = directory.people[index]
    return person.kind == .person && (person.gender == gender || person.gender == nil)
  }

  /// *Ortega, who said …*: the name before the relative pronoun.
  mutating func antecedent(of source: Mention) -> AttributedSpeaker? {
    let phrases = NounPhrases(reading)
    let end = reading.kind(source.head - 1) == .comma ? source.head - 1 : source.head
    let floor = reading.sentence(around: source.head).lowerBound
    guard let mention = phrases.mention(endingAt: end, floor: floor), mention.kind != .pronoun
    else { return nil }
    return mention.kind == .name
      ? named(mention.name ?? mention.tokens, in: mention) : described(mention)
  }

  /// Whether a name begins its clause and a verb, a comma or *who* follows.
  func isSubject(_ name: Range<Int>) -> Bool {
    let start = phraseStart(name.lowerBound)
    let isFirst = start == 0 || reading.sentenceOf[start] != reading.sentenceOf[start - 1]
    guard
      isFirst || reading.kind(start - 1) == .comma
        || reading.has(start - 1, [.conjunction, .subordinator])
    else { return false }
    let next = name.upperBound
    if reading.kind(next) == .comma || reading.kind(next) == .open { return isFirst }
    return reading.has(
      next, [.verb, .auxiliary, .modal, .adverb, .relative, .conjunction, .preposition])
      || isFirst && reading.kind(next) == .word
  }

  func phraseStart(_ start: Int) -> Int {
    let other: WordClass = [
      .verb, .preposition, .conjunction, .subordinator, .auxiliary, .modal, .pronoun,
      .objectPronoun, .adverb,
    ]
    var index = start
    while index > 0, start - index < 8, !reading.tokens[index].startsParagraph,
      reading.kind(index - 1) == .word,
      !reading.has(index - 1, other) || reading.has(index - 1, .determiner)
    {
      index -= 1
    }
    return index
  }
}
