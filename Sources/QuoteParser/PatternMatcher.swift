import QuoteModel

/// Tries the rows of the pattern table on every cue of an article, the surest row first.
struct PatternMatcher {
  let reading: Reading
  let phrases: NounPhrases
  let clauses: Clauses
  let adjuncts: Adjuncts
  private let subjects: Subjects
  private let patterns = AttributionPattern.english

  /// The attributions of an article with a cue, in the order of their rows.
  static func drafts(in reading: Reading) -> [AttributionDraft] {
    let matcher = PatternMatcher(reading)
    let found = Cues.cues(in: reading).compactMap { matcher.draft(of: $0) }
    return found.indices.sorted { found[$0].row < found[$1].row }.map { found[$0].draft }
  }

  private init(_ reading: Reading) {
    self.reading = reading
    phrases = NounPhrases(reading)
    subjects = Subjects(reading, phrases)
    clauses = Clauses(reading)
    adjuncts = Adjuncts(reading)
  }

  /// What the first row finds that matches a cue.
  private func draft(of cue: Cue) -> (row: Int, draft: AttributionDraft)? {
    let sentence = reading.sentence(around: cue.tokens.lowerBound)
    var match = Match(
      cue: cue, sentence: sentence, subject: subjects.subject(of: cue, in: sentence))
    for row in patterns.indices where fits(patterns[row], cue) {
      match.restart()
      if patterns[row].before.allSatisfy({ left($0, &match) }),
        patterns[row].after.allSatisfy({ right($0, &match) }),
        let draft = draft(of: match, patterns[row])
      {
        return (row, draft)
      }
    }
    return nil
  }

  func fits(_ pattern: AttributionPattern, _ cue: Cue) -> Bool {
    guard anchor(of: cue) == pattern.anchor else { return false }
    return pattern.frame.isEmpty || !cue.frames.isDisjoint(with: pattern.frame)
  }

  func anchor(of cue: Cue) -> AttributionPattern.Anchor {
    switch cue.identity {
    case .entry: .verb
    case .accordingTo: .accordingTo
    case .colon: .colon
    case .dash: .dash
    }
  }

  func draft(of match: Match, _ pattern: AttributionPattern) -> AttributionDraft? {
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
      channel: match.channel, rule: pattern.name,
      isSummary: pattern.isSummary && !content.contains { $0.contains(where: reading.isQuoted) })
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
    mutating func restart() {
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
