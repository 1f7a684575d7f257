import QuoteModel

/// Whom *the president*, *the company* and *the lanky professor* mean.
extension Resolver {
  /// *the president*, *the company*, *a spokesman for Ortega*.
  mutating func described(_ source: Mention) -> AttributedSpeaker? {
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

  func isDefinite(_ source: Mention) -> Bool {
    reading.isWord(source.tokens.lowerBound, "the") && source.tokens.count <= 4
  }

  /// *the 26-year-old striker*, *the lanky professor*: somebody just named, by other words.
  func isEpithet(_ source: Mention) -> Bool {
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

  func lastPerson(before token: Int) -> Int? {
    guard let last = people.last(before: token), reading.paragraphs(from: last.at, to: token) <= 2,
      directory.isPerson(last.person)
    else { return nil }
    return last.person
  }

  /// The one person who holds an office, by the roles that the article gives; former holders
  /// only if nobody holds it now.
  func holder(of source: Mention) -> Int? {
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
  func nearest(_ holders: [Int], before token: Int) -> Int? {
    guard let last = people.last(before: token, where: { holders.contains($0.person) }),
      reading.paragraphs(from: last.at, to: token) <= 2
    else { return nil }
    return last.person
  }

  func kind(of source: Mention, _ head: Token) -> SpeakerKind? {
    if head.has(.group) { return .group }
    if head.has([.person, .title]) { return .anonymous }
    if head.has(.organisation) { return .organisation }
    if head.has(.document) { return .document }
    if head.has(.time) || head.kind == .number { return nil }
    let isPlural = reading.text[Int(head.end) - 1] == 0x73
    return isPlural ? .group : .anonymous
  }
}
