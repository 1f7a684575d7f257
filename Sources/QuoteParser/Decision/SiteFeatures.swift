import Essentials
import QuoteModel

/// What all features of a cue share, read once.
struct SiteFeatures {
  let site: CueSite
  let structure: ArticleStructure
  let sentence: Sentence
  /// Which cue it is: its entry of the lexicon, or the word.
  var cue: UInt32
  /// What the lexicon says of it: mode and frames; and the mode alone.
  let sort: UInt32
  let mode: UInt32
  /// Its tag, voice and auxiliaries.
  let form: UInt32
  /// The label before its verb group, the one before that, and the one after the cue.
  let before: UInt32
  let beforeThat: UInt32
  let after: UInt32
  /// The nearest noun before its verb group.
  let subject: Subject
  /// Whether another cue's verb stands before, 1, or after, 2.
  let others: UInt32
  let inner: UInt32
  let polarity: UInt32

  /// A noun as features see it.
  struct Subject {
    /// Person, group, body …, with a capital or without; or the pronoun.
    var sort: UInt32
    var word: UInt32
    /// Elements between it and the verb group.
    var distance: UInt32
  }

  init(_ site: CueSite, in structure: ArticleStructure) {
    self.site = site
    self.structure = structure
    sentence = structure.sentences[site.sentence]
    let entry = site.entry >= 0 ? structure.article.lexicon.cues[site.entry] : nil
    cue =
      switch site.kind {
      case .accordingTo: 21
      case .colon: 22
      case .dash: 23
      case .verb, .noun:
        site.entry >= 0 ? UInt32(site.entry) + 0x1_0000 : sentence[site.cue.lowerBound].word | 1
      }
    if let entry {
      let spoken: UInt32 = entry.mode == .speech ? 0 : entry.mode == .writing ? 1 : 2
      sort =
        100 + spoken * 8192 + UInt32(entry.frames.subtracting(CueEntry.Frames.unlearnt).rawValue)
      mode = spoken + (entry.isNoun ? 10 : 20)
    } else {
      sort = 5 + site.kind.rawValue
      mode = 5 + site.kind.rawValue
    }
    form =
      UInt32(sentence[site.cue.lowerBound].tag.rawValue) | (site.isPassive ? 64 : 0)
      | (site.isInfinitive ? 128 : 0) | (site.group.lowerBound < site.cue.lowerBound ? 256 : 0)
      | site.kind.rawValue << 10
    before = sentence[site.group.lowerBound - 1].label
    beforeThat = sentence[site.group.lowerBound - 2].label
    after = sentence[site.cue.upperBound].label
    subject = Self.subject(before: site.group.lowerBound, in: sentence)
    others =
      (sentence.firstCueVerb >= 0 && sentence.firstCueVerb < site.cue.lowerBound ? 1 : 0)
      | (sentence.lastCueVerb >= site.cue.upperBound ? 2 : 0)
    inner = sentence.isInner ? 1 : 0
    polarity = site.polarity == .affirmed ? 0 : site.polarity == .negated ? 1 : 2
  }

  private static let farthestSubject = 6

  private static func subject(before end: Int, in sentence: Sentence) -> Subject {
    for distance in 0..<min(farthestSubject, end) {
      let element = sentence[end - 1 - distance]
      let tag = element.tag
      if tag.isNoun || tag == .pronoun || tag == .number || element.classes.contains(.relative) {
        return Subject(sort: element.sort, word: element.word, distance: UInt32(distance))
      }
      if tag == .quotation { return Subject(sort: 3, word: 3, distance: UInt32(distance)) }
      if tag.isFinite { return Subject(sort: 4, word: 4, distance: UInt32(distance)) }
    }
    return Subject(sort: 5, word: 5, distance: 7)
  }
}

extension Element {
  /// What a noun can be, with a capital or without; a pronoun is itself.
  var sort: UInt32 {
    guard kind != nil else { return 0 }
    if tag == .pronoun || tag == .question { return word }
    var sort: UInt32 = isCapital ? 1 : 0
    if classes.contains(.person) { sort |= 2 }
    if classes.contains(.group) { sort |= 4 }
    if classes.contains(.organisation) { sort |= 8 }
    if classes.contains(.document) { sort |= 16 }
    if classes.contains(.title) { sort |= 32 }
    if classes.contains(.place) { sort |= 64 }
    if !classes.isDisjoint(with: [.time, .number]) { sort |= 128 }
    if !classes.isDisjoint(with: [.givenName, .honorific]) { sort |= 256 }
    if tag == .nouns { sort |= 512 }
    return sort | 0x1000
  }
}

extension Sentence {
  /// The tags of some elements as one value; only their number if they are more than `most`.
  func tags(_ range: Range<Int>, most: Int) -> UInt32 {
    guard range.count <= most else { return 0xFFFF_0000 | UInt32(min(range.count, 12)) }
    var value: UInt32 = 1
    for index in range { value = value &* 33 &+ UInt32(self[index].tag.rawValue) }
    return value
  }

  /// Whether a finite verb follows before the next quotation, 1, after a comma, 2, or none does, 0.
  func clause(from start: Int) -> (hasFinite: UInt32, isQuoted: UInt32) {
    var hasFinite: UInt32 = 0
    for index in start..<max(start, min(count, start + 30)) {
      if hasFinite == 0, elements[index].tag.isFinite { hasFinite = 1 }
      if elements[index].isQuotation { return (hasFinite, 1) }
      if elements[index].kind == .comma, hasFinite == 0 { hasFinite = 2 }
    }
    return (hasFinite, 0)
  }
}

extension ArticleStructure {
  /// How long a quotation is, roughly.
  func size(_ element: Element) -> UInt32 {
    let count = element.tokens.count
    return count < 6 ? UInt32(count) : count < 10 ? 6 : count < 20 ? 7 : 8
  }

  /// With what a quotation ends before its closing mark, and whether it begins with a capital.
  func ending(_ element: Element) -> UInt32 {
    guard let inner = element.inside else { return 0 }
    guard let first = inner.first, let last = inner.last else { return 1 }
    let kind = article[last].kind
    return (kind == .word ? 50 : UInt32(kind.rawValue) + 2) + (article[first].isCapital ? 100 : 0)
  }
}
