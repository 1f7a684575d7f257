import QuoteModel

/// Says who a source is, by what the same article prints elsewhere; or says nobody.
struct Resolver {
  let reading: Reading
  var directory: Directory
  /// Who of the directory the source being resolved is.
  var resolved: Int?
  /// Where the content of the draft being resolved begins.
  var contentStart = 0
  /// Where people, and where bodies, were subjects or sources, for pronouns.
  var people = Antecedents()
  var bodies = Antecedents()
  /// Where a group was the source, in reading order, for *they*.
  var groups: [(at: Int, speaker: AttributedSpeaker)] = []

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

  func position(_ draft: AttributionDraft) -> Int {
    draft.source?.tokens.lowerBound ?? draft.content[0].lowerBound
  }

  mutating func resolution(of draft: AttributionDraft) -> Resolution {
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

  /// A quotation that is a paragraph of its own, after one that speaks of one person only, or that
  /// follows such a sentence: *Ortega laughed. “It holds.”*
  mutating func introduced(before draft: AttributionDraft) -> Resolution {
    let start = draft.content[0].lowerBound
    guard start > 0, let last = people.last(before: start), directory.isPerson(last.person),
      isJustBefore(last.at, start)
    else { return Resolution() }
    let other = people.last(before: start) {
      $0.person != last.person && isJustBefore($0.at, start)
    }
    guard other == nil else { return Resolution() }
    people.addSource(last.person, at: start)
    return Resolution(speakers: [speaker(last.person)], person: last.person)
  }

  private func isJustBefore(_ token: Int, _ start: Int) -> Bool {
    guard !reading.tokens[start].startsParagraph else {
      return reading.paragraphs(from: token, to: start) == 1
    }
    return reading.sentenceOf[start] - reading.sentenceOf[token] == 1
      && reading.paragraphs(from: token, to: start) == 0
  }

  /// *Ortega and Reyes*: each of them; *aides and officials*: one group.
  mutating func joint(_ source: Mention) -> [AttributedSpeaker] {
    let phrases = NounPhrases(reading)
    let names = source.parts.compactMap { phrases.name(in: $0) }
    guard names.count == source.parts.count else {
      return [AttributedSpeaker(name: reading.text(of: source.tokens), kind: .group)]
    }
    return names.compactMap { named($0, in: nil) }
  }

  // MARK: Names

  mutating func named(_ name: Range<Int>, in source: Mention?) -> AttributedSpeaker? {
    guard !directory.isLetter(name) else { return nil }
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

  mutating func note(_ person: Int, at token: Int) {
    if directory.people[person].kind == .person {
      people.addSource(person, at: token)
    } else {
      bodies.addSource(person, at: token)
    }
  }

  func honorific(in name: Range<Int>) -> Person.Gender? {
    reading.has(name.lowerBound, .honorific)
      ? directory.honorificGender(before: name.lowerBound + 1) : nil
  }

  mutating func speaker(_ index: Int) -> AttributedSpeaker {
    resolved = index
    let person = directory.people[index]
    return AttributedSpeaker(
      name: directory.fullName(of: index), kind: person.kind, isPartialName: person.isPartial)
  }

  func unlisted(_ name: Range<Int>) -> AttributedSpeaker? {
    let text = reading.text(of: name)
    guard !text.isEmpty else { return nil }
    let isBody = name.contains {
      reading.tokens[$0].has([.organisation, .place])
        || reading.tokens[$0].shape.contains(.allCapitals)
    }
    return AttributedSpeaker(
      name: text, kind: isBody ? .organisation : .person, isPartialName: !isBody && name.count == 1)
  }
}
