/// Where a content that runs to the right ends: at one of the places where the author may take
/// over again, or with the sentence.
///
/// Which place it is was learnt from annotated news (`LinearModel`): what stands before and after
/// it, which row and cue are at work, whether words between quotation marks are behind or ahead.
struct ContentEnds {
  private let article: TokenizedArticle
  private let clauses: Clauses

  init(_ article: TokenizedArticle, _ clauses: Clauses) {
    self.article = article
    self.clauses = clauses
  }

  /// - Parameter row: The number of the pattern.
  func end(from start: Int, in sentence: Range<Int>, row: Int, cue: Cue) -> Int {
    var end = sentence.upperBound
    visitPlaces(from: start, in: sentence, row: row, cue: cue) { place, scan in
      let isEnd = logOdds(of: place, scan) > 0
      if isEnd { end = place }
      return !isEnd
    }
    return trimmed(end, from: start)
  }

  /// Every place where the content might end, with its features, for learning.
  func places(from start: Int, in sentence: Range<Int>, row: Int, cue: Cue) -> [(
    token: Int, features: [String]
  )] {
    var result: [(token: Int, features: [String])] = []
    visitPlaces(from: start, in: sentence, row: row, cue: cue) { place, scan in
      var names = FeatureNames<EndingFeature>(article.lexicon)
      describe(place, scan, to: &names)
      result.append((trimmed(place, from: start), names.names))
      return true
    }
    return result + [(trimmed(sentence.upperBound, from: start), [])]
  }

  typealias Place = (token: Int, logOdds: Float)

  /// The places that `end` weighs, with the log odds of each, for explaining: the last is where the
  /// content ends, if those are above zero.
  func weighedPlaces(
    from start: Int, in sentence: Range<Int>, row: Int, cue: Cue
  ) -> [Place] {
    var result: [Place] = []
    visitPlaces(from: start, in: sentence, row: row, cue: cue) { place, scan in
      let odds = logOdds(of: place, scan)
      result.append((trimmed(place, from: start), odds))
      return odds <= 0
    }
    return result
  }

  private func logOdds(of place: Int, _ scan: Scan) -> Float {
    var odds = LogOdds(article.lexicon.endings)
    describe(place, scan, to: &odds)
    return odds.sum
  }

  /// - Parameter visit: Takes a place, and what was read before it; false ends the visit.
  @inline(__always)
  private func visitPlaces(
    from start: Int, in sentence: Range<Int>, row: Int, cue: Cue, _ visit: (Int, Scan) -> Bool
  ) {
    var scan = Scan(start: start, sentence: sentence, row: row, cue: cue, article)
    while let place = next(&scan), visit(place, scan) { scan.places += 1 }
  }

  /// How far a content has been read.
  private struct Scan {
    let start: Int
    let sentence: Range<Int>
    let row: Int
    let cue: Cue
    /// The last token of the sentence between quotation marks, and the last past form of a cue.
    let lastQuoted: Int
    let lastCue: Int
    var index: Int
    var words = 0
    var quotations = 0
    var places = 0
    /// How many tokens the last quotation has.
    var quotation = 0
    var hasFinite = false

    init(start: Int, sentence: Range<Int>, row: Int, cue: Cue, _ article: TokenizedArticle) {
      self.start = start
      self.sentence = sentence
      self.row = row
      self.cue = cue
      index = start
      lastQuoted = (start..<sentence.upperBound).last(where: article.isQuoted) ?? -1
      lastCue =
        (start..<sentence.upperBound).last {
          article.isFiniteCue($0) && !article.isQuoted($0)
        } ?? -1
    }
  }

  /// No content of the news passes by more places where it might end: one that does runs on to the
  /// end of its sentence, so that a text of one sentence takes linear time.
  private static let mostPlaces = 24

  private func next(_ scan: inout Scan) -> Int? {
    while scan.index < scan.sentence.upperBound, scan.places < Self.mostPlaces {
      let index = scan.index
      if let number = article.stretch(startingAt: index) {
        let stretch = article.stretches[number]
        scan.quotations += 1
        scan.words += stretch.inner.count
        scan.quotation = stretch.inner.count
        scan.index = max(stretch.outer.upperBound, index + 1)
        if scan.index < scan.sentence.upperBound, article.stretch(startingAt: scan.index) == nil {
          return scan.index
        }
        continue
      }
      scan.index += 1
      if article.tokens[index].isWord { scan.words += 1 }
      if index > scan.start, clauses.isFinite(index) { scan.hasFinite = true }
      if scan.index < scan.sentence.upperBound, isPlace(scan.index) { return scan.index }
    }
    return nil
  }

  /// Whether a content may end before a token.
  private func isPlace(_ index: Int) -> Bool {
    guard !article.isQuoted(index) else { return false }
    let token = article.tokens[index]
    switch token.kind {
    case .comma, .dash, .semicolon, .colon, .open, .close, .ellipsis: return true
    case .word:
      return token.has([.conjunction, .preposition, .subordinator, .relative, .time])
        || token.has(.gerund) && token.has(.cue)
        || article.isWord(index, "according") || article.isWord(index, "to")
    default: return false
    }
  }

  private func describe<R: FeatureReceiver<EndingFeature>>(
    _ place: Int, _ scan: Scan, to features: inout R
  ) {
    let sentence = scan.sentence
    let isClosed = article.stretch(endingAt: place) != nil
    let before = isClosed ? FeatureValue.label(.quotation) : article.label(place - 1, in: sentence)
    let here = article.label(place, in: sentence)
    let after = article.label(place + 1, in: sentence)
    let third = article.label(place + 2, in: sentence)
    let row = FeatureValue.row(scan.row)
    let cue = FeatureValue.cue(scan.cue)
    let quotes = FeatureValue.number(
      min(scan.quotations, 2) * 2 + (scan.lastQuoted > place ? 1 : 0))
    let ahead = clauseAhead(place, sentence)
    let finite = FeatureValue.flag(scan.hasFinite)
    let length = FeatureValue.number(Self.size(scan.words))
    features.take(Feature(.here, here))
    features.take(Feature(.hereAfter, here, after))
    features.take(Feature(.beforeHere, before, here))
    features.take(Feature(.row, row))
    features.take(Feature(.rowHere, row, here))
    features.take(Feature(.rowHereAfter, row, here, after))
    features.take(Feature(.quotesHere, quotes, here))
    features.take(Feature(.rowQuotesBefore, row, quotes, before))
    features.take(Feature(.quotesBeforeHere, quotes, before, here))
    features.take(Feature(.finiteHereAfter, finite, here, after))
    features.take(Feature(.finiteRow, finite, row))
    features.take(Feature(.hereAfterThird, here, after, third))
    features.take(Feature(.aheadHere, ahead, here))
    features.take(Feature(.aheadHereAfter, ahead, here, after))
    features.take(Feature(.lengthHere, length, here))
    features.take(Feature(.lengthRow, length, row))
    features.take(Feature(.restHere, .number(Self.size(sentence.upperBound - place)), here))
    features.take(Feature(.cueHere, cue, here))
    features.take(Feature(.cueQuotesBefore, cue, quotes, before))
    features.take(Feature(.placesHere, .number(min(scan.places, 4)), here))
    features.take(Feature(.speechAheadHere, .flag(scan.lastCue > place), here))
    if isClosed {
      let size = FeatureValue.number(Self.size(scan.quotation))
      features.take(Feature(.quotationHere, size, here))
      features.take(Feature(.quotationHereAfter, size, here, after))
      features.take(Feature(.quotationRow, size, row))
    }
    if isClosed, place > 1, article.kind(place - 2) == .comma {
      features.take(Feature(.innerCommaHere, here, after))
    }
  }

  /// Whether a verb follows before the next comma, and whether there is a comma.
  private func clauseAhead(_ place: Int, _ sentence: Range<Int>) -> FeatureValue {
    var index = place + 1
    let limit = min(sentence.upperBound, place + 40)
    var hasFinite = false
    while index < limit {
      if article.kind(index) == .comma { return .number(hasFinite ? 3 : 2) }
      if !article.isQuoted(index), clauses.isFinite(index) { hasFinite = true }
      index += 1
    }
    return .number(hasFinite ? 1 : 0)
  }

  /// Few words, more, many.
  private static func size(_ count: Int) -> Int {
    switch count {
    case ..<3: 0
    case ..<6: 1
    case ..<10: 2
    case ..<18: 3
    case ..<30: 4
    default: 5
    }
  }

  private func trimmed(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start + 1, !article.isQuoted(end - 1), clauses.isTrailing(end - 1) { end -= 1 }
    return end
  }
}

/// What is asked of a place where a content may end.
enum EndingFeature: UInt8, FeatureKind {
  case here, hereAfter, beforeHere, row, rowHere, rowHereAfter, quotesHere, rowQuotesBefore
  case quotesBeforeHere, finiteHereAfter, finiteRow, hereAfterThird, aheadHere, aheadHereAfter
  case lengthHere, lengthRow, restHere, cueHere, cueQuotesBefore, placesHere, speechAheadHere
  case innerCommaHere, quotationHere, quotationHereAfter, quotationRow
}
