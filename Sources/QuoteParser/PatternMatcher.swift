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

  /// The attributions of an article with a cue, in the order of their cues.
  static func drafts(in reading: Reading) -> [AttributionDraft] {
    let matcher = PatternMatcher(reading)
    var drafts: [AttributionDraft] = []
    for cue in Cues.cues(in: reading) {
      if let draft = matcher.draft(of: cue) { drafts.append(draft) }
    }
    return drafts
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

  /// The likeliest attribution of a cue, if one is likely enough.
  private func draft(of cue: Cue) -> AttributionDraft? {
    var best: AttributionDraft?
    candidates(of: cue) { match, draft in
      let odds = acceptance.logOdds(of: draft, match)
      // Of two rows that read the same, the first says more.
      if odds > best?.logOdds ?? Self.threshold, draft.content != best?.content {
        best = draft
        best?.logOdds = odds
      }
    }
    return best
  }

  /// Log odds under which a match is more likely to be something else; by F1 on annotated news.
  private static let threshold: Float = -0.2

  /// Every match of a row on a cue.
  func candidates(of cue: Cue, _ take: (Match, AttributionDraft) -> Void) {
    let sentence = reading.sentence(around: cue.tokens.lowerBound)
    var match = Match(
      cue: cue, sentence: sentence, subject: subjects.subject(of: cue, in: sentence))
    for row in patterns.indices where fits(patterns[row], cue) {
      match.restart(row)
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
    let sentence: Range<Int>
    /// What stands before the cue's verb.
    let subject: Mention?
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
    /// A word that opens a clause was found: *that*, *whether*, *to*.
    var isOpened = false

    init(cue: Cue, sentence: Range<Int>, subject: Mention?) {
      self.cue = cue
      self.sentence = sentence
      self.subject = subject
      start = cue.group.lowerBound
      end = cue.tokens.upperBound
    }

    /// As before any row was tried.
    mutating func restart(_ row: Int) {
      self.row = row
      start = cue.group.lowerBound
      end = cue.tokens.upperBound
      source = nil
      if !content.isEmpty { content = [] }
      recipient = nil
      channel = nil
      hasComma = false
      hasAdjunct = false
      isOpened = false
    }
  }
}
