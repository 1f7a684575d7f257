import Essentials

/// The sentences of an article as its outer text has them: a quotation is one word in them,
/// however many sentences it holds itself.
struct Sentences {
  /// No sentence of the news is longer outside its quotations; a text that never ends its
  /// sentences is cut here, so that what looks at whole sentences takes linear time.
  private static let longest = 250

  private let tokens: UnretainedArray<Token>
  /// Ranges of tokens in reading order; together they cover all tokens.
  private(set) var all: [Range<Int>] = []
  /// The beginnings of those that are datelines.
  private(set) var datelines: Set<Int> = []
  /// Where the sentence being read begins, and how many of its tokens are quoted.
  private var start = 0
  private var quoted = 0

  /// - Parameter stretches: The outer quoted stretches, in order.
  init(in tokens: UnretainedArray<Token>, around stretches: [QuotedStretch]) {
    self.tokens = tokens
    all.reserveCapacity(tokens.count / 16 + 4)
    find(around: stretches)
  }

  private mutating func find(around stretches: [QuotedStretch]) {
    var next = 0
    var nextQuoted = stretches.first?.outer.lowerBound ?? tokens.count
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if index > start, token.startsParagraph || index - start > Self.longest + quoted {
        end(at: index)
      }
      if token.startsParagraph,
        let bound = Datelines(tokens: tokens).end(from: index, before: nextQuoted)
      {
        datelines.insert(index)
        index = bound
        end(at: index)
      } else if index == nextQuoted {
        let stretch = stretches[next]
        next += 1
        nextQuoted = next < stretches.count ? stretches[next].outer.lowerBound : tokens.count
        index = max(stretch.outer.upperBound, index + 1)
        quoted += stretch.outer.count
        if endsSentence(after: stretch) { end(at: index) }
      } else {
        index += 1
        let mayEnd = token.endsSentence || token.kind == .word && token.shape.contains(.abbreviated)
        guard mayEnd, endsSentence(before: index) else { continue }
        while index < tokens.count, tokens[index].kind == .close, !tokens[index].startsParagraph {
          index += 1
        }
        end(at: index)
      }
    }
    end(at: tokens.count)
  }

  private mutating func end(at bound: Int) {
    if bound > start { all.append(start..<bound) }
    start = bound
    quoted = 0
  }

  /// After a stop, or an abbreviation.
  private func endsSentence(before index: Int) -> Bool {
    let last = tokens[index - 1]
    guard index < tokens.count else { return true }
    let next = tokens[index]
    guard last.endsSentence else {
      return canEndSentence(last) && next.isCapital && startsSentence(next)
    }
    if next.kind == .close || next.endsSentence { return false }
    // *Ortega, R-Wis., said*
    if next.kind == .comma || next.kind == .semicolon { return false }
    return !next.isWord || next.isCapital
  }

  /// *U.S.*, *Inc.*, *a.m.* may end a sentence; *Mr.*, *J.* and *Gen.* never do.
  private func canEndSentence(_ token: Token) -> Bool {
    !token.has([.honorific, .title, .givenName]) && token.end - token.start > 2
  }

  /// Words that begin a sentence far more often than they go on after an abbreviation.
  private func startsSentence(_ token: Token) -> Bool {
    token.has([.determiner, .pronoun, .subordinator, .conjunction, .preposition, .possessive])
  }

  /// A quotation that ends in a full stop ends its sentence, unless the next word goes on in
  /// lower case or a short attribution follows: *“Will it hold?” Reyes asked.*
  private func endsSentence(after stretch: QuotedStretch) -> Bool {
    let index = stretch.outer.upperBound
    guard index < tokens.count, !tokens[index].startsParagraph else { return true }
    let next = tokens[index]
    guard let last = stretch.inner.last, tokens[last].endsSentence else { return false }
    if next.kind == .mark || next.kind == .number { return true }
    guard next.isWord || next.kind == .handle else { return false }
    if !next.isCapital, !next.has(.pronoun) || next.has(.cue) { return false }
    return !isAttribution(index, mustEnd: tokens[last].kind == .period)
  }

  private func isAttribution(_ start: Int, mustEnd: Bool) -> Bool {
    var index = start
    while index < min(start + (mustEnd ? 7 : 20), tokens.count) {
      let token = tokens[index]
      if index > start, token.has(.cue), token.has([.pastForm, .singularForm, .baseForm]),
        !token.isCapital
      {
        return !mustEnd || endsAttribution(at: index + 1, isNew: tokens[start].isCapital)
      }
      guard
        token.isCapital
          || token.has([.pronoun, .adverb, .auxiliary, .particle, .determiner, .person])
          || !mustEnd && isInApposition(token)
      else { return false }
      index += 1
    }
    return false
  }

  /// *“It holds.” Ortega said.*, but not *“It holds.” Ortega added, “We tested it.”*, which is a
  /// sentence of its own.
  private func endsAttribution(at index: Int, isNew: Bool) -> Bool {
    guard index < tokens.count else { return true }
    switch tokens[index].kind {
    case .word: return false
    case .comma, .colon: return !isNew
    default: return true
    }
  }

  /// *“Will it hold?” Ana Reyes, a teacher of 34 from Brill, and Luis Ortega (D) asked.*
  private func isInApposition(_ token: Token) -> Bool {
    switch token.kind {
    case .comma, .number, .clitic, .period, .open, .close: true
    case .word: !token.has([.verb, .relative])
    default: false
    }
  }
}
