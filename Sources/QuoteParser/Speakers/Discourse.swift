import Essentials
import QuoteModel

/// Reads on through the narration, and keeps in mind of whom it speaks.
extension Resolver {
  /// Takes in every name and pronoun outside quotation marks before a token.
  func advance(to end: Int) {
    // Most tokens are neither; so this looks at each as briefly as can be.
    let tokens = article.tokens
    let stretchOf = article.stretchOf
    let sentenceOf = article.sentenceOf
    while cursor < end {
      let index = cursor
      cursor += 1
      if stretchOf[index] >= 0 {
        cursor = max(cursor, article.stretches[Int(stretchOf[index])].outer.upperBound)
        continue
      }
      if sentenceOf[index] != lastSentence { countSentence(index) }
      if nextMentionStart < index { skipMentions(before: index) }
      if nextMentionStart == index {
        let mention = directory.mentions[nextMention]
        take(mention)
        cursor = max(cursor, mention.at.upperBound)
      } else if tokens[index].has([.masculine, .feminine]),
        tokens[index].has([.pronoun, .possessive, .objectPronoun])
      {
        takeGendered(index)
      }
    }
  }

  func countSentence(_ index: Int) {
    guard article.sentenceOf[index] != lastSentence else { return }
    lastSentence = article.sentenceOf[index]
    sentence += 1
    if article[index].startsParagraph { sentence += 1 }
  }

  private func skipMentions(before index: Int) {
    while nextMention < directory.mentions.count,
      directory.mentions[nextMention].at.lowerBound < index
    { nextMention += 1 }
    nextMentionStart =
      nextMention < directory.mentions.count
      ? directory.mentions[nextMention].at.lowerBound : Int.max
  }

  private func take(_ mention: (at: Range<Int>, person: Int)) {
    let referent = Referent(person: mention.person)
    let at = mention.at.lowerBound
    guard directory.isPerson(mention.person) else {
      // One capitalised word is as often a body's name.
      return bodies.add(referent, weight(of: mention.at), sentence: sentence, at: at)
    }
    people.add(referent, weight(of: mention.at), sentence: sentence, at: at)
    if let others = companions(of: mention) {
      let all = mention.at.lowerBound..<others.end
      takeTogether([referent, others.referent], all, weight(of: all))
    }
  }

  /// *Ortega and Reyes*, *Ortega of Brill University and his colleagues*: who is named with somebody.
  private func companions(of mention: (at: Range<Int>, person: Int)) -> (
    referent: Referent, end: Int
  )? {
    var end = mention.at.upperBound
    if article.has(end, .preposition),
      let body = directory.mention(from: article.has(end + 1, .determiner) ? end + 2 : end + 1),
      !directory.isPerson(body.person)
    {
      end = body.at.upperBound
    }
    guard article.isWord(end, .conjoining) else { return nil }
    let start = article.has(end + 1, .possessive) ? end + 2 : end + 1
    if let other = directory.mention(from: start), directory.isPerson(other.person) {
      return (Referent(person: other.person), other.at.upperBound)
    }
    let head = (start..<start + 2).first { article.isWord($0, .companion) }
    return head.map { (Referent(tokens: start..<$0 + 1, head: $0, kind: .group), $0 + 1) }
  }

  /// A subject weighs more than an object, and an object more than a possessor.
  private func weight(of name: Range<Int>) -> Float {
    if article.kind(name.upperBound) == .clitic { return Weight.possessor }
    if isSubject(name) { return Weight.subject }
    if isFronted(name) { return Weight.fronted }
    return isIntroduced(name) ? Weight.introduced : Weight.object
  }

  /// *For Ortega, it was a long day.*
  private func isFronted(_ name: Range<Int>) -> Bool {
    let start = phraseStart(name.lowerBound) - 1
    return article.has(start, .preposition) && article[start].isCapital
      && article.kind(name.upperBound) == .comma
  }

  /// *a call by Ortega, who runs it*, *accountant Luis Ortega, 61*
  private func isIntroduced(_ name: Range<Int>) -> Bool {
    let next = name.upperBound
    guard article.kind(next) == .comma || article.kind(next) == .dash else {
      return article.has(next, .relative)
    }
    return article.has(next + 1, .relative) || article.kind(next + 1) == .number
  }

  /// Whether a name begins its clause and a verb, a comma or *who* follows.
  private func isSubject(_ name: Range<Int>) -> Bool {
    let start = phraseStart(name.lowerBound)
    let isFirst = start == 0 || article.sentenceOf[start] != article.sentenceOf[start - 1]
    guard
      isFirst || article.kind(start - 1) == .comma
        || article.has(start - 1, [.conjunction, .subordinator])
    else { return false }
    let next = name.upperBound
    if article.kind(next) == .comma || article.kind(next) == .open { return isFirst }
    return article.ends(next, in: .past)
      || article.has(
        next, [.verb, .auxiliary, .modal, .adverb, .relative, .conjunction, .preposition])
      || isFirst && article.kind(next) == .word
  }

  private func phraseStart(_ start: Int) -> Int {
    let other = WordClass.function.union([.verb, .adverb])
    return article.start(before: start, most: 8) {
      article.kind($0) == .word && (!article.has($0, other) || article.has($0, .determiner))
    }
  }

  /// *he*, *her*, *himself*
  private func takeGendered(_ index: Int) {
    let token = article[index]
    guard let gender = token.gender, let found = referent(of: gender) else { return }
    learn(gender, of: found)
    people.add(
      found, token.has(.pronoun) ? Weight.subject : Weight.possessor, sentence: sentence, at: index)
  }

  /// Who of those in mind a pronoun can mean.
  func referent(of gender: Person.Gender) -> Referent? {
    let found = people.best(sentence, lead: Weight.lead) { share(of: $0.referent, gender) }
    guard let found, sentence - found.sentence <= 12 else { return nil }
    return found.referent
  }

  /// Somebody of whom no name tells the gender has that of a pronoun that can mean nobody else.
  private func learn(_ gender: Person.Gender, of referent: Referent) {
    guard let person = referent.person, directory.people[person].gender == nil,
      directory.isSurelyPerson(person),
      people.best(sentence, lead: Weight.clearLead, share: { share(of: $0.referent, gender) })?
        .referent == referent
    else { return }
    directory.learn(gender, of: person)
  }

  func share(of referent: Referent, _ gender: Person.Gender) -> Float {
    guard let person = referent.person else {
      return article.has(referent.head, gender.other) ? 0 : 1
    }
    switch directory.people[person].gender {
    case gender: return 1
    case nil: return directory.isSurelyPerson(person) ? Weight.unknown : Weight.unlikely
    default: return 0
    }
  }

  /// What mentions weigh, relative to one another.
  enum Weight {
    static let source: Float = 140
    static let subject: Float = 100
    static let fronted: Float = 80
    static let introduced: Float = 80
    static let object: Float = 60
    static let possessor: Float = 40
    static let unknown: Float = 0.95
    static let unlikely: Float = 0.5
    static let lead: Float = 1.1
    static let clearLead: Float = 2
  }
}

/// Who is on the reader's mind: those the text spoke of last, each with a weight that a mention
/// adds to and every sentence of narration takes from, after Lappin and Leass (1994).
struct Salience {
  struct Entry {
    var referent: Referent
    var weight: Float = 0
    /// The number of the sentence of the last mention.
    var sentence = 0
    /// The token of the last mention.
    var at = 0
    /// How much the last mention added.
    var lastWeight: Float = 0
    /// How many mentions there were.
    var count = 0
    /// How many attributions were this one's.
    var timesSpoken = 0
    var hasSpoken: Bool { timesSpoken > 0 }
  }

  /// Few, so that a text of nothing but names takes linear time.
  private(set) var entries: [Entry] = []
  private static let limit = 20

  /// Adds a mention, which counts if it is weightier than what is left of those before.
  ///
  /// - Parameter speaks: Whether it is the source of an attribution.
  mutating func add(
    _ referent: Referent, _ weight: Float, sentence: Int, at token: Int, speaks: Bool = false
  ) {
    var index = entries.firstIndex { $0.referent == referent } ?? entries.count
    if index == entries.count {
      if entries.count == Self.limit { removeLightest(sentence) }
      index = entries.count
      entries.append(Entry(referent: referent))
    }
    entries[index].weight = max(weight, Self.weight(of: entries[index], sentence))
    entries[index].sentence = sentence
    entries[index].at = token
    entries[index].lastWeight = weight
    entries[index].count += 1
    if speaks { entries[index].timesSpoken += 1 }
  }

  private mutating func removeLightest(_ sentence: Int) {
    let weights = entries.map { Self.weight(of: $0, sentence) }
    if let lightest = weights.indices.min(by: { weights[$0] < weights[$1] }) {
      entries.remove(at: lightest)
    }
  }

  /// Every sentence halves it.
  static func weight(of entry: Entry, _ sentence: Int) -> Float {
    entry.weight / Float(1 << min(max(0, sentence - entry.sentence), 23))
  }

  /// The weightiest, if no other is nearly as weighty.
  ///
  /// - Parameter share: How well each fits, from 0 to 1.
  /// - Parameter lead: How many times the weight of the second the first must have.
  func best(_ sentence: Int, lead: Float, share: (Entry) -> Float) -> Entry? {
    var best: (entry: Entry, weight: Float)?
    var second: Float = 0
    for entry in entries {
      let weight = Self.weight(of: entry, sentence) * share(entry)
      guard weight > 0 else { continue }
      if weight > best?.weight ?? 0 {
        second = best?.weight ?? 0
        best = (entry, weight)
      } else {
        second = max(second, weight)
      }
    }
    guard let best, best.weight >= lead * second else { return nil }
    return best.entry
  }
}
