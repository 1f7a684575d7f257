import QuoteModel

/// What an article's title says of the people in it.
extension Directory {
  /// Gives those of whom the body prints only a surname the given name that the title prints with it.
  mutating func learnNames(from title: String) {
    let partial = people.indices.filter { people[$0].isPartial }
    guard !partial.isEmpty else { return }
    let text = Tape(of: title)
    let tokens = Tokenizer.tokens(of: text, lexicon: reading.lexicon)
    defer {
      tokens.free()
      text.free()
    }
    for person in partial {
      let named = tokens.indices.dropFirst().filter {
        tokens[$0].hash == people[person].words[0] && tokens[$0].isCapital
          && tokens[$0 - 1].has(.givenName) && tokens[$0 - 1].isCapital
      }
      guard let at = named.first,
        named.allSatisfy({ tokens[$0 - 1].hash == tokens[at - 1].hash })
      else { continue }
      let given = tokens[at - 1]
      guard fits(given.classes, people[person].gender) else { continue }
      people[person].nameInTitle = text.string(Int(given.start)..<Int(tokens[at].end))
      people[person].words.append(tokens[at].hash)
      people[person].words[0] = given.hash
      people[person].kind = .person
      if given.has(.masculine) { learn(.masculine, of: person) }
      if given.has(.feminine) { learn(.feminine, of: person) }
      byFirstWord.add(person, under: given.hash)
    }
  }

  private func fits(_ given: WordClass, _ gender: Person.Gender?) -> Bool {
    switch gender {
    case .masculine: !given.contains(.feminine)
    case .feminine: !given.contains(.masculine)
    case nil: true
    }
  }
}
