import QuoteModel

/// Tries the rows of the pattern table on every cue of an article, the surest row first.
struct PatternMatcher {
  let reading: Reading
  let phrases: NounPhrases
  let clauses: Clauses
  let adjuncts: Adjuncts
  let cues: [Cue]
  /// For each cue what stands before its verb: the same for all rows.
  private let sources: [Mention?]
  var isUsed: [Bool]
  private(set) var drafts: [AttributionDraft] = []

  /// The attributions of an article with a cue, in the order of their rows.
  static func drafts(in reading: Reading) -> [AttributionDraft] {
    var matcher = PatternMatcher(reading)
    for pattern in AttributionPattern.english { matcher.apply(pattern) }
    return matcher.drafts
  }

  private init(_ reading: Reading) {
    self.reading = reading
    phrases = NounPhrases(reading)
    clauses = Clauses(reading)
    adjuncts = Adjuncts(reading)
    cues = Cues.cues(in: reading)
    let subjects = Subjects(reading, phrases)
    sources = cues.map {
      subjects.subject(of: $0, in: reading.sentence(around: $0.tokens.lowerBound))
    }
    isUsed = [Bool](repeating: false, count: cues.count)
  }

  mutating func apply(_ pattern: AttributionPattern) {
    for index in cues.indices where !isUsed[index] && fits(pattern, cues[index]) {
      var match = Match(
        cue: cues[index], sentence: reading.sentence(around: cues[index].tokens.lowerBound),
        subject: sources[index])
      guard pattern.before.allSatisfy({ left($0, &match) }),
        pattern.after.allSatisfy({ right($0, &match) }),
        let draft = draft(of: match, pattern)
      else { continue }
      isUsed[index] = true
      drafts.append(draft)
    }
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
  }
}
