import QuoteModel

/// What an article's title says of the people in it.
extension Directory {
  /// Gives those of whom the body prints only a surname the given name that the title prints with it.
  mutating func learnNames(from title: String) {
    let partial = people.indices.filter { people[$0].isPartial }
    guard !partial.isEmpty else { return }
    let text = Array(title.utf8)
    let tokens = Tokenizer.tokens(of: text, lexicon: reading.lexicon)
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
      people[person].fullName = String(
        decoding: text[Int(given.start)..<Int(tokens[at].end)], as: UTF8.self)
      people[person].words.insert(given.hash, at: 0)
      people[person].kind = .person
      if given.has(.masculine) { learn(.masculine, of: person) }
      if given.has(.feminine) { learn(.feminine, of: person) }
      byFirstWord[given.hash, default: []].append(person)
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
