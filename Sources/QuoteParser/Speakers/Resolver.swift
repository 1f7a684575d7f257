import Essentials
import LearntChoices
import QuoteModel

/// Whom or what a mention stands for: somebody of the directory, or somebody whom the text only
/// describes, as *a woman on the bridge*.
struct Referent: Hashable {
  /// An index into the directory; `nil` for somebody who is only described.
  var person: Int?
  /// The description, as tokens; empty for somebody of the directory.
  var tokens = 0..<0
  /// The noun of the description.
  var head = 0
  /// What is described; not looked at for somebody of the directory.
  var kind = SpeakerKind.anonymous
  /// Which of `Resolver.joints` it is, for *they* after *Ortega and Reyes*.
  var joint = -1
}

/// Says who a source is, by what the same article prints elsewhere; or says nobody.
///
/// A class, so that a choice looks at what it knows by one reference: as a struct all of its arrays
/// were retained and released for each source that is no name.
final class Resolver {
  let article: TokenizedArticle
  let directory: Directory
  /// Of whom and of what the text has spoken, up to `cursor`.
  var people = Salience()
  var bodies = Salience()
  var groups = Salience()
  var memory: [Salience.Entry] { people.entries + bodies.entries + groups.entries }
  /// Those who were named together, each with who stands for all of them.
  var joints: [(together: Referent, all: [Referent])] = []
  /// Whose the attribution before was.
  var lastSpeaker: Referent?
  /// Whether resolutions keep whom else they considered.
  let explains: Bool
  /// Picks whom a source means that is no name.
  let choose: (SpeakerChoice) -> LikelyOptions<SpeakerChoice.Option>
  /// The source that was resolved last, and to whom: two drafts can share it.
  var last: (source: Range<Int>, resolution: Resolution)?
  var cursor = 0
  var nextMention = 0
  /// Where that mention begins, once it was looked up.
  var nextMentionStart = -1
  /// How many sentences of narration have begun.
  var sentence = 0
  var lastSentence: Int32 = -1
  /// Whom the source that is being resolved can mean.
  var considered: [(referent: Referent?, probability: Float)] = []
  /// What the first word of that content says of its source: *Reyes said she would come*.
  var contentGender: Person.Gender?

  /// The speakers of each draft, and who of the directory the only one is.
  struct Resolution {
    var speakers: [AttributedSpeaker] = []
    var person: Int?
    /// Whom the source can mean by what was learnt, the likeliest first, where that decided.
    var considered: [(speakers: [AttributedSpeaker], probability: Double)] = []
  }

  static func resolutions(
    of drafts: [AttributionDraft], in article: TokenizedArticle, _ directory: Directory,
    explains: Bool = false, choose: @escaping (SpeakerChoice) -> LikelyOptions<SpeakerChoice.Option>
  ) -> [Resolution] {
    let resolver = Resolver(article, directory, choose, explains)
    let order = drafts.indices.filter { !drafts[$0].isInner }.sorted {
      resolver.position(drafts[$0]) < resolver.position(drafts[$1])
    }
    var result = [Resolution](repeating: Resolution(), count: drafts.count)
    for index in order { result[index] = resolver.resolution(of: drafts[index]) }
    for index in drafts.indices where drafts[index].isInner {
      let start = drafts[index].start
      let outer = order.first { drafts[$0].content.contains { $0.contains(start) } }
      result[index] = resolver.innerResolution(of: drafts[index], in: outer.map { result[$0] })
    }
    return result
  }

  private init(
    _ article: TokenizedArticle, _ directory: Directory,
    _ choose: @escaping (SpeakerChoice) -> LikelyOptions<SpeakerChoice.Option>, _ explains: Bool
  ) {
    self.article = article
    self.directory = directory
    self.choose = choose
    self.explains = explains
  }

  func position(_ draft: AttributionDraft) -> Int {
    draft.source?.tokens.lowerBound ?? draft.content[0].lowerBound
  }

  func resolution(of draft: AttributionDraft) -> Resolution {
    guard let source = draft.source else {
      return draft.content.allSatisfy(article.isQuotation)
        ? introduced(before: draft) : Resolution()
    }
    if let last, last.source == source.tokens { return last.resolution }
    considered = []
    contentGender = contentGender(of: draft)
    advance(to: min(draft.content[0].lowerBound, source.tokens.lowerBound))
    let found = referents(of: source)
    advance(to: source.tokens.lowerBound)
    countSentence(source.tokens.lowerBound)
    let isThought = draft.cue?.mode == .thought
    for found in found { note(found, at: source, isThought) }
    if found.count > 1 { takeTogether(found, source.tokens, Weight.source) }
    lastSpeaker = found.count == 1 ? found[0] : nil
    if let contentGender, found.count == 1, let person = found[0].person {
      directory.learn(contentGender, of: person)
    }
    cursor = max(cursor, source.tokens.upperBound)
    let resolution = Resolution(
      speakers: found.flatMap(speakers), person: found.count == 1 ? found[0].person : nil,
      considered: considered.map { ($0.referent.map(speakers) ?? [], Double($0.probability)) })
    last = (source.tokens, resolution)
    return resolution
  }

  /// Inside a quotation *I* is its speaker, and other pronouns are anybody.
  func innerResolution(of draft: AttributionDraft, in outer: Resolution?) -> Resolution {
    guard let source = draft.source else { return Resolution() }
    if source.kind == .pronoun {
      return article.has(source.head, .firstPerson) ? outer ?? Resolution() : Resolution()
    }
    let found = referents(of: source)
    return Resolution(
      speakers: found.flatMap(speakers), person: found.count == 1 ? found[0].person : nil)
  }

  /// A quotation that is a paragraph of its own, after one that speaks of one person only, or that
  /// follows such a sentence: *Ortega laughed. “It holds.”*
  func introduced(before draft: AttributionDraft) -> Resolution {
    let start = draft.content[0].lowerBound
    advance(to: start)
    guard let found = onlyOne(before: start) ?? lastSpeaker(before: start) else {
      return Resolution()
    }
    people.add(found, Weight.source, sentence: sentence, at: start, speaks: true)
    return Resolution(speakers: speakers(found), person: found.person)
  }

  private func onlyOne(before start: Int) -> Referent? {
    let near = people.entries.filter { isJustBefore($0.at, start) }
    return near.count == 1 ? near[0].referent : nil
  }

  /// Whoever spoke in the paragraph before the last, where the last speaks of nobody.
  private func lastSpeaker(before start: Int) -> Referent? {
    guard article[start].startsParagraph else { return nil }
    let near = people.entries.filter { article.paragraphs(from: $0.at, to: start) <= 2 }
    guard near.count == 1, near[0].hasSpoken, article.paragraphs(from: near[0].at, to: start) == 2
    else { return nil }
    return near[0].referent
  }

  private func isJustBefore(_ token: Int, _ start: Int) -> Bool {
    let paragraphs = article.paragraphs(from: token, to: start)
    return article[start].startsParagraph
      ? paragraphs == 1
      : paragraphs == 0 && article.sentenceOf[start] - article.sentenceOf[token] == 1
  }

  private func referents(of source: Mention) -> [Referent] {
    source.parts.isEmpty ? [referent(of: source)].compactMap(\.self) : joint(source)
  }

  private func referent(of source: Mention) -> Referent? {
    switch source.kind {
    case .name: named(source.name ?? source.tokens)
    case .pronoun: pronoun(source)
    case .commonNoun: described(source)
    }
  }

  /// *Ortega and Reyes*: each of them; *aides and officials*: one group.
  func joint(_ source: Mention) -> [Referent] {
    let phrases = directory.phrases
    let parts = source.parts.map {
      (name: phrases.name(ofPart: $0), mention: phrases.mention($0, head: $0.upperBound - 1))
    }
    let hasPronoun = parts.contains { $0.mention.kind == .pronoun }
    let all = [Referent(tokens: source.tokens, head: source.head, kind: .group)]
    guard hasPronoun || parts.contains(where: { $0.name != nil }) else { return all }
    // *Ortega and his aides*
    let found = parts.compactMap { name, mention -> Referent? in
      if let name { return named(name) }
      // *she and two others*
      if mention.kind == .pronoun { return pronoun(mention) }
      return kind(ofNoun: mention.head).map {
        Referent(tokens: mention.tokens, head: mention.head, kind: $0)
      }
    }
    // *He and other experts*, of whom the text has not told.
    if found.count == 1, hasPronoun { return all }
    // *the Department for Boats and Sport*: one, whose parts are none.
    return found.enumerated().filter { place, referent in
      referent.person == nil || !found[..<place].contains { $0.person == referent.person }
    }.map(\.element)
  }

  /// Keeps in mind who was the source of an attribution.
  func note(_ referent: Referent, at source: Mention, _ isThought: Bool) {
    func add(to memory: inout Salience) {
      memory.add(referent, Weight.source, sentence: sentence, at: source.head, speaks: true)
    }
    switch kind(of: referent) {
    case .anonymous where !isNewcomer(referent) || isThought: break
    case .person, .anonymous:
      add(to: &people)
      learn(from: source, of: referent)
    case .organisation, .document: add(to: &bodies)
    case .group: add(to: &groups)
    }
  }

  /// *They* may be those who spoke together, or are named together.
  func takeTogether(_ all: [Referent], _ tokens: Range<Int>, _ weight: Float) {
    guard joints.count < Self.mostJoints else { return }
    let known = joints.first { $0.all == all }?.together
    let together = known ?? Referent(head: tokens.upperBound - 1, kind: .group, joint: joints.count)
    if known == nil { joints.append((together, all)) }
    groups.add(together, weight, sentence: sentence, at: tokens.lowerBound)
  }

  /// Of those who are named together.
  private static let mostJoints = 64

  /// *a spokeswoman*, *one official*: somebody whom a pronoun can mean later.
  private func isNewcomer(_ referent: Referent) -> Bool {
    article.has(referent.head, [.person, .title])
      && (article.isWord(referent.tokens.lowerBound, .indefinite)
        || article.has(referent.tokens.lowerBound, .possessive))
  }

  /// *she said* tells the gender of whoever it means.
  private func learn(from source: Mention, of referent: Referent) {
    guard let person = referent.person, source.kind == .pronoun,
      let gender = article[source.head].gender
    else { return }
    directory.learn(gender, of: person)
  }

  /// *Reyes said she would come*: Reyes is a woman.
  private func contentGender(of draft: AttributionDraft) -> Person.Gender? {
    let start = draft.content[0].lowerBound
    guard let cue = draft.cue, draft.source?.kind == .name, cue.tokens.upperBound == start
    else { return nil }
    let first = article.isWord(start, .contentOpener) ? start + 1 : start
    return article.has(first, .pronoun) ? article[first].gender : nil
  }

  func speakers(_ referent: Referent) -> [AttributedSpeaker] {
    referent.joint < 0 ? [speaker(referent)] : joints[referent.joint].all.map(speaker)
  }

  private func speaker(_ referent: Referent) -> AttributedSpeaker {
    if let body = bodyOfPerson(referent) { return body }
    guard let index = referent.person else {
      return AttributedSpeaker(
        name: article.text(of: referent.tokens), kind: referent.kind,
        isPartialName: referent.kind == .person && referent.tokens.count == 1
          || referent.kind == .organisation && !isNamed(referent.tokens))
    }
    let person = directory.people[index]
    return AttributedSpeaker(
      name: directory.fullName(of: index), kind: person.kind, isPartialName: person.isPartial)
  }

  /// *Ana Reyes’s campaign*, of *the new Reyes campaign*, *Reyes Campaign*: not of *the Houston council*.
  private func bodyOfPerson(_ referent: Referent) -> AttributedSpeaker? {
    let name = referent.person.map { directory.people[$0].name }
    let (tokens, head) = name.map { ($0, $0.upperBound - 1) } ?? (referent.tokens, referent.head)
    guard kind(of: referent) == .organisation, name == nil || article.isWord(head, .belongings)
    else { return nil }
    if let owner = ownerBehind(head, in: tokens) {
      return body("", article.word(head).lowercased(), of: owner)
    }
    let before = tokens.lowerBound..<head
    guard
      let owner = name == nil
        ? directory.mentions(in: before).last
        : directory.dominant(directory.candidates(for: before)).map({ (at: before, person: $0) }),
      directory.people[owner.person].kind == .person, owner.at.upperBound <= head,
      // *Social Security Administration*
      name == nil || article.has(directory.people[owner.person].name.lowerBound, .givenName)
    else { return nil }
    let end = owner.at.upperBound
    let mark = article[end].start == article[end - 1].end ? article.word(end) : ""
    let nouns = (end..<head).filter {
      article.kind($0) == .word && directory.tags[$0] != .adjective
    }
    let start = nouns.first ?? head
    let isPlain = start == head && !article.has(end - 1, .place)
    guard !article[start].isCapital || article.isWord(start, .belongings), isPlain || !mark.isEmpty
    else { return nil }
    let noun = article.text(of: start..<tokens.upperBound)
    return body(mark, article[start].isCapital ? noun.lowercased() : noun, of: owner.person)
  }

  /// Whose *the campaign of Ana Reyes* is; not *the campaign of supporters of Ana Reyes*.
  private func ownerBehind(_ head: Int, in tokens: Range<Int>) -> Int? {
    guard article.isWord(head, .belongings), article.isWord(head + 1, .belonging),
      let owner = directory.mentions(in: head..<tokens.upperBound).last,
      owner.at.upperBound == tokens.upperBound, directory.people[owner.person].kind == .person,
      (head + 2..<owner.at.lowerBound).allSatisfy({
        article.has($0, [.determiner, .title, .honorific])
      })
    else { return nil }
    return owner.person
  }

  private func body(_ mark: String, _ noun: String, of owner: Int) -> AttributedSpeaker {
    let name = directory.fullName(of: owner, keepsInitials: false)
    return AttributedSpeaker(
      name: "\(name)\(mark) \(noun)", kind: .organisation,
      isPartialName: directory.people[owner].isPartial)
  }

  func kind(of referent: Referent) -> SpeakerKind {
    referent.person.map { directory.people[$0].kind } ?? referent.kind
  }

  /// *the company*, *his campaign* are others in every article; *the Brill city council* is one.
  private func isNamed(_ tokens: Range<Int>) -> Bool {
    tokens.contains {
      let token = article[$0]
      return token.isCapital && !token.has([.determiner, .possessive])
        && ($0 > tokens.lowerBound || !directory.isCommonBody($0))
    }
  }

  // MARK: Names

  func named(_ name: Range<Int>) -> Referent? {
    guard !directory.isLetter(name) else { return nil }
    // *Moody’s said it*; but *Ortega’s said it*, who has.
    if article.kind(name.upperBound - 1) == .clitic {
      let bare = name.dropLast()
      let isPerson = directory.candidates(for: bare).contains {
        directory.people[$0].kind == .person && directory.people[$0].words.count > 1
      }
      return isPerson
        ? named(bare) : Referent(tokens: name, head: bare.upperBound - 1, kind: .organisation)
    }
    // The directory knows how far a name goes.
    if let whole = directory.mention(around: name) { return Referent(person: whole) }
    var found = directory.candidates(for: name)
    if found.count > 1, let gender = printedGender(of: name) ?? contentGender {
      let alike = found.filter { directory.people[$0].gender == gender }
      found = alike.isEmpty ? found.filter { directory.people[$0].gender == nil } : alike
      if found.isEmpty { return nil }
    }
    if found.isEmpty { return unlisted(name) }
    if found.count == 1 {
      // *Mr. Ortega*, where the only Ortega is a woman.
      let known = directory.people[found[0]].gender
      let isOther = known != nil && printedGender(of: name).map { $0 != known } ?? false
      return isOther ? unlisted(name) : Referent(person: found[0])
    }
    // Of two with one surname the one of whom the text speaks; else nobody.
    if let present = present(among: found) { return present }
    if let dominant = directory.dominant(found) { return Referent(person: dominant) }
    return found.contains { directory.people[$0].kind == .person } ? nil : unlisted(name)
  }

  /// The one of several people who is far more on the reader's mind than the others.
  func present(among found: [Int]) -> Referent? {
    people.best(sentence, lead: Weight.clearLead) {
      $0.referent.person.map(found.contains) ?? false ? 1 : 0
    }?.referent
  }

  /// What a title before a name or in it says.
  private func printedGender(of name: Range<Int>) -> Person.Gender? {
    directory.honorificGender(before: name.lowerBound)
      ?? (article.has(name.lowerBound, .honorific) ? article[name.lowerBound].gender : nil)
  }

  private func unlisted(_ name: Range<Int>) -> Referent? {
    guard !name.isEmpty else { return nil }
    let isBody = name.contains {
      article.has($0, [.organisation, .place]) || article[$0].isShouted
    }
    return Referent(tokens: name, head: name.upperBound - 1, kind: isBody ? .organisation : .person)
  }
}
