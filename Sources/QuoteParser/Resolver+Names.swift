import QuoteModel

/// Whom *Ortega* means.
extension Resolver {
  func named(_ name: Range<Int>) -> Referent? {
    guard !directory.isLetter(name) else { return nil }
    var found = directory.candidates(for: name)
    if found.count > 1,
      let gender = directory.honorificGender(before: name.lowerBound) ?? honorific(in: name)
        ?? contentGender
    {
      let alike = found.filter { directory.people[$0].gender == gender }
      found = alike.isEmpty ? found.filter { directory.people[$0].gender == nil } : alike
      if found.isEmpty { return nil }
    }
    if found.isEmpty { return unlisted(name) }
    if found.count == 1 {
      // *Mr. Ortega*, where the only Ortega is a woman.
      return isOther(found[0], name) ? unlisted(name) : Referent(person: found[0])
    }
    // Of two with one surname the one of whom the text speaks; else nobody.
    if let present = present(among: found) { return present }
    if let dominant = directory.dominant(found) { return Referent(person: dominant) }
    return found.contains { directory.people[$0].kind == .person } ? nil : unlisted(name)
  }

  private func isOther(_ person: Int, _ name: Range<Int>) -> Bool {
    guard let gender = directory.people[person].gender,
      let printed = directory.honorificGender(before: name.lowerBound) ?? honorific(in: name)
    else { return false }
    return gender != printed
  }

  /// The one of several people who is far more on the reader's mind than the others.
  func present(among found: [Int]) -> Referent? {
    let entries = people.best(sentence, lead: Weight.clearLead) {
      $0.referent.person.map(found.contains) ?? false ? 1 : 0
    }
    return entries?.referent
  }

  func honorific(in name: Range<Int>) -> Person.Gender? {
    reading.has(name.lowerBound, .honorific)
      ? directory.honorificGender(before: name.lowerBound + 1) : nil
  }

  func unlisted(_ name: Range<Int>) -> Referent? {
    guard !name.isEmpty else { return nil }
    let isBody = name.contains {
      reading.tokens[$0].has([.organisation, .place])
        || reading.tokens[$0].shape.contains(.allCapitals)
    }
    return Referent(
      tokens: name, head: name.upperBound - 1, kind: isBody ? .organisation : .person)
  }
}
