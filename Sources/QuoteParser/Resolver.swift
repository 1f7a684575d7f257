import QuoteModel

/// Says who a source is, by what the same article prints elsewhere; or says nobody.
struct Resolver {
  private let reading: Reading
  private var directory: Directory
  /// Where somebody was the subject or the speaker, in reading order, for pronouns.
  private var events: [(at: Int, person: Int)] = []
  /// The last source that was a group or a body, for *they* and *it*.
  private var lastBody: (at: Int, speaker: AttributedSpeaker)?

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
    events = subjectEvents()
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
    events.append((name.lowerBound, person))
    return speaker(person)
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
    return nil
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

  /// People who are the subject of a clause, outside quotation marks.
  private func subjectEvents() -> [(at: Int, person: Int)] {
    directory.mentions.compactMap { mention in
      let start = mention.at.lowerBound
      guard !reading.isQuoted(start), directory.isPerson(mention.person), isSubject(mention.at)
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
    let before: WordClass = [.title, .honorific, .demonym, .determiner, .person, .organisation]
    var index = start
    while index > 0, reading.tokens[index - 1].has(before), !reading.tokens[index].startsParagraph { index -= 1 }
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
    guard let kind = kind(of: source, head) else { return nil }
    return AttributedSpeaker(name: reading.text(of: source.tokens), kind: kind)
  }

  private func isDefinite(_ source: Mention) -> Bool {
    reading.isWord(source.tokens.lowerBound, "the") && source.tokens.count <= 4
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
    if sitting.isEmpty, former.count == 1 { return former[0] }
    return nil
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
