import Essentials
import QuoteModel

/// Everybody whom a printed name can mean.
extension Directory {
  /// Who is named in some tokens, and where.
  func mentions(in range: Range<Int>) -> ArraySlice<(at: Range<Int>, person: Int)> {
    mentions[firstMention(from: range.lowerBound)...].prefix { $0.at.lowerBound < range.upperBound }
  }

  /// Who is named by more tokens than some that are among them.
  func mention(around name: Range<Int>) -> Int? {
    let next = firstMention(from: name.lowerBound + 1)
    guard next > 0 else { return nil }
    let last = mentions[next - 1]
    return last.at.count > name.count && last.at.upperBound >= name.upperBound
      && (people[last.person].kind != .person || article.kind(last.at.lowerBound) == .number)
      ? last.person : nil
  }

  /// Who is named from a token on.
  func mention(from token: Int) -> (at: Range<Int>, person: Int)? {
    let next = firstMention(from: token)
    return next < mentions.count && mentions[next].at.lowerBound == token ? mentions[next] : nil
  }

  /// The index of the first mention at a token or after it.
  func firstMention(from token: Int) -> Int {
    mentions.endOfPrefix { $0.at.lowerBound < token }
  }

  /// Whether there is more evidence of a person than one capitalised word.
  func isPerson(_ index: Int) -> Bool {
    people[index].kind == .person && (people[index].words.count > 1 || isSurelyPerson(index))
  }

  /// Whether a word is known as a given name, or as the first of one that is.
  func isGivenName(at token: Int) -> Bool {
    article.has(token, .givenName) || byFirstWord.first(of: article[token].hash) != nil
  }

  /// Whether a given name, a title or a pronoun says that somebody is a person.
  func isSurelyPerson(_ index: Int) -> Bool {
    let person = people[index]
    return person.gender != nil || isTitled(person.name)
      || article.has(person.name.lowerBound, .givenName)
  }

  /// Whether nothing but capitals says that somebody is a person.
  func mayBeBody(_ index: Int) -> Bool {
    people[index].kind == .person && !isSurelyPerson(index) && people[index].surroundings.human == 0
  }

  /// Everybody whom a printed name can mean.
  func candidates(for run: Range<Int>) -> [Int] {
    let suffix = generation(of: run)
    let found = candidates(for: run, words(of: run), suffix)
    guard suffix != 0, found.count > 1 else { return found }
    return found.filter { generation(of: people[$0].name) == suffix }
  }

  private func candidates(for run: Range<Int>, _ words: HashList, _ suffix: UInt32) -> [Int] {
    guard let last = words.last else { return [] }
    if words.count > 1 {
      let known = person(words: words, isWhole: false, suffix) ?? somebody(withInitialsOf: run)
      if let known { return [known] }
      let found = byLastWord.all(of: last).filter { index in
        words.allSatisfy { people[index].words.contains($0) }
      }
      return found.isEmpty ? people(describedBy: run) : found
    }
    let spelled = byAcronym.all(of: last)
    if !spelled.isEmpty, article[run.lowerBound].isCapital { return spelled }
    let found = byLastWord.all(of: last)
    if found.isEmpty, let body = body(whoseNounIs: run.lowerBound) { return [body] }
    if !found.isEmpty {
      // *Canada* is not *Statistics Canada*.
      return article.has(run.lowerBound, .place)
        ? found.filter { people[$0].kind == .person || people[$0].words.count == 1 } : found
    }
    // *Officials* are no *official*.
    if !article.has(run.upperBound - 1, .group),
      let bare = article.hash(of: run.upperBound - 1, without: .lostPossessive)
    {
      let found = byLastWord.all(of: bare)
      if !found.isEmpty { return found }
    }
    // *Israel* is not *Israel Paz*.
    let isPlace = article.has(run.lowerBound, .place)
    let first = byFirstWord.all(of: last).filter {
      (isShortened($0) || isIntroduced($0, before: run)) && !(isPlace && people[$0].kind == .person)
    }
    return first.isEmpty ? people(withSurname: last) : first
  }

  /// *Oceanographer Reyes*, *MEC Reyes*: the only one of that name, not whose *Former Reyes aide* is.
  private func people(describedBy run: Range<Int>) -> [Int] {
    let (next, found) = (run.upperBound, candidates(for: run.upperBound - 1..<run.upperBound))
    let isOwner = article.kind(next) == .word && tags[next].isNoun && !article[next].isCapital
    return found.count == 1 && people[found[0]].words.count > 1 && isPerson(found[0])
      && !isGivenName(at: run.lowerBound) && !isOwner ? found : []
  }

  /// *Bank* for *Bank of Norland*, where there is one of that kind.
  private func body(whoseNounIs token: Int) -> Int? {
    guard article.has(token, .organisation) else { return nil }
    let noun = article[token].hash
    let found = people.indices.prefix(Self.mostScanned).filter {
      people[$0].kind == .organisation && people[$0].words.count > 1
        && people[$0].name.dropLast().contains {
          article[$0].hash == noun && article.isWord($0 + 1, .nameLink)
        }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// *Peña*, of *Juan Carlos Peña García*.
  private func people(withSurname word: UInt32) -> [Int] {
    people.indices.prefix(Self.mostScanned).filter {
      people[$0].kind == .person && people[$0].words.count > 2
        && people[$0].words[people[$0].words.count - 2] == word
    }
  }

  private static let mostScanned = 64

  /// *Kim* for *Kim Jong-un*, *Ana* for *Ana Reyes*, *Ortega* for *Ortega Energy Corp.*: the first word stands for all.
  private func isShortened(_ index: Int) -> Bool {
    let name = people[index].name
    // *Norjet* is not the *NORJET SPRINTER* of a heading.
    if people[index].kind == .person {
      return isSurelyPerson(index) || !name.allSatisfy { article[$0].isShouted }
    }
    return article.has(name.upperBound - 1, .corporate)
  }

  /// *Norland*, where the text has named *Norland University* before it: bodies are introduced by their
  /// whole name.
  private func isIntroduced(_ index: Int, before run: Range<Int>) -> Bool {
    let body = people[index]
    return body.kind == .organisation && body.firstNamed < run.lowerBound
      && article.has(body.name.upperBound - 1, .organisation)
      && !article.has(run.lowerBound, [.place, .demonym, .givenName])
      && !article.isWord(run.lowerBound - 1, .placeMarker)
  }

  /// Of several with one surname the one whom the article is about, if that is plain.
  func dominant(_ found: [Int]) -> Int? {
    if let last = found.first.flatMap({ people[$0].words.last }), let owner = owners[last],
      found.contains(owner)
    {
      return owner
    }
    if found.count < 2 { return found.first }
    // *Studio Ortega* against *Ana Ortega*.
    let named = found.filter { article.has(people[$0].name.lowerBound, .givenName) }
    if named.count == 1 { return named[0] }
    let ranked = found.sorted { people[$0].count > people[$1].count }
    return people[ranked[0]].count >= 3 * people[ranked[1]].count ? ranked[0] : nil
  }

  func learn(_ gender: Person.Gender, of person: Int) {
    if people[person].gender == nil { people[person].gender = gender }
  }

  // MARK: What an article's title says of the people in it

  /// Gives those of whom the body prints only a surname the given name that the title prints with it.
  func learnNames(from title: String) {
    let text = UnretainedArray(of: title)
    let tokens = Tokenizer.tokens(of: text, lexicon: article.lexicon)
    defer {
      tokens.free()
      text.free()
    }
    for person in people.indices where people[person].isPartial && !people[person].isCommon {
      let named = tokens.indices.dropFirst().filter {
        tokens[$0].hash == people[person].words[0] && tokens[$0].isCapital
          && tokens[$0 - 1].has(.givenName) && !tokens[$0 - 1].has(.modal)
          && tokens[$0 - 1].isCapital
      }
      guard let at = named.first, named.allSatisfy({ tokens[$0 - 1].hash == tokens[at - 1].hash })
      else { continue }
      let given = tokens[at - 1]
      if let gender = people[person].gender, given.has(gender.other) { continue }
      people[person].nameInTitle = text.string(Int(given.start)..<Int(tokens[at].end))
      people[person].words.append(tokens[at].hash)
      people[person].words[0] = given.hash
      people[person].kind = .person
      if let gender = given.gender { learn(gender, of: person) }
      byFirstWord.add(person, under: given.hash)
    }
  }
}
