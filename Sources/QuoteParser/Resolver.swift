import QuoteModel

/// Says who a source is, by what the same article prints elsewhere; or says nobody.
struct Resolver {
  private let reading: Reading
  private var directory: Directory
  /// Where somebody was the subject or the speaker, in reading order, for pronouns.
  private var events: [(at: Int, person: Int)] = []
  /// Where an organisation was the subject or the source, in reading order.
  private var bodies: [(at: Int, person: Int)] = []
  /// Where a group was the source, in reading order, for *they*.
  private var groups: [(at: Int, speaker: AttributedSpeaker)] = []

  /// - Parameter drafts: In the order of their content.
  static func speakers(of drafts: [AttributionDraft], in reading: Reading) -> [[AttributedSpeaker]]
  {
    var resolver = Resolver(reading)
    let order = drafts.indices.sorted {
      resolver.position(drafts[$0]) < resolver.position(drafts[$1])
    }
    var result = [[AttributedSpeaker]](repeating: [], count: drafts.count)
    for index in order { result[index] = resolver.speakers(of: drafts[index]) }
    return result
  }

  private init(_ reading: Reading) {
    self.reading = reading
    directory = Directory(of: reading)
    events = subjectEvents { directory.isPerson($0) }
    bodies = subjectEvents { directory.people[$0].kind == .organisation }
  }

  private func position(_ draft: AttributionDraft) -> Int {
    draft.source?.tokens.lowerBound ?? draft.content[0].lowerBound
  }

  private mutating func speakers(of draft: AttributionDraft) -> [AttributedSpeaker] {
    guard let source = draft.source, !draft.isSourcingOnly else { return [] }
    guard source.parts.isEmpty else { return joint(source) }
    let found: AttributedSpeaker?
    switch source.kind {
    case .name: found = named(source.name ?? source.tokens, in: source)
    case .pronoun: found = pronoun(source)
    case .commonNoun: found = described(source)
    }
    return found.map { [$0] } ?? []
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
      events.append((token, person))
    } else {
      bodies.append((token, person))
    }
  }

  private func honorific(in name: Range<Int>) -> Person.Gender? {
    reading.has(name.lowerBound, .honorific)
      ? directory.honorificGender(before: name.lowerBound + 1) : nil
  }

  private func speaker(_ index: Int) -> AttributedSpeaker {
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
    guard let last = bodies.filter({ $0.at < token }).max(by: { $0.at < $1.at }),
      paragraphBreaks(from: last.at, to: token) <= paragraphs
    else { return nil }
    bodies.append((token, last.person))
    return speaker(last.person)
  }

  private func group(before token: Int) -> AttributedSpeaker? {
    guard let last = groups.last, last.at < token, paragraphBreaks(from: last.at, to: token) <= 2
    else { return nil }
    return last.speaker
  }

  private mutating func person(_ gender: Person.Gender, before token: Int) -> AttributedSpeaker? {
    let paragraphs = 12
    var passed = 0
    var best: Int?
    let earlier = events.filter { $0.at < token }.sorted { $0.at > $1.at }
    var at = token
    for event in earlier {
      passed += paragraphBreaks(from: event.at, to: at)
      at = event.at
      if passed > paragraphs { break }
      let person = directory.people[event.person]
      guard person.kind == .person, person.gender == gender || person.gender == nil else {
        continue
      }
      best = event.person
      break
    }
    guard let best else { return nil }
    directory.learn(gender, of: best)
    events.append((token, best))
    return speaker(best)
  }

  private func paragraphBreaks(from start: Int, to end: Int) -> Int {
    guard start < end else { return 0 }
    return (start + 1...end).reduce(0) { $0 + (reading.tokens[$1].startsParagraph ? 1 : 0) }
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

  /// Those who are the subject of a clause, outside quotation marks.
  private func subjectEvents(_ isWanted: (Int) -> Bool) -> [(at: Int, person: Int)] {
    directory.mentions.compactMap { mention in
      let start = mention.at.lowerBound
      guard !reading.isQuoted(start), isWanted(mention.person), isSubject(mention.at)
      else { return nil }
      return (start, mention.person)
    }
  }

  /// Whether a name begins its clause and a verb, a comma or *who* follows.
  private func isSubject(_ name: Range<Int>) -> Bool {
    let start = phraseStart(name.lowerBound)
    let isFirst = start == 0 || reading.sentenceOf[start] != reading.sentenceOf[start - 1]
    guard isFirst || reading.kind(start - 1) == .comma || reading.has(start - 1, [.conjunction, .subordinator])
    else { return false }
    let next = name.upperBound
    if reading.kind(next) == .comma || reading.kind(next) == .open { return isFirst }
    return reading.has(next, [.verb, .auxiliary, .modal, .adverb, .relative, .conjunction, .preposition])
      || isFirst && reading.kind(next) == .word
  }

  private func phraseStart(_ start: Int) -> Int {
    let other: WordClass = [
      .verb, .preposition, .conjunction, .subordinator, .auxiliary, .modal, .pronoun, .objectPronoun, .adverb,
    ]
    var index = start
    while index > 0, start - index < 8, !reading.tokens[index].startsParagraph, reading.kind(index - 1) == .word,
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
    if isDefinite(source), let person = holder(of: source) {
      events.append((source.head, person))
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
    guard head.has([.person, .title]), !head.has(.group), source.head == source.tokens.upperBound - 1,
      source.tokens.count > 2
    else { return false }
    let start = source.tokens.lowerBound
    if reading.isWord(start, "the") { return true }
    // *the lanky, bespectacled professor*
    return reading.kind(start - 1) == .comma && (max(0, start - 4)..<start).contains { reading.isWord($0, "the") }
  }

  private func lastPerson(before token: Int) -> Int? {
    guard let last = events.filter({ $0.at < token }).max(by: { $0.at < $1.at }),
      paragraphBreaks(from: last.at, to: token) <= 2, directory.isPerson(last.person)
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
    let last = events.filter { $0.at < token && holders.contains($0.person) }.max { $0.at < $1.at }
    guard let last, paragraphBreaks(from: last.at, to: token) <= 2 else { return nil }
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
