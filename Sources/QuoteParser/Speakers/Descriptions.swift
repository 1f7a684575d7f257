import QuoteModel

/// Whom *the president*, *the company* and *the lanky professor* mean.
extension Resolver {
  /// *the president*, *the company*, *a spokesman for Ortega*.
  func described(_ source: Mention) -> Referent? {
    let head = article.tokens[source.head]
    // *Guest said*, of Ana Guest.
    if source.tokens.count == 1, head.isCapital, !directory.candidates(for: source.tokens).isEmpty {
      return named(source.tokens)
    }
    if isDefinite(source), let person = holder(of: source) { return Referent(person: person) }
    if isDefinite(source), head.has([.generic, .organisation]), !head.isCapital,
      let body = body(as: source.head)
    {
      return body
    }
    if isDefinite(source), source.tokens.count == 2, let same = samePerson(source.head) {
      return same
    }
    if isEpithet(source), let last = lastPerson(source) { return last }
    guard let kind = kind(of: source, head) else { return nil }
    return Referent(tokens: source.tokens, head: source.head, kind: kind)
  }

  /// *the company*, *the department*: the last body that is one.
  func body(as head: Int) -> Referent? {
    if let named = body(within: 40, lead: 1, share: { isNamed($0, by: head) ? 1 : 0 }) {
      return named
    }
    // *the department* is none that is called otherwise.
    guard article.has(head, .generic), !article.has(head, .particular) else { return nil }
    let isAnyBody = article.isWord(head, .anyBody)
    return body(within: 8, lead: Weight.lead) {
      isPlace($0) || $0.person == nil || isParticular($0) && !isAnyBody ? 0 : 1
    }
  }

  /// *the source*, after *a source close to Ortega*.
  private func samePerson(_ head: Int) -> Referent? {
    people.entries.last {
      $0.referent.person == nil && $0.sentence + 40 > sentence
        && article.tokens[$0.referent.head].hash == article.tokens[head].hash
    }?.referent
  }

  /// *State Department*, *Supreme Court*: no company.
  private func isParticular(_ referent: Referent) -> Bool {
    guard let person = referent.person else { return false }
    return directory.people[person].name.contains { article.has($0, .particular) }
  }

  /// *State Department*, of *the department*.
  func isNamed(_ referent: Referent, by head: Int) -> Bool {
    let name = referent.person.map { directory.people[$0].name } ?? referent.tokens
    return name.contains {
      article.tokens[$0].hash == article.tokens[head].hash
        && ($0 + 1 == name.upperBound || !article.tokens[$0 + 1].isCapital)
    }
  }

  private func isDefinite(_ source: Mention) -> Bool {
    article.isWord(source.tokens.lowerBound, .definite) && source.tokens.count <= 4
  }

  /// *the 26-year-old striker*, *the lanky professor*: somebody just named, by other words.
  private func isEpithet(_ source: Mention) -> Bool {
    let head = article.tokens[source.head]
    if article.isWord(source.tokens.lowerBound, .definite), source.tokens.contains(where: isAge) {
      return true
    }
    // A judge is none of those who spoke, unless the text has said so.
    guard head.has([.person, .title]), !head.has(.group), !article.isWord(source.head, .outsider),
      source.head == source.tokens.upperBound - 1
    else { return false }
    let start = source.tokens.lowerBound
    if article.isWord(start, .definite) { return source.tokens.count > 2 }
    // *the lanky, bespectacled professor*
    return article.kind(start - 1) == .comma
      && (max(0, start - 4)..<start).contains { article.isWord($0, .definite) }
  }

  /// Whoever has spoken last, and is not of the other gender; for *the 26-year-old*, whoever the
  /// text speaks of.
  private func lastPerson(_ source: Mention) -> Referent? {
    let isAged = source.tokens.contains { isAge($0) }
    let isMan = article.has(source.head, .masculine)
    let isWoman = article.has(source.head, .feminine)
    let found = people.best(sentence, lead: Weight.lead) {
      guard $0.hasSpoken || isAged else { return 0 }
      if isMan { return share(of: $0.referent, .masculine) }
      if isWoman { return share(of: $0.referent, .feminine) }
      return $0.referent.person.map(directory.isSurelyPerson) ?? true ? 1 : Weight.unlikely
    }
    guard let found, sentence - found.sentence <= 6 else { return nil }
    return found.referent
  }

  /// *26-year-old*
  private func isAge(_ index: Int) -> Bool {
    article.ends(index, in: .age)
  }

  /// The one person who holds an office, by the roles that the article gives; former holders
  /// only if nobody holds it now.
  private func holder(of source: Mention) -> Int? {
    let words = (source.tokens.lowerBound + 1..<source.tokens.upperBound).map {
      article.word($0).lowercased()
    }
    guard let title = words.last, article.tokens[source.head].has([.title, .person]) else {
      return nil
    }
    var sitting: [Int] = []
    var former: [Int] = []
    for (index, person) in directory.people.enumerated() where person.kind == .person {
      for role in person.roles {
        let held = role.role.map { article.word($0).lowercased() }
        guard held.contains(title),
          zip(words, source.tokens.dropFirst()).dropLast().allSatisfy({ word, token in
            held.contains(word) || article.isWord(token, .newly)
          })
        else { continue }
        let isFormer =
          role.role.contains { article.isWord($0, .former) }
          || article.isWord(role.role.lowerBound - 1, .former)
        if isFormer { former.append(index) } else { sitting.append(index) }
        break
      }
    }
    if sitting.count == 1 { return sitting[0] }
    if sitting.count > 1 { return present(among: sitting)?.person }
    if sitting.isEmpty, former.count == 1 { return former[0] }
    return nil
  }

  func kind(of source: Mention, _ head: Token) -> SpeakerKind? {
    if head.has(.group) { return .group }
    if head.has([.person, .title]) { return .anonymous }
    if head.has(.organisation) { return .organisation }
    if head.has(.document) { return .document }
    if head.has(.time) || head.kind == .number { return nil }
    return article.ends(source.head, in: .plural) ? .group : .anonymous
  }
}
