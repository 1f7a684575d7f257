import Essentials
import QuoteModel

/// Somebody or something that an article names, under all the names it uses.
struct Person {
  enum Gender: Hashable {
    case masculine, feminine
    /// What no word for such a person is.
    var other: WordClass { self == .masculine ? .feminine : .masculine }
  }

  /// The fullest name, as tokens.
  var name: Range<Int>
  /// The full name, where only the article's title prints it.
  var nameInTitle: String?
  /// Where the article names this one first: a token.
  var firstNamed: Int
  /// The hashes of the words that tell people apart.
  var words: HashList
  var kind: SpeakerKind
  var gender: Gender?
  /// How often the article prints the full name.
  var count = 1
  /// How often it names this one at all.
  var mentionCount = 0
  /// What the article says this one is, with the token where it does, in reading order.
  var roles: [(at: Int, role: Range<Int>)] = []
  var surroundings = Surroundings()
  /// Only a surname, or another single word, is ever printed.
  var isPartial: Bool { words.count == 1 && kind == .person || isCommon }
  /// *Government*, *Police*: a word that is a body's in every article.
  var isCommon = false
}

extension Token {
  /// The gender of whom the word means, if it tells one.
  var gender: Person.Gender? { has(.masculine) ? .masculine : has(.feminine) ? .feminine : nil }
}

/// What stands around the mentions of one name, by how many of them.
struct Surroundings {
  /// *in Brill*
  var placed = 0
  /// *the Brill*
  var articled = 0
  /// *Ortega, 61*, *Ortega, who*
  var human = 0
  /// *Ortega said*
  var speaking = 0

  /// No person is mostly called so.
  var isOfThing: Bool { human == 0 && placed + articled > speaking }
}

/// Everybody whom an article names, gathered before anybody is attributed anything.
///
/// A class, as `TokenizedArticle` is: its indices and names were retained and released one by one
/// wherever somebody was looked up.
final class Directory {
  var people: [Person] = []
  /// The words for bodies that the article prints in lower case.
  private lazy var commonBodies = Set(
    article.tokens.lazy.filter { $0.has(.organisation) && !$0.isCapital }.map(\.hash))
  /// In reading order: where which one is named.
  private(set) var mentions: [(at: Range<Int>, person: Int)] = []
  var byLastWord = HashIndex(most: 0)
  var byFirstWord = HashIndex(most: 0)
  var byAcronym = HashIndex(most: 0)
  /// Whom a bare surname means: the only one of that name when it was first used alone.
  var owners: [UInt32: Int] = [:]
  let article: TokenizedArticle
  let tags: [Tag]
  let phrases: ProperNames
  let roles: RoleReader

  init(of structure: ArticleStructure) {
    article = structure.article
    tags = structure.tags
    phrases = ProperNames(article)
    roles = RoleReader(article: article, tags: tags)
    var names = nameRuns()
    byLastWord = HashIndex(most: names.count)
    byFirstWord = byLastWord
    byAcronym = byLastWord
    var singles = HashIndex(most: names.count)
    for (number, run) in names.enumerated() where run.count == 1 {
      singles.add(number, under: article[run.lowerBound].hash)
    }
    names = merged(names, singles)
    mentions.reserveCapacity(names.count)
    let plain = wordsInLowerCase(among: names)
    var described: [Range<Int>] = []
    for run in names where run.count > 1 {
      if hasNoNameFirst(run) {
        described.append(run)
      } else if !isDescription(run, plain) {
        addFull(run, singles)
      }
    }
    // *MEC Reyes* may come before whoever is called so.
    for run in described where personDescribed(by: run) == nil { addFull(run, singles) }
    let areKnown = names.map { isKnown($0, plain) }
    let known = Set(
      zip(names, areKnown).filter { $1 && $0.count == 1 }.map { article[$0.0.lowerBound].hash })
    for (run, isKnown) in zip(names, areKnown) where !isPlainWord(run) && !isLetter(run) {
      if isKnown || known.contains(article[run.lowerBound].hash) { note(run) }
    }
    for index in people.indices
    where people[index].kind == .person && people[index].surroundings.isOfThing
      && !isSurelyPerson(index)
    { people[index].kind = .organisation }
  }

  /// *Police* where the article has *the police* too, *Department*.
  func isCommonBody(_ token: Int) -> Bool {
    article.has(token, [.generic, .particular])
      || article.has(token, .organisation) && commonBodies.contains(article[token].hash)
  }

  // MARK: Mentions and roles

  func note(_ run: Range<Int>) {
    if isCredit(run) { return }
    let found = candidates(for: run)
    if let titled = titledGivenName(run, found) { return noteMention(run, add(titled)) }
    let surname = article[run.lowerBound].hash
    if run.count == 1, found.count > 1, owners[surname] == nil {
      let introduced = found.filter { people[$0].firstNamed < run.lowerBound }
      if introduced.count == 1 { owners[surname] = introduced[0] }
    }
    if let index = dominant(found) { return noteMention(run, index) }
    let words = words(of: run)
    guard found.isEmpty, run.count == 1, !words.isEmpty else { return }
    let person = Person(
      name: run, firstNamed: run.lowerBound, words: words, kind: kind(of: run),
      gender: gender(of: run), isCommon: isCommonBody(run.lowerBound))
    noteMention(run, add(person))
  }

  /// *By Luis Ortega*, *(Luis Ortega/Brill News)*: whose the text or the picture is.
  private func isCredit(_ run: Range<Int>) -> Bool {
    let start = run.lowerBound
    if article.kind(run.upperBound) == .slash {
      return article[start].startsParagraph || article.kind(start - 1) == .open
    }
    return article.has(start - 1, .agentMarker) && article[start - 1].startsParagraph
  }

  /// *Prince Charles*, before any *Charles Hollis*: somebody who goes by a given name.
  private func titledGivenName(_ run: Range<Int>, _ found: [Int]) -> Person? {
    let index = run.lowerBound
    guard run.count == 1, article.has(index, .givenName), isTitled(run),
      article.has(index - 1, .title), article[index - 1].isCapital,
      byLastWord.first(of: article[index].hash) == nil,
      !found.contains(where: { people[$0].firstNamed < index })
    else { return nil }
    return Person(
      name: index - 1..<run.upperBound, firstNamed: index, words: words(of: run), kind: .person,
      gender: gender(of: run))
  }

  private func noteMention(_ run: Range<Int>, _ index: Int) {
    mentions.append((run, index))
    people[index].mentionCount += 1
    if let gender = honorificGender(before: run.lowerBound) { learn(gender, of: index) }
    if let role = roles.role(around: run) { people[index].roles.append((run.lowerBound, role)) }
    lookAround(run, index)
  }

  private func lookAround(_ run: Range<Int>, _ index: Int) {
    let (before, next) = (run.lowerBound - 1, run.upperBound)
    if article.isWord(before, .placeMarker) { people[index].surroundings.placed += 1 }
    // *the Ortega campaign* is somebody’s.
    if article.has(before, .determiner), !article[run.lowerBound].startsParagraph,
      !article.isWord(next, .belongings)
    {
      people[index].surroundings.articled += 1
    }
    if article.isFiniteCue(next) || article.isFiniteCue(before), !article.isQuoted(before + 1) {
      people[index].surroundings.speaking += 1
    }
    let isApart = article.kind(next) == .comma
    if article.isWord(isApart ? next + 1 : next, .personOpener)
      || isApart && article.kind(next + 1) == .number && article.kind(next + 2) == .comma
    {
      people[index].surroundings.human += 1
    }
  }

  // MARK: Who is who

  /// - Parameter singles: The names of one word.
  private func addFull(_ run: Range<Int>, _ singles: HashIndex) {
    var words = words(of: run)
    guard let last = words.last else { return }
    guard words.count > 1 else {
      // *Brill Corp.*, called *Brill* elsewhere.
      if article.has(run.upperBound - 1, .corporate), byLastWord.first(of: last) == nil {
        add(Person(name: run, firstNamed: run.lowerBound, words: words, kind: .organisation))
      }
      return
    }
    // *Van Beek* after *Ludwig van Beek* is a surname.
    if article.has(run.lowerBound, .particle), byLastWord.first(of: last) != nil { return }
    // *Paz Reyes* after *Ana Paz Reyes* is a surname of two words.
    if let whole = somebody(whoseNameEndsIn: words) ?? somebody(withInitialsOf: run) {
      people[whole].count += 1
      return
    }
    // *Donald Trumps adviser*: text that lost its apostrophes.
    let bare = article.hash(of: run.upperBound - 1, without: .lostPossessive).flatMap {
      singles.count(of: $0) > singles.count(of: last) ? $0 : nil
    }
    if let bare { words[words.count - 1] = bare }
    let suffix = generation(of: run)
    if let known = person(words: words, isWhole: kind(of: run) != .person, suffix) {
      people[known].count += 1
      if run.count > people[known].name.count, bare == nil { people[known].name = run }
    } else {
      add(
        Person(
          name: run, firstNamed: run.lowerBound, words: words, kind: kind(of: run),
          gender: gender(of: run)))
    }
  }

  @discardableResult
  private func add(_ person: Person) -> Int {
    let index = people.count
    people.append(person)
    byLastWord.add(index, under: person.words[person.words.count - 1])
    if person.words.count > 1 { byFirstWord.add(index, under: person.words[0]) }
    if let acronym = acronym(of: person) { byAcronym.add(index, under: acronym) }
    return index
  }

  /// The fullest name that the article prints, without honours: *Luis Ortega*, of *Luis Ortega QC*.
  ///
  /// - Parameter keepsInitials: *Donald J. Trump*; what is his is *Donald Trump’s* in every article.
  func fullName(of person: Int, keepsInitials: Bool = true) -> String {
    if let named = people[person].nameInTitle { return named }
    let name = people[person].name
    let (nickname, inner) = (nickname(in: name), name.dropFirst().dropLast())
    let honours = name.dropFirst().reversed().prefix {
      article.has($0, .nameSuffix) && article.has($0, .person)
    }
    let words = name.dropLast(honours.count).filter {
      let isInitial = inner.contains($0) && (article.isInitial($0) || isLetter($0..<$0 + 1))
      return !nickname.contains($0) && (keepsInitials || !isInitial)
    }
    let text =
      words.count == name.count
      ? article.text(of: name) : words.map(article.word).joined(separator: " ")
    let bare = words.last.flatMap { article.hash(of: $0, without: .lostPossessive) }
    return bare != nil && bare == people[person].words.last ? String(text.dropLast()) : text
  }

  /// *MEC* of *MEC Reyes*, an office by its letters; *Absent* of *Absent Reyes* at the start of a sentence.
  /// *AJ Reyes* is a name.
  private func hasNoNameFirst(_ run: Range<Int>) -> Bool {
    let (start, first) = (run.lowerBound, article[run.lowerBound])
    guard run.count == 2, !article[start + 1].isShouted, !first.has(.givenName) else {
      return false
    }
    return first.isShouted
      ? first.end - first.start > 2
      : article.startsSentence(start) && (tags[start] == .adjective || tags[start] == .preposition)
  }

  /// *Oceanographer Reyes* at the start of a sentence, whose capital is the sentence's: no name of its own,
  /// but somebody whom the text has named before.
  private func isDescription(_ run: Range<Int>, _ plain: Set<UInt32>) -> Bool {
    let (start, first) = (run.lowerBound, article[run.lowerBound])
    guard let known = personDescribed(by: run) else { return false }
    return people[known].firstNamed < start && article.startsSentence(start)
      && !isGivenName(at: start) && !first.shape.contains(.abbreviated)
      && (isSurelyPerson(known) || plain.contains(first.hash))
  }

  /// Whose surname is the second of two words.
  private func personDescribed(by run: Range<Int>) -> Int? {
    guard run.count == 2, article.kind(run.lowerBound) == .word,
      let known = byLastWord.first(of: article[run.lowerBound + 1].hash)
    else { return nil }
    return people[known].kind == .person ? known : nil
  }

  private func somebody(whoseNameEndsIn words: HashList) -> Int? {
    words.last.flatMap { last in
      byLastWord.first(of: last) {
        people[$0].words.count > words.count && people[$0].words.ends(in: words)
      }
    }
  }

  /// *John Quince*, of *J. Quince*.
  func somebody(withInitialsOf run: Range<Int>) -> Int? {
    let first = run.lowerBound
    guard article.isInitial(first), run.count(where: tellsApart) == 1 else { return nil }
    func letter(_ token: Int) -> UInt8 { article.text[Int(article[token].start)] }
    let suffix = generation(of: run)
    return words(of: run).last.flatMap { last in
      byLastWord.first(of: last) {
        people[$0].kind == .person && letter(people[$0].name.lowerBound) == letter(first)
          && isOneGeneration($0, suffix)
      }
    }
  }

  /// Somebody with the same first and last word; a body, which has all of them.
  ///
  /// - Parameter isWhole: Whether people have to have all of them, too.
  func person(words: HashList, isWhole: Bool = false, _ suffix: UInt32 = 0) -> Int? {
    words.last.flatMap { last in
      byLastWord.first(of: last) {
        isSame(words, people[$0], isWhole) && isOneGeneration($0, suffix)
      }
    }
  }

  /// *Luis Ortega Jr.* is not *Luis Ortega Sr.*
  func isOneGeneration(_ person: Int, _ suffix: UInt32) -> Bool {
    let other = generation(of: people[person].name)
    return suffix == 0 || other == 0 || suffix == other
  }

  /// *Jr.* or *Sr.* at the end of a name, as its hash.
  func generation(of run: Range<Int>) -> UInt32 {
    let last = article[run.upperBound - 1]
    return last.has(.nameSuffix) && !last.has([.corporate, .person]) && run.count > 1
      ? last.hash : 0
  }

  private func isSame(_ words: HashList, _ person: Person, _ isWhole: Bool) -> Bool {
    guard words.first == person.words.first else { return false }
    return !isWhole && person.kind == .person || words.elementsEqual(person.words)
  }

  /// In lower case, without suffixes and honorifics, and without initials where there is more: *Bill* of
  /// *William “Bill” Barnes* tells, too.
  func words(of run: Range<Int>) -> HashList {
    let words = hashes(of: run, where: tellsApart)
    return words.count > 1 ? words : hashes(of: run) { article.isInitial($0) || tellsApart($0) }
  }

  private func hashes(of run: Range<Int>, where isWanted: (Int) -> Bool) -> HashList {
    var words = HashList()
    for index in run where isWanted(index) { words.append(article[index].hash) }
    return words
  }

  /// No initial, suffix, honorific or mark.
  private func tellsApart(_ index: Int) -> Bool {
    switch article.kind(index) {
    case .mark, .open, .close: false
    default: !article.has(index, [.nameSuffix, .honorific]) && !article.isInitial(index)
    }
  }

  func kind(of run: Range<Int>) -> SpeakerKind {
    let first = article[run.lowerBound]
    let last = article[run.upperBound - 1]
    if isTitled(run) { return .person }
    // *Reyes & Sons*
    if run.contains(where: { article.kind($0) == .symbol }) { return .organisation }
    if run.count == 1, isThing(run.lowerBound) { return .organisation }
    // *Vernon Beach*, *Clark County*; but *Sarah Park* is somebody.
    let isNamed = first.has(.givenName) && (run.count < 4 || !last.has(.organisation))
    if run.count > 1, last.has([.organisation, .landmark]), !(last.has(.surname) && isNamed) {
      return .organisation
    }
    if isNamed { return .person }
    if run.count > 1,
      run.contains(where: { article.has($0, .landmark) && !article.has($0, .surname) })
    {
      return .organisation
    }
    let isBody =
      last.has([.organisation, .document, .channel]) || run.count == 1 && last.isShouted
      // *Article Continued*, *Story Continues*: lines of a web page.
      || run.contains { article.has($0, [.verb, .document, .organisation, .place, .demonym]) }
      || article.has(run.lowerBound - 1, .determiner)
    return isBody ? .organisation : .person
  }

  /// *the Bill*, *TED runs it*: no given name.
  private func isThing(_ index: Int) -> Bool {
    article.isWord(index - 1, .definite)
      || article[index].isShouted && article.kind(index + 1) == .word
        && !article[index + 1].isCapital
  }

  func isTitled(_ run: Range<Int>) -> Bool {
    guard run.lowerBound > 0 else { return false }
    let before = article[run.lowerBound - 1]
    return before.has([.title, .honorific]) && before.kind == .word
      && !article[run.lowerBound].startsParagraph
  }

  func gender(of run: Range<Int>) -> Person.Gender? {
    honorificGender(before: run.lowerBound) ?? article[run.lowerBound].gender
  }

  /// What *Mr*, *Mrs*, *Ms*, *spokeswoman* before a name say.
  func honorificGender(before index: Int) -> Person.Gender? {
    article.has(index - 1, [.title, .honorific]) ? article[index - 1].gender : nil
  }
}
