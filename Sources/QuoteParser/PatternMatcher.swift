import QuoteModel

/// Tries the rows of the pattern table on every cue of an article, and keeps the likeliest match of
/// each cue.
struct PatternMatcher {
  let reading: Reading
  let phrases: NounPhrases
  let clauses: Clauses
  let adjuncts: Adjuncts
  let ends: ContentEnds
  let acceptance: Acceptance
  private let subjects: Subjects
  private let patterns = AttributionPattern.english

  private typealias LikelyMatch = (cue: Int, odds: Float, draft: AttributionDraft)

  /// The attributions of an article with a cue, in reading order of their cues.
  ///
  /// The likeliest matches come first: a cue takes its next best if another cue has the content.
  static func drafts(in reading: Reading) -> [AttributionDraft] {
    let matcher = PatternMatcher(reading)
    let cues = Cues.cues(in: reading)
    var likely: [LikelyMatch] = []
    for (number, cue) in cues.enumerated() { matcher.addLikely(cue, number, to: &likely) }
    // By index, as a draft is large.
    let order = likely.indices.sorted {
      (likely[$0].odds, likely[$1].cue) > (likely[$1].odds, likely[$0].cue)
    }
    var chosen = [Int?](repeating: nil, count: cues.count)
    var taken: Set<Start> = []
    for index in order where chosen[likely[index].cue] == nil {
      guard taken.insert(matcher.start(of: likely[index].draft)).inserted else { continue }
      chosen[likely[index].cue] = index
    }
    return chosen.compactMap(\.self).map { index in
      var draft = likely[index].draft
      draft.logOdds = likely[index].odds
      return draft
    }
  }

  init(_ reading: Reading) {
    self.reading = reading
    phrases = NounPhrases(reading)
    subjects = Subjects(reading, phrases)
    clauses = Clauses(reading)
    adjuncts = Adjuncts(reading)
    ends = ContentEnds(reading, clauses)
    acceptance = Acceptance(reading, clauses)
  }

  /// Adds the matches of a cue that are likely enough.
  private func addLikely(
    _ cue: Cue, _ number: Int, to likely: inout [LikelyMatch]
  ) {
    let first = likely.count
    candidates(of: cue) { match, draft in
      let odds = acceptance.logOdds(of: draft, match)
      guard odds > threshold(draft) else { return }
      // Of two rows that read the same, the first says more.
      if let same = likely[first...].firstIndex(where: {
        $0.draft.content == draft.content && $0.draft.source?.tokens == draft.source?.tokens
      }) {
        likely[same].odds = max(likely[same].odds, odds)
      } else {
        likely.append((number, odds, draft))
      }
    }
  }

  /// Where a content begins; *according to* may have one beside the cue of a speaker.
  private struct Start: Hashable {
    let word: Int
    let isSourcing: Bool
  }

  private func start(of draft: AttributionDraft) -> Start {
    let first = draft.content[0].lowerBound
    return Start(
      word: reading.tokens[first].kind == .mark ? first + 1 : first,
      isSourcing: draft.cue?.identity == .accordingTo)
  }

  /// Log odds under which a match is more likely to be something else, by F1 on annotated news. A
  /// quotation is somebody's in any case, so that for one a doubtful source is better than none.
  private func threshold(_ draft: AttributionDraft) -> Float {
    draft.content.allSatisfy(reading.isQuotation) ? -0.9 : -0.7
  }

  /// Every match of a row on a cue.
  func candidates(of cue: Cue, _ take: (Match, AttributionDraft) -> Void) {
    let sentence = reading.sentence(around: cue.tokens.lowerBound)
    let possible = subjects.subjects(of: cue, in: sentence)
    var unread = Match(cue: cue, sentence: sentence, subject: possible.likeliest)
    unread.choice = possible.others.isEmpty ? 0 : 1
    for row in patterns.indices where fits(patterns[row], cue) {
      var match = unread
      match.row = row
      guard matches(&match) else { continue }
      if let draft = draft(of: match) { take(match, draft) }
    }
    for other in possible.others { candidates(unread, with: other, take) }
  }

  /// Every match of a row with another subject.
  private func candidates(
    _ unread: Match, with subject: Mention, _ take: (Match, AttributionDraft) -> Void
  ) {
    for row in patterns.indices where patterns[row].hasSubject && fits(patterns[row], unread.cue) {
      var match = unread
      match.subject = subject
      match.choice = 2
      match.row = row
      guard matches(&match) else { continue }
      if let draft = draft(of: match) { take(match, draft) }
    }
  }

  private func matches(_ match: inout Match) -> Bool {
    let row = match.row
    // By index: an array would be retained for each row that is tried.
    for place in patterns[row].before.indices where !left(patterns[row].before[place], &match) {
      return false
    }
    for place in patterns[row].after.indices where !right(patterns[row].after[place], &match) {
      return false
    }
    return true
  }

  func fits(_ pattern: AttributionPattern, _ cue: Cue) -> Bool {
    guard anchor(of: cue) == pattern.anchor else { return false }
    return pattern.frame.isEmpty || !cue.frames.isDisjoint(with: pattern.frame)
  }

  func anchor(of cue: Cue) -> AttributionPattern.Anchor {
    switch cue.identity {
    case .entry: cue.form == .nominal ? .noun : .verb
    case .accordingTo: .accordingTo
    case .colon: .colon
    case .dash: .dash
    }
  }

  func draft(of match: Match) -> AttributionDraft? {
    let content = match.content.filter { range in
      range.contains { reading.tokens[$0].isWord || reading.tokens[$0].kind == .number }
    }
    guard !content.isEmpty, let source = match.source, !isAsked(match, source) else { return nil }
    var cue = match.cue
    // *If Ortega says “go”, we go.*
    let before = source.whole.lowerBound - 1
    if cue.polarity == .affirmed, reading.isWord(before, "if") || reading.isWord(before, "unless") {
      cue.polarity = .hypothetical
    }
    return AttributionDraft(
      cue: cue, source: match.source, content: content, recipient: match.recipient,
      channel: match.channel, rule: patterns[match.row].name,
      isSummary: patterns[match.row].isSummary
        && !content.contains { $0.contains(where: reading.isQuoted) })
  }

  /// *Asked whether he believes that …*: a question about a thought reports none.
  func isAsked(_ match: Match, _ source: Mention) -> Bool {
    guard match.cue.mode == .thought else { return false }
    let before = source.whole.lowerBound - 1
    return before >= 0 && (reading.isWord(before, "whether") || reading.isWord(before, "if"))
  }

  /// How far a row has got in both directions from its cue.
  struct Match {
    let cue: Cue
    /// The number of the pattern.
    var row = 0
    /// Whether it has the likeliest of several possible subjects, 1, or another, 2; 0 if there is one.
    var choice = 0
    let sentence: Range<Int>
    /// What stands before the cue's verb.
    var subject: Mention?
    /// What is left of here, half-open, has not been read.
    var start: Int
    /// What is right of here has not been read.
    var end: Int
    var source: Mention?
    var content: [Range<Int>] = []
    var recipient: Range<Int>?
    var channel: Range<Int>?
    /// A comma, or a mark that stands for one, was passed on the left.
    var hasComma = false
    /// Words were passed between the cue and its content.
    var hasAdjunct = false
    /// Words between the cue and its content that no element took.
    var gap: Range<Int>?
    /// A word that opens a clause was found: *that*, *whether*, *to*.
    var isOpened = false

    init(cue: Cue, sentence: Range<Int>, subject: Mention?) {
      self.cue = cue
      self.sentence = sentence
      self.subject = subject
      start = cue.group.lowerBound
      end = cue.tokens.upperBound
    }

    /// Adds content that ends where the left has been read to, or before it.
    mutating func takeLeft(_ part: Range<Int>) {
      content.append(part)
      start = part.lowerBound
    }

    /// Adds content that begins where the right has been read to, or after it.
    mutating func takeRight(_ part: Range<Int>) {
      content.append(part)
      end = part.upperBound
    }
  }
}
