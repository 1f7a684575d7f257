import LearntChoices

/// Where a content can end, and what it has up to there.
struct ContentEnd {
  /// The bound of the content: an element of the sentence, or its end.
  private(set) var index: Int
  private(set) var finite: UInt32 = 0
  /// Finite verbs that belong to no relative clause.
  private(set) var main: UInt32 = 0
  private(set) var quotations: UInt32 = 0
  private(set) var marks: UInt32 = 0
  private(set) var conjunctions: UInt32 = 0
  private(set) var subordinates: UInt32 = 0
  /// Whether there is a finite verb since the last mark.
  private(set) var sinceMark: UInt32 = 0
  private var isRelative = false

  fileprivate init(before start: Int) { index = start }

  /// Moves on behind the next element.
  fileprivate mutating func pass(_ element: Element, isFirst: Bool) {
    index += 1
    let tag = element.tag
    if tag == .question {
      isRelative = true
      subordinates += 1
    }
    if tag == .mark {
      isRelative = false
      sinceMark = 0
      marks += 1
    }
    if tag == .quotation { quotations += 1 }
    if tag == .conjunction { conjunctions += 1 }
    if !isFirst, element.classes.contains(.subordinator) { subordinates += 1 }
    guard tag.isFinite else { return }
    finite += 1
    sinceMark = 1
    if isRelative { isRelative = false } else { main += 1 }
  }
}

/// Where a content that begins at an element can end, and what is asked of each end.
struct ContentEnds: Choice {
  private let shared: SiteFeatures
  private let start: Int
  private var sentence: Sentence { shared.sentence }

  init(from start: Int, of shared: SiteFeatures) {
    self.start = start
    self.shared = shared
  }

  /// No content of the news passes by more places where it might end.
  private static let most = 24

  /// In order, the sentence's end last.
  func all() -> [ContentEnd] {
    var ends: [ContentEnd] = []
    ends.reserveCapacity(Self.most + 1)
    var end = ContentEnd(before: start)
    for index in start..<sentence.count {
      end.pass(sentence[index], isFirst: index == start)
      let isLast = end.index == sentence.count
      if isLast || ends.count < Self.most && mayEnd(before: end.index) { ends.append(end) }
    }
    return ends
  }

  private func mayEnd(before index: Int) -> Bool {
    if sentence[index - 1].isQuotation { return true }
    let element = sentence[index]
    // *said he and Reyes would leave*
    if index == start + 1, element.tag == .conjunction, sentence[start].tag == .pronoun {
      return false
    }
    switch element.tag {
    case .mark:
      switch element.kind {
      case .comma, .dash, .semicolon, .colon, .open, .close, .ellipsis, .period, .question,
        .exclamation:
        return true
      default: return false
      }
    case .conjunction, .preposition, .question, .to, .gerund, .adverb: return true
    default: return sentence.has(index, [.time, .subordinator])
    }
  }

  // MARK: Features

  func describe(_ option: ContentEnd, to f: inout some FeatureReceiver) {
    let end = option.index
    let s = shared
    let cue = s.cue
    let opening = sentence[start].label
    let openingTag = UInt32(sentence[start].tag.rawValue)
    let secondTag = UInt32(sentence[start + 1].tag.rawValue)
    let here = sentence[end].label
    let after = sentence[end + 1].label
    let third = sentence[end + 2].label
    let before = sentence[end - 1].label
    let beforeTag = UInt32(sentence[end - 1].tag.rawValue)
    let beforeThat = UInt32(sentence[end - 2].tag.rawValue)
    let cueTag = UInt32(sentence[s.site.cue.lowerBound].tag.rawValue)
    let finite = min(option.finite, 2)
    let main = min(option.main, 3)
    let quotations = min(option.quotations, 2)
    let marks = min(option.marks, 3)
    let subordinates = min(option.subordinates, 3)
    let ahead = ahead(of: end)
    let next = nextFinite(from: end)
    let quotesAhead: UInt32 = sentence.lastQuotation >= end ? 1 : 0
    let cueAhead: UInt32 = sentence.lastCueVerb >= end ? 1 : 0
    let words = Self.size(end - start)
    let left = sentence.count - end
    let isLast: UInt32 = left == 0 || left == 1 && sentence[end].tag == .mark ? 1 : 0
    f.add(.neighbours, 31, here)
    f.add(.neighbours, 32, here, after)
    f.add(.neighbours, 33, before, here)
    f.add(.opening, 31, openingTag, isLast)
    f.add(.opening, 32, opening, here)
    f.add(.opening, 33, openingTag, here, after)
    f.add(.marks, 31, quotations, quotesAhead, here)
    f.add(.marks, 32, openingTag, quotations, beforeTag)
    f.add(.marks, 33, quotations, beforeTag, here)
    f.add(.clause, 31, finite, here, after)
    f.add(.clause, 32, finite, openingTag, isLast)
    f.add(.neighbours, 34, here, after, third)
    f.add(.neighbours, 35, ahead, here)
    f.add(.neighbours, 36, ahead, here, after)
    f.add(.length, 31, words, here)
    f.add(.length, 32, words, openingTag)
    f.add(.length, 33, Self.size(left), here)
    f.add(.cue, 31, cue, here)
    f.add(.cue, 32, cue, quotations, beforeTag)
    f.add(.neighbours, 37, cueAhead, here)
    f.add(.form, 31, s.form, here)
    f.add(.cue, 33, isLast, s.mode, openingTag)
    f.add(.cue, 34, isLast, cue)
    f.add(.marks, 34, marks, here, finite)
    f.add(.clause, 33, option.conjunctions, here)
    f.add(.clause, 34, opening, finite, here)
    f.add(.neighbours, 38, s.inner, here)
    f.add(.neighbours, 39, s.inner, isLast)
    f.add(.clause, 35, finite, openingTag, here)
    f.add(.neighbours, 40, beforeTag, here, UInt32(sentence[end + 1].tag.rawValue))
    f.add(.clause, 36, opening, isLast, finite)
    f.add(.length, 34, words, isLast)
    f.add(.clause, 37, cue, main)
    f.add(.clause, 38, cue, main, isLast)
    f.add(.clause, 39, opening, main, isLast)
    f.add(.clause, 40, openingTag, main, here)
    f.add(.clause, 41, s.mode, main, here, after)
    f.add(.neighbours, 41, here, next.tag, next.distance)
    f.add(.neighbours, 42, here, after, next.tag, cueTag)
    f.add(.clause, 42, option.sinceMark, here, main)
    f.add(.clause, 43, option.sinceMark, here, after, next.tag)
    f.add(.clause, 44, subordinates, here, main)
    f.add(.neighbours, 43, beforeThat, beforeTag, here)
    f.add(.neighbours, 44, beforeThat, beforeTag, here, after)
    f.add(.neighbours, 45, sentence[end - 1].word, here)
    f.add(.neighbours, 46, here, sentence[end + 1].word)
    f.add(.cue, 35, cue, here, after)
    f.add(.cue, 36, s.sort, here)
    f.add(.opening, 34, openingTag, secondTag, here, main)
    f.add(.marks, 35, marks, isLast, main)
    f.add(.clause, 45, isLast, openingTag, cueTag, main)
    f.add(.marks, 36, quotations, quotesAhead, isLast, main)
    f.add(.length, 35, UInt32(min(left, 5)), here, after)
    guard sentence[end - 1].isQuotation else { return }
    let size = shared.structure.size(sentence[end - 1])
    let ending = shared.structure.ending(sentence[end - 1])
    f.add(.length, 36, size, here)
    f.add(.length, 37, size, here, after)
    f.add(.marks, 37, ending, here)
    f.add(.marks, 38, ending, here, after)
    f.add(.length, 38, size, openingTag, isLast)
    f.add(.marks, 39, ending, isLast, openingTag)
  }

  /// Whether a finite verb follows before the next comma, and whether there is a comma.
  private func ahead(of end: Int) -> UInt32 {
    var hasFinite: UInt32 = 0
    for index in end + 1..<max(end + 1, min(sentence.count, end + 30)) {
      if sentence[index].kind == .comma { return 2 + hasFinite }
      if sentence[index].tag.isFinite { hasFinite = 1 }
    }
    return hasFinite
  }

  /// The next finite verb, or a comma before it, and how far off it is.
  private func nextFinite(from end: Int) -> (tag: UInt32, distance: UInt32) {
    let limit = min(sentence.count, end + 12)
    for index in end..<max(end, limit) {
      let element = sentence[index]
      let distance = UInt32(min(index - end, 6))
      if element.tag.isFinite { return (UInt32(element.tag.rawValue), distance) }
      if index > end, element.kind == .comma { return (90, distance) }
    }
    return (0, UInt32(min(max(0, limit - end), 6)))
  }

  private static func size(_ count: Int) -> UInt32 {
    switch count {
    case ..<2: 0
    case ..<4: 1
    case ..<7: 2
    case ..<11: 3
    case ..<19: 4
    case ..<31: 5
    default: 6
    }
  }
}
