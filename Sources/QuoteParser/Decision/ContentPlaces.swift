import LearntChoices

/// Where the content of a cue can stand.
enum ContentPlace: Equatable {
  /// Nowhere: the cue attributes nothing.
  case none
  /// Before the cue, whole: elements of the sentence.
  case before(Range<Int>)
  /// After the cue, from an element on.
  case after(Int)
}

/// All places where a content can stand, and what is asked of each.
struct ContentPlaces: Choice {
  private let shared: SiteFeatures
  private var structure: ArticleStructure { shared.structure }
  private var site: CueSite { shared.site }
  private var sentence: Sentence { shared.sentence }

  init(of shared: SiteFeatures) { self.shared = shared }

  // MARK: Places

  private static let farthestAfter = 22
  private static let farthestBefore = 45
  private static let mostAfter = 13
  private static let mostEnds = 4

  /// `none` first.
  func all() -> [ContentPlace] {
    var places: [ContentPlace] = [.none]
    places.reserveCapacity(2 * Self.mostAfter)
    addAfter(to: &places)
    addBefore(to: &places)
    return places
  }

  /// Beginnings of phrases and clauses, up to the second finite verb.
  private func addAfter(to places: inout [ContentPlace]) {
    var finite = 0
    let first = site.cue.upperBound
    for index in first..<max(first, min(sentence.count, first + Self.farthestAfter))
    where places.count <= Self.mostAfter {
      let element = sentence[index]
      // *She added; “It holds.”*
      if element.kind == .semicolon, index > first || !sentence[index + 1].isQuotation { return }
      if mayBegin(index) { places.append(.after(index)) }
      if element.tag.isFinite { finite += 1 }
      if finite == 2 { return }
    }
  }

  private func mayBegin(_ index: Int) -> Bool {
    let first = site.cue.upperBound
    switch sentence[index].tag {
    case .mark: return false
    case .quotation, .preposition, .question, .to, .gerund: return true
    case .adverb where index - first < 3 && sentence[index + 1].tag != .mark: return true
    default: return index == first || sentence[index - 1].tag == .mark || beginsPhrase(index)
    }
  }

  private func beginsPhrase(_ index: Int) -> Bool {
    func goesOn(_ tag: Tag) -> Bool { tag.isNoun || tag == .adjective || tag == .number }
    switch (sentence[index].tag, sentence[index - 1].tag) {
    case (.determiner, _), (.possessive, _), (.pronoun, _), (.existential, _): return true
    case (_, .determiner), (_, .possessive), (_, .possessiveEnding): return false
    case (let tag, let before): return goesOn(tag) && !goesOn(before)
    }
  }

  /// From the beginning of the sentence, or a clause or quotation of it, to a mark before the cue.
  private func addBefore(to places: inout [ContentPlace]) {
    let opening =
      (0..<sentence.count).first {
        sentence[$0].tag != .conjunction && sentence[$0].tag != .mark
      } ?? sentence.count
    for end in endsBefore() where end > opening {
      var starts = sentence[end - 1].isQuotation ? [end - 1] : []
      if opening < end, !starts.contains(opening) { starts.append(opening) }
      addClauses(from: opening + 1, to: end, &starts)
      for start in starts {
        let isConjunction = sentence[start].tag == .conjunction && start + 1 < end
        places.append(.before((isConjunction ? start + 1 : start)..<end))
      }
    }
  }

  /// The beginnings after the first two commas of a range.
  private func addClauses(from start: Int, to end: Int, _ starts: inout [Int]) {
    var more = 0
    for index in start..<max(start, end - 1) where more < 2 {
      let kind = sentence[index].kind
      guard kind == .comma || kind == .semicolon || kind == .colon, !starts.contains(index + 1)
      else { continue }
      starts.append(index + 1)
      more += 1
    }
  }

  private func endsBefore() -> [Int] {
    var ends: [Int] = []
    var index = site.group.lowerBound
    let lowest = max(0, index - Self.farthestBefore)
    while index > lowest, ends.count < Self.mostEnds {
      index -= 1
      switch sentence[index].kind {
      case nil: ends.append(index + 1)
      case .comma, .dash, .question, .exclamation, .close:
        if !sentence[index - 1].isQuotation { ends.append(index) }
      case .semicolon: return ends
      default: break
      }
    }
    return ends
  }

  // MARK: Features

  func describe(_ place: ContentPlace, to f: inout some FeatureReceiver) {
    switch place {
    case .none: describeNone(to: &f)
    case .after(let start): describe(after: start, to: &f)
    case .before(let range): describe(before: range, to: &f)
    }
  }

  private func describeNone(to f: inout some FeatureReceiver) {
    let s = shared
    let quoted: UInt32 = sentence.hasQuotation ? 1 : 0
    let first = site.group.lowerBound
    let next = site.cue.upperBound
    f.cross(.cue, 1, s.inner)
    f.cross(.cue, 2, s.cue)
    f.cross(.cue, 3, s.cue, s.inner)
    f.cross(.cue, 4, s.mode, s.inner)
    f.add(.cue, 5, s.sort)
    f.cross(.form, 1, s.form)
    f.cross(.form, 2, s.cue, s.form)
    f.add(.neighbours, 1, s.cue, s.after)
    f.add(.neighbours, 2, s.cue, s.before)
    f.add(.form, 3, s.form, s.before)
    f.add(.form, 4, s.form, s.after)
    f.add(.form, 5, s.form, s.before, s.after)
    f.add(.neighbours, 3, s.beforeThat, s.before, s.mode)
    f.cross(.form, 6, s.polarity, s.mode)
    f.add(.marks, 1, s.cue, quoted)
    f.add(.marks, 2, s.mode, quoted, s.form)
    f.add(.form, 7, s.cue, sentence[first].label)
    f.add(.neighbours, 4, sentence.tags(max(0, first - 3)..<first, most: 3), s.mode)
    f.add(.neighbours, 5, sentence.tags(next..<min(sentence.count, next + 3), most: 3), s.mode)
    f.add(.subject, 1, s.cue, s.subject.sort)
    f.cross(.subject, 2, s.mode, s.subject.sort)
    f.add(.subject, 3, s.form, s.subject.sort)
    f.add(.subject, 4, s.subject.word, s.mode)
    f.add(.subject, 5, s.subject.distance, s.form, s.subject.sort)
    f.cross(.neighbours, 6, s.mode, s.others)
    f.add(.neighbours, 7, s.cue, s.others)
    f.add(.form, 8, sentence[first].word, s.form)
    f.add(.subject, 6, s.sort, s.subject.sort, s.after)
  }

  private func describe(after start: Int, to f: inout some FeatureReceiver) {
    let s = shared
    let gap = site.cue.upperBound..<start
    let between = sentence.tags(gap, most: 4)
    let distance = UInt32(min(gap.count, 12))
    let opening = sentence[start].label
    let tag = UInt32(sentence[start].tag.rawValue)
    let second = sentence[start + 1].label
    let previous = sentence[start - 1].label
    let isQuoted: UInt32 = sentence[start].isQuotation ? 1 : 0
    let clause = sentence.clause(from: start)
    f.cross(.opening, 1, s.inner)
    f.add(.cue, 11, s.cue)
    f.cross(.opening, 2, s.cue, opening)
    f.cross(.opening, 3, s.cue, tag)
    f.cross(.opening, 4, s.sort, opening)
    f.add(.gap, 1, s.sort, between)
    f.add(.gap, 2, between, opening)
    f.add(.gap, 3, between, tag, s.mode)
    f.add(.gap, 4, s.cue, between)
    f.cross(.clause, 1, s.mode, opening, clause.hasFinite)
    f.add(.opening, 5, opening, second)
    f.add(.opening, 6, tag, second, s.mode)
    f.add(.form, 11, s.form, opening)
    f.add(.gap, 5, s.form, between)
    f.cross(.form, 12, s.form, tag, s.mode)
    f.add(.gap, 6, distance, tag)
    f.add(.gap, 7, distance, isQuoted)
    f.add(.gap, 8, previous, opening)
    f.add(.gap, 9, previous, isQuoted, s.mode)
    f.cross(.marks, 11, s.cue, isQuoted)
    f.add(.neighbours, 11, s.before, s.form, isQuoted)
    f.cross(.clause, 2, clause.hasFinite, tag, s.inner)
    f.add(.clause, 3, clause.hasFinite, s.cue)
    f.add(.marks, 12, clause.isQuoted, isQuoted, s.mode)
    f.add(.marks, 13, clause.isQuoted, s.cue)
    f.cross(.form, 13, s.polarity, tag)
    f.add(.neighbours, 12, s.before, s.mode, tag)
    f.add(.clause, 4, s.sort, clause.hasFinite, tag)
    f.add(.neighbours, 13, s.beforeThat, s.before, s.form)
    f.cross(.subject, 11, s.subject.sort, tag, s.mode)
    f.add(.subject, 12, s.subject.sort, isQuoted, s.form)
    f.add(.subject, 13, s.cue, s.subject.sort, isQuoted)
    f.add(.subject, 14, s.subject.distance, isQuoted, s.form)
    f.add(.neighbours, 14, s.others, tag, s.mode)
    f.add(.neighbours, 15, s.others, clause.hasFinite, s.inner)
    f.add(.marks, 14, sentence[sentence.count - 1].label, isQuoted, clause.hasFinite)
    guard isQuoted == 1 else { return }
    let size = structure.size(sentence[start])
    f.add(.length, 11, size, s.cue)
    f.add(.length, 12, size, between)
    f.add(.marks, 15, structure.ending(sentence[start]), s.mode)
    f.add(.length, 13, previous, size)
  }

  private func describe(before range: Range<Int>, to f: inout some FeatureReceiver) {
    let s = shared
    let end = range.upperBound
    let isMark = sentence[end].kind == .comma || sentence[end].kind == .dash
    let first = site.group.lowerBound
    let gap = min(isMark ? end + 1 : end, first)..<first
    let between = sentence.tags(gap, most: 6)
    let next = site.cue.upperBound
    let following = sentence.tags(next..<min(sentence.count, next + 3), most: 3)
    let isQuoted: UInt32 = sentence[end - 1].isQuotation ? range.count == 1 ? 1 : 2 : 0
    let atStart: UInt32 =
      range.lowerBound == 0 ? 0 : sentence[range.lowerBound - 1].tag == .conjunction ? 1 : 2
    let hasFinite: UInt32 = range.contains { sentence[$0].tag.isFinite } ? 1 : 0
    let opening = sentence[range.lowerBound].label
    let mark = sentence[end].label
    let crossed = crossed(end..<first, gap)
    let rest = next..<sentence.count
    f.cross(.marks, 21, s.inner, isQuoted)
    f.cross(.cue, 21, s.cue, isQuoted)
    f.add(.gap, 21, s.cue, between)
    f.add(.gap, 22, between, isQuoted, following)
    f.add(.gap, 23, between, s.form, isQuoted)
    f.add(.form, 21, s.form, isQuoted, s.after)
    f.cross(.clause, 21, s.mode, isQuoted, hasFinite)
    f.add(.opening, 21, opening, isQuoted, atStart)
    f.add(.opening, 22, atStart, isQuoted, hasFinite)
    f.add(.marks, 22, mark, isQuoted)
    f.add(.gap, 24, crossed.commas, crossed.hasQuotation, crossed.hasFinite)
    f.add(.gap, 25, crossed.commas, isQuoted, s.mode)
    f.add(.gap, 26, UInt32(min(gap.count, 10)), isQuoted, s.form)
    f.add(.neighbours, 21, s.cue, s.after)
    f.add(.neighbours, 22, s.cue, following)
    f.add(.neighbours, 23, s.before, s.mode, isQuoted)
    f.cross(.clause, 22, opening, hasFinite)
    f.add(.cue, 22, s.sort, isQuoted, s.form)
    f.add(.gap, 27, sentence[end + 1].label, isQuoted, s.mode)
    f.add(.length, 21, UInt32(min(range.count, 12)), isQuoted)
    f.add(.gap, 28, crossed.hasFinite, s.mode, isQuoted)
    f.cross(.form, 22, s.polarity, isQuoted)
    f.add(.gap, 29, between, s.mode, s.after)
    f.add(.subject, 21, s.subject.sort, isQuoted, s.form)
    f.add(.neighbours, 24, s.others, isQuoted, s.mode)
    f.add(.subject, 22, s.subject.distance, isQuoted, s.form)
    if rest.count <= 7 {
      f.add(.neighbours, 25, sentence.tags(rest, most: 7), isQuoted, site.kind.rawValue)
    }
    f.add(
      .length, 22, UInt32(min(rest.count, 9)), isQuoted, site.kind.rawValue,
      UInt32(sentence[next].tag.rawValue))
    f.cross(.marks, 23, site.kind.rawValue, isQuoted, atStart)
    guard isQuoted > 0 else { return }
    let ending = structure.ending(sentence[end - 1])
    f.add(.marks, 24, ending, mark)
    f.add(.marks, 25, ending, between)
    f.add(.length, 23, structure.size(sentence[end - 1]), s.cue)
  }

  /// What stands between a content and the verb group after it.
  private func crossed(_ range: Range<Int>, _ gap: Range<Int>) -> (
    commas: UInt32, hasQuotation: UInt32, hasFinite: UInt32
  ) {
    let commas = range.dropFirst().count { sentence[$0].kind == .comma }
    let hasQuotation = gap.contains { sentence[$0].isQuotation }
    let hasFinite = gap.contains { sentence[$0].tag.isFinite }
    return (UInt32(commas), hasQuotation ? 1 : 0, hasFinite ? 1 : 0)
  }
}
