import Essentials
import LearntChoices

/// Who can be the source of a cue whose content is known, and what is asked of each.
struct SourceChoice: Choice {
  private let shared: SiteFeatures
  /// The base noun phrases of the sentence, in reading order.
  private let phrases: [Range<Int>]
  private let content: Range<Int>
  /// Whether the content stands before the cue.
  private let isBefore: Bool
  private var site: CueSite { shared.site }
  private var sentence: Sentence { shared.sentence }
  private let firstOutside: Range<Int>?

  init(of shared: SiteFeatures, phrases: [Range<Int>], content: Range<Int>, isBefore: Bool) {
    self.shared = shared
    self.phrases = phrases
    self.content = content
    self.isBefore = isBefore
    firstOutside = phrases.first { !content.overlaps($0) }
  }

  private static let mostBefore = 7
  private static let mostAfter = 3

  /// Phrases outside the content, the nearest before the cue and after it; nobody, last.
  func all() -> [Range<Int>?] {
    let start = site.group.lowerBound
    let first = phrases.endOfPrefix { $0.lowerBound < start }
    let next = phrases.endOfPrefix { $0.lowerBound < site.cue.upperBound }
    var options: [Range<Int>?] = []
    for number in (0..<first).reversed() where options.count < Self.mostBefore {
      let phrase = withoutCue(phrases[number])
      if phrase.upperBound <= start, isFree(number) { options.append(phrase) }
    }
    options.reverse()
    let most = options.count + Self.mostAfter
    let end = isBefore ? Int.max : content.lowerBound
    for number in next..<phrases.count where options.count < most {
      if phrases[number].upperBound <= end, isFree(number) { options.append(phrases[number]) }
    }
    if let agent, !options.contains(agent) { options.append(agent) }
    options.append(nil)
    return options
  }

  /// *was denied by Ortega*
  private var agent: Range<Int>? {
    guard site.isPassive || site.kind == .accordingTo else { return nil }
    let behind = max(content.upperBound, site.cue.upperBound)
    let next = phrases.endOfPrefix { $0.lowerBound < behind }
    let agent = (next..<phrases.count).first {
      sentence.has(phrases[$0].lowerBound - 1, .agentMarker) && isFree($0)
    }
    return agent.map { phrases[$0] }
  }

  /// Whether a phrase stands outside the content, and may be somebody.
  private func isFree(_ number: Int) -> Bool {
    let phrase = phrases[number]
    return !content.overlaps(phrase) && !isOwner(number) && !isWhen(phrase) && !isQuoting(phrase)
  }

  /// *the Brill Post* of *Ortega was quoted by the Brill Post as saying*; but *referred to Ortega as saying*.
  private func isQuoting(_ phrase: Range<Int>) -> Bool {
    shared.structure.article.isWord(sentence[site.group.lowerBound - 1], .naming)
      && sentence[site.cue.lowerBound].tag == .gerund
      && sentence.has(phrase.lowerBound - 1, .agentMarker)
  }

  /// *the paper* of *the paper states*, where the verb could be a noun.
  private func withoutCue(_ phrase: Range<Int>) -> Range<Int> {
    let verbs = site.group.lowerBound
    return site.kind == .verb && phrase.lowerBound < verbs && phrase.contains(site.cue.lowerBound)
      ? phrase.lowerBound..<verbs : phrase
  }

  /// *Ortega* of *Ortega’s lawyer said*; but *Ortega’s claim*.
  private func isOwner(_ number: Int) -> Bool {
    let phrase = phrases[number]
    let first = phrases.endOfPrefix { $0.lowerBound < phrase.lowerBound }
    return phrases[first...].prefix { $0.lowerBound == phrase.lowerBound }.contains {
      $0.upperBound > phrase.upperBound && !$0.overlaps(site.cue)
    }
  }

  /// *the next morning*, *between May and October*; but *May said*, *the Sunday Post said*.
  private func isWhen(_ phrase: Range<Int>) -> Bool {
    let before = phrase.lowerBound - 1
    let (first, last) = (phrase.lowerBound, phrase.upperBound - 1)
    // *1932: “The games begin”*
    if phrase.allSatisfy({ sentence[$0].kind == .number }) { return true }
    if phrase.count > 1, sentence.has(first, .time) && sentence[last].tag == .number { return true }
    if phrase.count > 1, sentence.has(last, .time), !sentence[last].isCapital { return true }
    guard phrase.count == 1, sentence.has(phrase.lowerBound, .time), !site.cue.contains(before)
    else { return false }
    return sentence.has(before, .preposition) && !sentence.has(before, .agentMarker)
      || sentence.has(before, .conjunction) && sentence.has(before - 1, .time)
  }

  func describe(_ phrase: Range<Int>?, to f: inout some FeatureReceiver) {
    if let phrase { describe(phrase, to: &f) } else { describeNobody(to: &f) }
  }

  private func describeNobody(to f: inout some FeatureReceiver) {
    let s = shared
    let side: UInt32 = isBefore ? 1 : 0
    f.add(.source, 1)
    f.add(.source, 2, s.form)
    f.add(.source, 3, s.form, s.before)
    f.add(.source, 4, s.form, s.after, side)
    f.add(.source, 5, s.cue)
    f.add(.source, 6, s.cue, side)
    f.add(.source, 7, site.kind.rawValue, s.before)
    f.add(.source, 8, s.before, s.beforeThat, s.form)
    f.add(.source, 9, s.inner, s.form)
  }

  private func describe(_ phrase: Range<Int>, to f: inout some FeatureReceiver) {
    let s = shared
    let isLeft = phrase.upperBound <= site.group.lowerBound
    let side: UInt32 = (isLeft ? 2 : 0) | (isBefore ? 1 : 0)
    let gap =
      isLeft
      ? phrase.upperBound..<site.group.lowerBound
      : site.cue.upperBound..<max(site.cue.upperBound, phrase.lowerBound)
    let between = sentence.tags(gap, most: 4)
    let distance = UInt32(min(gap.count, 14))
    let head = sentence[phrase.upperBound - 1]
    let headTag = UInt32(head.tag.rawValue)
    let previous = sentence[phrase.lowerBound - 1].label
    let previousTag = UInt32(sentence[phrase.lowerBound - 1].tag.rawValue)
    let next = sentence[phrase.upperBound].label
    let sort = sort(of: phrase)
    let passed = passed(gap)
    let isFirst: UInt32 = firstOutside == phrase ? 1 : 0
    f.add(.source, 11, side, between)
    f.add(.source, 12, side, s.form, between)
    f.add(.source, 13, side, distance)
    f.add(.source, 14, side, distance, s.form)
    f.add(.source, 15, headTag, side, s.form)
    f.add(.source, 16, head.label, side)
    f.add(.source, 17, sort, side)
    f.add(.source, 18, sort, s.form, side)
    f.add(.source, 19, previous, side)
    f.add(.source, 20, previousTag, side, distance)
    f.add(.source, 21, next, side)
    f.add(.source, 22, side, passed.verbs, passed.commas, passed.nouns)
    f.add(.source, 23, side, passed.verbs, s.form, passed.clauses)
    f.add(.source, 24, isFirst, side, s.form)
    f.add(.source, 25, isFirst, passed.verbs, s.form, s.before)
    f.add(.source, 26, s.cue, side)
    f.add(.source, 27, s.cue, sort)
    f.add(.source, 28, s.before, s.form, side, passed.verbs)
    f.add(.source, 29, previous, next, side)
    f.add(.source, 30, UInt32(min(phrase.count, 6)), side)
    f.add(.source, 31, side, next, between)
    f.add(.source, 32, sort, between, side)
    f.add(.source, 33, head.word, side)
    f.add(.source, 34, side, site.kind.rawValue, previous, between)
    f.add(.source, 35, s.before, isFirst, passed.commas, side)
    if !isLeft {
      f.add(.source, 36, s.form, between, side, sort)
      f.add(.source, 37, next, side, s.form)
    }
    // *critics say*, *Ortega says*
    let number: UInt32 = head.tag == .nouns ? 1 : head.tag == .pronoun ? head.word : 0
    f.add(
      .source, 38, number, UInt32(sentence[site.cue.lowerBound].tag.rawValue),
      distance == 0 ? 1 : 0)
  }

  private func sort(of phrase: Range<Int>) -> UInt32 {
    let isNamed = phrase.contains { sentence.has($0, [.givenName, .honorific]) }
    return sentence[phrase.upperBound - 1].sort | (isNamed ? 1 << 10 : 0)
  }

  private func passed(_ gap: Range<Int>) -> (
    verbs: UInt32, commas: UInt32, nouns: UInt32, clauses: UInt32
  ) {
    var verbs: UInt32 = 0
    var commas: UInt32 = 0
    var nouns: UInt32 = 0
    var clauses: UInt32 = 0
    for index in gap {
      let element = sentence[index]
      if element.tag.isFinite { verbs += 1 }
      if element.kind == .comma { commas += 1 }
      if element.tag.isNoun { nouns += 1 }
      if element.tag == .question || element.tag == .conjunction { clauses += 1 }
    }
    return (min(verbs, 3), min(commas, 3), min(nouns, 3), min(clauses, 2))
  }
}
