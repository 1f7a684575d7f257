import Essentials
import LearntChoices
import QuoteModel

/// Whom a source means that names nobody: *she*, *the mayor*, *the company*, *a report by Brill Energy*.
///
/// It can be anybody of whom the text has spoken or is about to speak, the description as it
/// stands, or nobody; weights learnt from annotated news decide.
struct SpeakerChoice: Choice {
  enum Option: Equatable {
    /// One of `candidates`.
    case candidate(Int)
    /// All that the article tells is the description.
    case itself
    case nobody
  }

  /// What of a source tells how it refers.
  enum Form: UInt32 {
    case masculine = 1
    case feminine, neuter, plural
    case person, group, body, document, other

    var gender: Person.Gender? {
      self == .masculine ? .masculine : self == .feminine ? .feminine : nil
    }
    var isPronoun: Bool { rawValue <= Self.plural.rawValue }
    /// *he* and *she* are found alike.
    var sort: UInt32 { self == .feminine ? Self.masculine.rawValue : rawValue }
    /// *it*, *the company*: no person.
    var isBody: Bool { self == .neuter || self == .body }

    init(ofPronoun word: Token) {
      let other: Form = word.has([.determiner, .group, .number]) ? .group : .plural
      self =
        switch word.gender {
        case .masculine: .masculine
        case .feminine: .feminine
        case nil: word.has(.neuter) ? .neuter : word.has(.person) ? .person : other
        }
    }

    init(ofNoun noun: Int, in article: TokenizedArticle) {
      let word = article[noun]
      let isPerson = word.has([.person, .title, .nationality]) || article.ends(noun, in: .person)
      let isGroup = word.has(.group)
      self = isGroup ? .group : isPerson ? .person : word.has(.organisation) ? .body : .other
      guard self == .other else { return }
      self = word.has(.document) ? .document : article.ends(noun, in: .plural) ? .group : .other
    }
  }

  struct Candidate {
    /// Where the text speaks of this one.
    enum Place: UInt32 { case before, inside, after, elsewhere }
    var referent: Referent
    var place: Place
    /// The token where.
    var at: Int
    /// What the memory of the text keeps; nothing of those who come later.
    var entry: Salience.Entry?
    /// How much this one is on the reader's mind.
    var weight: Float
  }

  let source: Mention
  let form: Form
  private(set) var candidates: [Candidate] = []
  /// What the article says of each; nothing where a pronoun stands for somebody.
  private var matches: [Match] = []
  let resolver: Resolver
  /// The article or the like that the source begins with.
  private let opening: UInt32
  private var article: TokenizedArticle { resolver.article }
  private var directory: Directory { resolver.directory }

  init(of source: Mention, _ resolver: Resolver) {
    self.source = source
    self.resolver = resolver
    let head = source.head
    form =
      source.kind == .pronoun
      ? Form(ofPronoun: resolver.article[head]) : Form(ofNoun: head, in: resolver.article)
    let first = resolver.article[source.tokens.lowerBound]
    opening = first.has([.determiner, .possessive, .number]) ? first.hash : 0
    gather()
    if !form.isPronoun { matches = candidates.map { match(of: $0.referent) } }
  }

  /// The source, for itself.
  var description: Referent? {
    guard !form.isPronoun else { return nil }
    return resolver.kind(ofNoun: source.head).map {
      Referent(tokens: source.tokens, head: source.head, kind: $0)
    }
  }

  func all() -> [Option] {
    let all = candidates.indices.map { Option.candidate($0) }
    guard description != nil else { return all + [.nobody] }
    // A description that can mean nobody else is for itself, if it can say anything.
    let isOpen = isDefinite ? !candidates.isEmpty : form == .other && opening == 0
    return all + (isOpen ? [.itself, .nobody] : [.itself])
  }

  /// Where nobody is likelier than that, two are close.
  private static let leastLikely: Float = 0.4

  /// All options with the likeliest taken; nobody where two are close.
  func likeliest(by model: ChoiceModel) -> LikelyOptions<Option> {
    let all = weighed(by: model)
    guard all.certainty < Self.leastLikely, let nobody = all.options.firstIndex(of: .nobody) else {
      return all
    }
    return LikelyOptions(all.options, likely: all.likely, best: nobody)
  }

  func referent(of option: Option) -> Referent? {
    switch option {
    case .candidate(let number): candidates[number].referent
    case .itself: description
    case .nobody: nil
    }
  }

  /// *the mayor*, and *bespectacled professor* of *the lanky, bespectacled professor*.
  private var isDefinite: Bool {
    let first = source.tokens.lowerBound
    return article.isWord(first, .definite)
      || article.kind(first - 1) == .comma
        && (max(0, first - 4)..<first).contains { article.isWord($0, .definite) }
  }

  // MARK: Candidates

  /// No more are looked at, however many the text names.
  private static let mostPeople = 48
  private static let mostLater = 3
  private static let farthest = 12
  private static let mostRoles = 8

  private mutating func gather() {
    for entry in resolver.memory where fits(entry.referent, entry.hasSpoken) && canRecall(entry) {
      add(entry.referent, .before, at: entry.at, entry)
    }
    guard !form.isPronoun else { return }
    // *a spokesman for Ortega* is not Ortega, and *a report by Ortega* is his.
    let isOwned = form != .person && form != .group
    for mention in directory.mentions(in: source.tokens) where isOwned {
      add(Referent(person: mention.person), .inside, at: mention.at.lowerBound)
    }
    if isOwned, let owner = possessor { add(owner, .inside, at: source.tokens.lowerBound) }
    let later = directory.mentions[directory.firstMention(from: source.tokens.upperBound)...]
      .prefix(Self.farthest).filter { isAnnounced(Referent(person: $0.person)) }
    for mention in later.prefix(Self.mostLater) {
      add(Referent(person: mention.person), .after, at: mention.at.lowerBound)
    }
    for person in directory.people.indices.prefix(Self.mostPeople)
    where roleMatch(of: person).rawValue >= Match.whole.rawValue {
      add(Referent(person: person), .elsewhere, at: directory.people[person].firstNamed)
    }
  }

  /// Whom *her* of *her statement* means.
  private var possessor: Referent? {
    let first = source.tokens.lowerBound
    return article.has(first, .possessive) ? article[first].gender.flatMap(resolver.referent) : nil
  }

  /// Whoever stands inside the source stands there, wherever else the text speaks of them.
  private mutating func add(
    _ referent: Referent, _ place: Candidate.Place, at token: Int, _ entry: Salience.Entry? = nil
  ) {
    if let known = candidates.firstIndex(where: { $0.referent == referent }) {
      if place == .inside { candidates[known].place = .inside }
    } else {
      let weight = entry.map { Salience.weight(of: $0, resolver.sentence) * share(of: referent) }
      candidates.append(
        Candidate(referent: referent, place: place, at: token, entry: entry, weight: weight ?? 0))
    }
  }

  /// Whether somebody of whom the text spoke can be meant: *a mayor* and *his lawyer* are mostly new.
  private func canRecall(_ entry: Salience.Entry) -> Bool {
    if form.isPronoun {
      return form.gender == nil || entry.hasSpoken
        || entry.referent.person.map(directory.isPerson) ?? true
    }
    return isDefinite || isNamedSo(entry.referent)
  }

  /// *A Brill mayor*, before anybody said that it is *Mayor Ana Reyes*.
  private func isAnnounced(_ referent: Referent) -> Bool {
    fits(referent) && (isDefinite || isNamedSo(referent) || sharedWords(with: referent) > 0)
  }

  /// Whether the noun of the source is in a name, or in what the text says of somebody.
  private func isNamedSo(_ referent: Referent) -> Bool {
    match(of: referent).rawValue >= Match.head.rawValue
  }

  private func fits(_ referent: Referent, _ hasSpoken: Bool = false) -> Bool {
    let kind = resolver.kind(of: referent)
    let isUnsure = referent.person.map { directory.mayBeBody($0) } ?? false
    switch form {
    case .masculine, .feminine:
      return isPerson(kind) && isSomebody(referent) && share(of: referent) > 0
    case .neuter: return kind == .organisation || kind == .document || isUnsure
    case .plural: return kind != .person || isUnsure
    case .person: return isPerson(kind) && isSomebody(referent) && hasNoOtherGender(referent)
    case .body: return kind == .organisation || isUnsure || together(referent) == 1
    case .group: return !isPerson(kind) || isUnsure || hasSpoken
    case .document: return kind == .organisation || kind == .document || isUnsure || hasSpoken
    case .other: return true
    }
  }

  /// A capitalised word that nothing but its capital makes a name is nobody.
  private func isSomebody(_ referent: Referent) -> Bool {
    guard let index = referent.person, !directory.isPerson(index) else { return true }
    let person = directory.people[index]
    return person.mentionCount > 1 || person.surroundings.speaking + person.surroundings.human > 0
  }

  /// How well the gender fits, from 0 to 1.
  private func share(of referent: Referent) -> Float {
    form.gender.map { resolver.share(of: referent, $0) }
      ?? (resolver.isPlace(referent) ? Resolver.Weight.unlikely : 1)
  }

  private func isPerson(_ kind: SpeakerKind) -> Bool { kind == .person || kind == .anonymous }

  private func hasNoOtherGender(_ referent: Referent) -> Bool {
    article[source.head].gender.map { resolver.share(of: referent, $0) > 0 } ?? true
  }

  // MARK: Words

  private enum Match: UInt32 { case noRoles, unlike, head, whole, exact }

  /// Whether the article says of somebody what the source says: *the mayor*, of *mayor Ana Reyes*.
  private func roleMatch(of person: Int) -> Match {
    let roles = directory.people[person].roles.prefix(Self.mostRoles).map(\.role)
    let alike = roles.filter { $0.contains { article.isSame($0, as: source.head) } }
    if alike.isEmpty { return roles.isEmpty ? .noRoles : .unlike }
    let whole = alike.filter { role in qualifiers.allSatisfy { isSaid($0, in: role) } }
    // *the president* is not *the former president*.
    return whole.isEmpty
      ? .head : whole.contains { $0.count <= qualifiers.count + 1 } ? .exact : .whole
  }

  /// The same of anybody; of bodies, whether the noun is in the name.
  private func match(of referent: Referent) -> Match {
    let isHead = isHeadOf(referent)
    if isHead > 0 { return isHead == 2 ? .exact : .head }
    return referent.person.map(roleMatch) ?? .noRoles
  }

  /// Of how many candidates, but for one of them, the article says at least that much.
  private func others(_ match: Match, than number: Int = -1) -> UInt32 {
    let found = matches.indices.count { matches[$0].rawValue >= match.rawValue && $0 != number }
    return UInt32(min(found, 2))
  }

  /// The words of the source beside its noun, but for articles.
  private var qualifiers: Range<Int> {
    let first = source.tokens.lowerBound
    return min(opening == 0 ? first : first + 1, source.head)..<source.head
  }

  private func isSaid(_ token: Int, in role: Range<Int>) -> Bool {
    article[token].kind != .word || role.contains { article.isSame($0, as: token) }
  }

  /// How many of the words of the source are in a name, or in what was said of somebody.
  private func sharedWords(with referent: Referent) -> UInt32 {
    let name = referent.person.map { directory.people[$0].name } ?? referent.tokens
    let shared = qualifiers.count { isSaid($0, in: name) && article[$0].kind == .word }
    return UInt32(min(shared, 2))
  }

  private func isHeadOf(_ referent: Referent) -> UInt32 {
    guard referent.person == nil else { return resolver.isNamed(referent, by: source.head) ? 2 : 0 }
    return article[referent.head].hash == article[source.head].hash ? 1 : 0
  }

  // MARK: Features

  func describe(_ option: Option, to f: inout some FeatureReceiver) {
    switch option {
    case .candidate(let number): describe(candidates[number], number, to: &f)
    case .itself: describeItself(to: &f)
    case .nobody: describeNobody(to: &f)
    }
  }

  private func describe(_ candidate: Candidate, _ number: Int, to f: inout some FeatureReceiver) {
    let form = form.sort
    let referent = candidate.referent
    let sort = sort(of: referent)
    let place = candidate.place.rawValue
    let from = source.tokens.lowerBound
    let sentences = Self.step(Int(article.sentenceOf[from]) - Int(article.sentenceOf[candidate.at]))
    let paragraphs = UInt32(min(3, article.paragraphs(from: candidate.at, to: from)))
    let rank = rank(of: number)
    let spoken = UInt32(min(candidate.entry?.timesSpoken ?? 0, 3))
    let isLast: UInt32 = referent == resolver.lastSpeaker ? 1 : 0
    let role = UInt32((candidate.entry?.lastWeight ?? 0) / 20)
    f.add(.recency, 1, form, place, sentences)
    f.add(.recency, 2, form, role, sentences)
    f.add(.recency, 3, form, paragraphs, place)
    f.add(.recency, 5, form, rank, sort)
    f.add(.recency, 6, form, isLast, paragraphs)
    f.add(.recency, 7, isLast, sentences, sort)
    f.add(.recency, 9, form, sentences == 0 ? 1 : 0, role)
    f.add(.recency, 10, form, rank, role, isLast)
    f.add(.recency, 14, form, UInt32(min(candidates.count, 3)), place)
    f.add(.recency, 15, form, UInt32(min(candidates.count, 3)), rank)
    f.add(.standing, 1, form, spoken, isLast)
    f.add(.standing, 2, form, Self.step(candidate.entry?.count ?? 0))
    f.add(.standing, 4, form, spoken, rank)
    f.add(.agreement, 1, form, sort)
    f.add(.agreement, 2, form, sort, place)
    f.add(.agreement, 3, form, gender(of: referent), sort)
    f.add(.agreement, 8, form, together(referent))
    guard !self.form.isPronoun else { return }
    let head = article[source.head].hash
    let isHead = isHeadOf(referent)
    let shared = sharedWords(with: referent)
    f.add(.description, 1, head, sort)
    f.add(.description, 2, head, place)
    f.add(.description, 14, head, together(referent))
    f.add(.description, 3, opening, sort, form)
    f.add(.description, 4, opening, place, form)
    f.add(.description, 5, isHead, form, opening)
    f.add(.description, 6, isHead, sort, shared)
    f.add(.description, 7, shared, form, sort)
    f.add(.description, 8, place, UInt32(min(qualifiers.count, 3)), form, opening)
    f.add(.description, 9, isHead, sentences, form)
    f.add(.description, 10, opening, rank, form, isLast)
    let isNamed: UInt32 = qualifiers.contains { article[$0].isCapital } ? 1 : 0
    f.add(.description, 11, isNamed, min(spoken, 1), place, form)
    f.add(.description, 12, isNamed, isHead, shared, form)
    f.add(.description, 13, isNamed, opening, sort)
    if candidate.place == .inside { describe(inside: candidate, to: &f) }
    let match = min(matches[number].rawValue, Match.whole.rawValue)
    let others = others(.whole, than: number)
    f.add(.description, 20, match, form)
    f.add(.description, 21, match, opening, form, place)
    f.add(.description, 23, match, rank, isLast)
    f.add(.description, 24, match, others, self.others(.head, than: number), form)
    f.add(.description, 25, match, others, isLast, opening)
    f.add(.description, 26, matches[number].rawValue, self.others(.exact, than: number), others)
  }

  /// *a Brill report*, *the mayor's letter*, *a poll by the Brill Post*
  private func describe(inside candidate: Candidate, to f: inout some FeatureReceiver) {
    let name = directory.mentions(in: source.tokens).first {
      $0.person == candidate.referent.person
    }
    guard let name else { return }
    let isBefore: UInt32 = name.at.upperBound <= source.head ? 1 : 0
    let previous = article[max(0, name.at.lowerBound - 1)]
    let link = previous.has(.preposition) ? previous.hash : 0
    let isOwner: UInt32 = article.kind(name.at.upperBound) == .clitic ? 1 : 0
    let form = form.sort
    f.add(.description, 30, form, isBefore, isOwner)
    f.add(.description, 31, form, link, isBefore)
    f.add(.description, 32, article[source.head].hash, link, isBefore)
    f.add(.description, 33, form, link, sort(of: candidate.referent), isOwner)
  }

  private func describeItself(to f: inout some FeatureReceiver) {
    let form = form.sort
    let head = article[source.head].hash
    let length = UInt32(min(qualifiers.count, 3))
    let rest = UInt32(min(source.tokens.upperBound - source.head - 1, 3))
    let next = source.head + 1 < source.tokens.upperBound ? article[source.head + 1].hash : 0
    let inside = UInt32(candidates.count { $0.place == .inside })
    let best = candidates.reduce(Float(0)) { max($0, $1.weight) }
    f.add(.description, 40, form)
    f.add(.description, 41, form, opening)
    f.add(.description, 42, head)
    f.add(.description, 43, head, opening)
    f.add(.description, 44, form, opening, length)
    f.add(.description, 45, form, opening, rest)
    f.add(.description, 46, form, next)
    f.add(.description, 47, form, opening, min(inside, 2))
    f.add(.description, 48, form, opening, UInt32(best / 20))
    let isNamed: UInt32 = qualifiers.contains { article[$0].isCapital } ? 1 : 0
    f.add(.description, 39, form, isNamed, opening)
    f.add(.description, 38, form, opening, others(.whole), others(.head))
    f.add(.description, 49, form, opening, article.sentenceOf[source.head] < 2 ? 1 : 0)
  }

  private func describeNobody(to f: inout some FeatureReceiver) {
    let form = form.sort
    let weights = candidates.map(\.weight).sorted(by: >) + [0, 0]
    f.add(.agreement, 40, form)
    f.add(.agreement, 41, form, UInt32(min(candidates.count, 4)))
    f.add(.recency, 40, form, UInt32(weights[0] / 20))
    f.add(.recency, 41, form, UInt32(min(4, weights[0] / max(weights[1], 1) * 2)))
    f.add(.description, 50, form, opening)
  }

  // MARK: What features are made of

  /// 0, 1, 2, 3, then coarser; below zero is ahead.
  private static func step(_ number: Int) -> UInt32 {
    switch number {
    case ..<0: 20
    case 0...3: UInt32(number)
    case 4...5: 4
    case 6...9: 5
    case 10...19: 6
    default: 7
    }
  }

  private func sort(of referent: Referent) -> UInt32 {
    guard let person = referent.person else { return 64 + Self.number(of: referent.kind) }
    let isSure: UInt32 = directory.isSurelyPerson(person) ? 1 : 0
    let isLikely: UInt32 = directory.isPerson(person) ? 1 : 0
    let isPlace: UInt32 = resolver.isPlace(referent) ? 1 : 0
    return Self.number(of: directory.people[person].kind)
      | isSure << 3 | isLikely << 4 | isPlace << 5
  }

  /// Whether several are meant, and how many.
  private func together(_ referent: Referent) -> UInt32 {
    guard referent.joint >= 0 else { return 0 }
    let all = resolver.joints[referent.joint].all
    return all.contains { $0.person == nil } ? 1 : UInt32(min(all.count, 4))
  }

  private static func number(of kind: SpeakerKind) -> UInt32 {
    switch kind {
    case .person: 0
    case .organisation: 1
    case .document: 2
    case .group: 3
    case .anonymous: 4
    }
  }

  /// How many candidates weigh more; 9 for one that weighs nothing.
  private func rank(of number: Int) -> UInt32 {
    let own = candidates[number].weight
    return own > 0 ? UInt32(min(candidates.count { $0.weight > own }, 4)) : 9
  }

  private func gender(of referent: Referent) -> UInt32 {
    let person = referent.person
    let gender = person.map { directory.people[$0].gender } ?? article[referent.head].gender
    return (gender == nil ? 0 : gender == .masculine ? 1 : 2) + (person == nil ? 0 : 3)
  }
}
