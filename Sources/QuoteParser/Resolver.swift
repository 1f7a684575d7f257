import QuoteModel

/// Says who a source is, by what the same article prints elsewhere; or says nobody.
struct Resolver {
  private let reading: Reading
  private var directory: Directory
  /// Who of the directory the source being resolved is.
  private var resolved: Int?
  /// Where the content of the draft being resolved begins.
  private var contentStart = 0
  /// Where people, and where bodies, were subjects or sources, for pronouns.
  private var people = Antecedents()
  private var bodies = Antecedents()
  /// Where a group was the source, in reading order, for *they*.
  private var groups: [(at: Int, speaker: AttributedSpeaker)] = []

  /// The speakers of each draft, and who of the directory the only one is.
  struct Resolution {
    var speakers: [AttributedSpeaker] = []
    var person: Int?
  }

  static func resolutions(
    of drafts: [AttributionDraft], in reading: Reading, _ directory: Directory
  ) -> [Resolution] {
    var resolver = Resolver(reading, directory)
    let order = drafts.indices.sorted {
      resolver.position(drafts[$0]) < resolver.position(drafts[$1])
    }
    var result = [Resolution](repeating: Resolution(), count: drafts.count)
    for index in order { result[index] = resolver.resolution(of: drafts[index]) }
    return result
  }

  private init(_ reading: Reading, _ directory: Directory) {
    self.reading = reading
    self.directory = directory
    for mention in directory.mentions {
      let start = mention.at.lowerBound
      guard !reading.isQuoted(start), isSubject(mention.at) else { continue }
      if directory.isPerson(mention.person) {
        people.addSubject(mention.person, at: start)
      } else if directory.people[mention.person].kind == .organisation {
        bodies.addSubject(mention.person, at: start)
      }
    }
  }

  private func position(_ draft: AttributionDraft) -> Int {
    draft.source?.tokens.lowerBound ?? draft.content[0].lowerBound
  }

  private mutating func resolution(of draft: AttributionDraft) -> Resolution {
    guard let source = draft.source else { return introduced(before: draft) }
    guard !draft.isSourcingOnly else { return Resolution() }
    guard source.parts.isEmpty else { return Resolution(speakers: joint(source)) }
    resolved = nil
    contentStart = draft.content[0].lowerBound
    let found: AttributedSpeaker?
    switch source.kind {
    case .name: found = named(source.name ?? source.tokens, in: source)
    case .pronoun: found = pronoun(source)
    case .commonNoun: found = described(source)
    }
    return Resolution(speakers: found.map { [$0] } ?? [], person: resolved)
  }

  /// A quotation that is a paragraph of its own, after one that speaks of one person only.
  private mutating func introduced(before draft: AttributionDraft) -> Resolution {
    let start = draft.content[0].lowerBound
    guard reading.tokens[start].startsParagraph, start > 0,
      let last = people.last(before: start), reading.paragraphs(from: last.at, to: start) == 1,
      directory.isPerson(last.person)
    else { return Resolution() }
    let other = people.last(before: start) { [reading] in
      $0.person != last.person && reading.paragraphs(from: $0.at, to: start) == 1
    }
    guard other == nil else { return Resolution() }
    people.addSource(last.person, at: start)
    return Resolution(speakers: [speaker(last.person)], person: last.person)
  }

  /// *Ortega and Reyes*: each of them; *aides and officials*: one group.
  private mutating func joint(_ source: Mention) -> [AttributedSpeaker] {
    let phrases = NounPhrases(reading)
    let names = source.parts.compactMap { phrases.name(in: $0) }
    guard names.count == source.parts.count else {
      return [AttributedSpeaker(name: reading.text(of: source.tokens), kind: .group)]
    }
    return names.compactMap { named($0, in: nil) }
  }

  // MARK: Names

  private mutating func named(_ name: Range<Int>, in source: Mention?) -> AttributedSpeaker? {
    var found = directory.candidates(for: name)
    if found.count > 1,
      let gender = directory.honorificGender(before: name.lowerBound) ?? honorific(in: name)
    {
      let alike = found.filter { directory.people[$0].gender == gender }
      found = alike.isEmpty ? found.filter { directory.people[$0].gender == nil } : alike
      if found.isEmpty { return nil }
    }
    guard let person = found.count == 1 ? found[0] : directory.dominant(found) else {
      // Two people of one surname and nothing to tell them apart.
      return found.isEmpty ? unlisted(name) : nil
    }
    note(person, at: name.lowerBound)
    return speaker(person)
  }

  private mutating func note(_ person: Int, at token: Int) {
    if directory.people[person].kind == .person {
      people.addSource(person, at: token)
    } else {
      bodies.addSource(person, at: token)
    }
  }

  private func honorific(in name: Range<Int>) -> Person.Gender? {
    reading.has(name.lowerBound, .honorific)
      ? directory.honorificGender(before: name.lowerBound + 1) : nil
  }

  private mutating func speaker(_ index: Int) -> AttributedSpeaker {
    resolved = index
    let person = directory.people[index]
    return AttributedSpeaker(
      name: person.fullName, kind: person.kind, isPartialName: person.isPartial)
  }

  private func unlisted(_ name: Range<Int>) -> AttributedSpeaker? {
    let text = reading.text(of: name)
    guard !text.isEmpty else { return nil }
    let isBody = name.contains {
      reading.tokens[$0].has([.organisation, .place])
        || reading.tokens[$0].shape.contains(.allCapitals)
    }
    return AttributedSpeaker(
      name: text, kind: isBody ? .organisation : .person, isPartialName: !isBody && name.count == 1)
  }

  // MARK: Pronouns

  private mutating func pronoun(_ source: Mention) -> AttributedSpeaker? {
    let token = reading.tokens[source.head]
    if token.has(.relative) { return antecedent(of: source) }
    if token.has(.masculine) { return person(.masculine, before: source.head) }
    if token.has(.feminine) { return person(.feminine, before: source.head) }
    if token.has(.neuter) { return body(before: source.head, within: 2) }
    if reading.isWord(source.head, "they") { return group(before: source.head) }
    return nil
  }

  /// The last organisation that was a subject or a source.
  private mutating func body(before token: Int, within paragraphs: Int) -> AttributedSpeaker? {
    guard let last = bodies.last(before: token),
      reading.paragraphs(from: last.at, to: token) <= paragraphs
    else { return nil }
    bodies.addSource(last.person, at: token)
    return speaker(last.person)
  }

  private func group(before token: Int) -> AttributedSpeaker? {
    guard let last = groups.last, last.at < token, reading.paragraphs(from: last.at, to: token) <= 2
    else { return nil }
    return last.speaker
  }

  /// The last person of a gender who was a subject or a source, at most twelve paragraphs before.
  private mutating func person(_ gender: Person.Gender, before token: Int) -> AttributedSpeaker? {
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
  private func onlyPerson(before start: Int, _ gender: Person.Gender) -> Int? {
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

  private func fits(_ index: Int, _ gender: Person.Gender) -> Bool {
    let person = directory.people[index]
    return person.kind == .person && (person.gender == gender || person.gender == nil)
  }

  /// *Ortega, who said …*: the name before the relative pronoun.
  private mutating func antecedent(of source: Mention) -> AttributedSpeaker? {
    let phrases = NounPhrases(reading)
    let end = reading.kind(source.head - 1) == .comma ? source.head - 1 : source.head
    let floor = reading.sentence(around: source.head).lowerBound
    guard let mention = phrases.mention(endingAt: end, floor: floor), mention.kind != .pronoun
    else { return nil }
    return mention.kind == .name
      ? named(mention.name ?? mention.tokens, in: mention) : described(mention)
  }

  /// Whether a name begins its clause and a verb, a comma or *who* follows.
  private func isSubject(_ name: Range<Int>) -> Bool {
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

  private func phraseStart(_ start: Int) -> Int {
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

  // MARK: Descriptions

  /// *the president*, *the company*, *a spokesman for Ortega*.
  private mutating func described(_ source: Mention) -> AttributedSpeaker? {
    let head = reading.tokens[source.head]
    // *Guest said*, of Ana Guest.
    if source.tokens.count == 1, head.isCapital, !directory.candidates(for: source.tokens).isEmpty {
      return named(source.tokens, in: source)
    }
    if isDefinite(source), let person = holder(of: source) {
      people.addSource(person, at: source.head)
      return speaker(person)
    }
    if isDefinite(source), head.has(.generic), !head.isCapital, source.tokens.count == 2,
      let body = body(before: source.head, within: 5)
    {
      return body
    }
    if isEpithet(source), let last = lastPerson(before: source.head) { return speaker(last) }
    guard let kind = kind(of: source, head) else { return nil }
    let speaker = AttributedSpeaker(name: reading.text(of: source.tokens), kind: kind)
    if kind == .group { groups.append((source.head, speaker)) }
    return speaker
  }

  private func isDefinite(_ source: Mention) -> Bool {
    reading.isWord(source.tokens.lowerBound, "the") && source.tokens.count <= 4
  }

  /// *the 26-year-old striker*, *the lanky professor*: somebody just named, by other words.
  private func isEpithet(_ source: Mention) -> Bool {
    let head = reading.tokens[source.head]
    guard head.has([.person, .title]), !head.has(.group),
      source.head == source.tokens.upperBound - 1,
      source.tokens.count > 2
    else { return false }
    let start = source.tokens.lowerBound
    if reading.isWord(start, "the") { return true }
    // *the lanky, bespectacled professor*
    return reading.kind(start - 1) == .comma
      && (max(0, start - 4)..<start).contains { reading.isWord($0, "the") }
  }

  private func lastPerson(before token: Int) -> Int? {
    guard let last = people.last(before: token), reading.paragraphs(from: last.at, to: token) <= 2,
      directory.isPerson(last.person)
    else { return nil }
    return last.person
  }

  /// The one person who holds an office, by the roles that the article gives; former holders
  /// only if nobody holds it now.
  private func holder(of source: Mention) -> Int? {
    let words = (source.tokens.lowerBound + 1..<source.tokens.upperBound).map {
      reading.word($0).lowercased()
    }
    guard let title = words.last, reading.tokens[source.head].has([.title, .person]) else {
      return nil
    }
    var sitting: [Int] = []
    var former: [Int] = []
    for (index, person) in directory.people.enumerated() where person.kind == .person {
      for role in person.roles {
        let held = role.role.map { reading.word($0).lowercased() }
        guard held.contains(title),
          words.dropLast().allSatisfy({ held.contains($0) || $0 == "new" })
        else { continue }
        let isFormer =
          held.contains("former") || held.contains("ex") || held.contains("late")
          || reading.isWord(role.role.lowerBound - 1, "former")
        if isFormer { former.append(index) } else { sitting.append(index) }
        break
      }
    }
    if sitting.count == 1 { return sitting[0] }
    if sitting.count > 1 { return nearest(sitting, before: source.head) }
    if sitting.isEmpty, former.count == 1 { return former[0] }
    return nil
  }

  /// Of several holders of one title, the one of whom the text speaks.
  private func nearest(_ holders: [Int], before token: Int) -> Int? {
    guard let last = people.last(before: token, where: { holders.contains($0.person) }),
      reading.paragraphs(from: last.at, to: token) <= 2
    else { return nil }
    return last.person
  }

  private func kind(of source: Mention, _ head: Token) -> SpeakerKind? {
    if head.has(.group) { return .group }
    if head.has([.person, .title]) { return .anonymous }
    if head.has(.organisation) { return .organisation }
    if head.has(.document) { return .document }
    if head.has(.time) || head.kind == .number { return nil }
    let isPlural = reading.text[Int(head.end) - 1] == 0x73
    return isPlural ? .group : .anonymous
  }
}
