import QuoteModel

/// Tries the rows of the pattern table on every cue of an article, and keeps the likeliest match of
/// each cue.
///
/// A class, for a closure that captures a struct copies it with all its references.
final class PatternMatcher {
  let article: TokenizedArticle
  let phrases: NounPhrases
  let clauses: Clauses
  let adjuncts: Adjuncts
  let ends: ContentEnds
  let acceptance: Acceptance
  private let subjects: Subjects
  private let tree = PatternTree.english

  private typealias LikelyMatch = (cue: Int, odds: Float, match: Match)

  /// The attributions of an article with a cue, in reading order of their cues.
  ///
  /// The likeliest matches come first: a cue takes its next best if another cue has the content.
  static func drafts(in article: TokenizedArticle) -> [AttributionDraft] {
    let matcher = PatternMatcher(article)
    let cues = Cues.cues(in: article)
    var likely: [LikelyMatch] = []
    for (number, cue) in cues.enumerated() { matcher.addLikely(cue, number, to: &likely) }
    // By index, as a match is large.
    let order = likely.indices.sorted {
      (likely[$0].odds, likely[$1].cue) > (likely[$1].odds, likely[$0].cue)
    }
    var chosen = [Int](repeating: -1, count: cues.count)
    var taken: Set<Start> = []
    for index in order where chosen[likely[index].cue] < 0 {
      let cue = likely[index].cue
      let start = matcher.start(of: likely[index].match, cues[cue])
      guard taken.insert(start).inserted else { continue }
      chosen[cue] = index
    }
    var drafts: [AttributionDraft] = []
    for index in chosen where index >= 0 {
      var draft = matcher.draft(of: likely[index].match, cues[likely[index].cue])
      draft.logOdds = likely[index].odds
      drafts.append(draft)
    }
    return drafts
  }

  init(_ article: TokenizedArticle) {
    self.article = article
    phrases = NounPhrases(article)
    subjects = Subjects(article, phrases)
    clauses = Clauses(article)
    adjuncts = Adjuncts(article)
    ends = ContentEnds(article, clauses)
    acceptance = Acceptance(article, clauses)
  }

  /// Adds the matches of a cue that are likely enough.
  private func addLikely(
    _ cue: Cue, _ number: Int, to likely: inout [LikelyMatch]
  ) {
    let first = likely.count
    for context in contexts(of: cue) {
      for match in matches(in: context) {
        let odds = acceptance.logOdds(of: match, in: context)
        guard odds > threshold(match) else { continue }
        // Of two rows that read the same, the first says more.
        if let same = likely[first...].firstIndex(where: { $0.match.readsAs(match) }) {
          likely[same].odds = max(likely[same].odds, odds)
        } else {
          likely.append((number, odds, match))
        }
      }
    }
  }

  /// Where a content begins; *according to* may have one beside the cue of a speaker.
  private struct Start: Hashable {
    let word: Int
    let isSourcing: Bool
  }

  private func start(of match: Match, _ cue: Cue) -> Start {
    let first = match.content[0].lowerBound
    return Start(
      word: article.tokens[first].kind == .mark ? first + 1 : first,
      isSourcing: cue.identity == .accordingTo)
  }

  /// Log odds under which a match is more likely to be something else, by F1 on annotated news. A
  /// quotation is somebody's in any case, so that for one a doubtful source is better than none.
  private func threshold(_ match: Match) -> Float {
    match.content.allSatisfy(article.isQuotation) ? -0.9 : -0.7
  }

  /// A cue in its sentence with a subject, where all rows that are tried on it start.
  struct CueContext {
    let cue: Cue
    let sentence: Range<Int>
    /// What stands before the cue's verb.
    let subject: Mention?
    /// Whether that is the likeliest of several possible subjects, 1, or another, 2; 0 if there is
    /// but one.
    var choice = 0
    /// Rows that have no subject have been tried with the likeliest.
    var needsSubject: Bool { choice == 2 }
  }

  /// One for each possible subject, the likeliest first.
  private func contexts(of cue: Cue) -> [CueContext] {
    let sentence = article.sentence(around: cue.tokens.lowerBound)
    let possible = subjects.subjects(of: cue, in: sentence)
    let likeliest = CueContext(
      cue: cue, sentence: sentence, subject: possible.likeliest,
      choice: possible.others.isEmpty ? 0 : 1)
    return [likeliest]
      + possible.others.map { CueContext(cue: cue, sentence: sentence, subject: $0, choice: 2) }
  }

  /// Every match of a row on a cue, with each possible subject.
  func matches(of cue: Cue) -> [(context: CueContext, match: Match)] {
    contexts(of: cue).flatMap { context in matches(in: context).map { (context, $0) } }
  }

  /// Every match of a row in a context, in the order of the table.
  func matches(in context: CueContext) -> [Match] {
    var found: [Match] = []
    tryRows(
      tree.roots(of: anchor(of: context.cue)), on: Match(at: context.cue), in: context, &found)
    if found.count > 1 { found.sort { $0.row < $1.row } }
    return found
  }

  private func tryRows(
    _ nodes: Range<Int>, on match: Match, in context: CueContext, _ found: inout [Match]
  ) {
    // An element that is not there leaves the match as it was, so that it is copied seldom.
    var further = match
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      let node = tree.nodes[index]
      further.row = node.row
      if node.fits(context.cue), node.hasSubject || !context.needsSubject,
        node.isBefore
          ? left(node.element, &further, in: context) : right(node.element, &further, in: context)
      {
        if node.row >= 0, isAttributable(&further, in: context) { found.append(further) }
        if index + 1 < node.next {
          tryRows(index + 1..<node.next, on: further, in: context, &found)
        }
        further = match
      }
      index = node.next
    }
  }

  private func anchor(of cue: Cue) -> AttributionPattern.Anchor {
    switch cue.identity {
    case .entry: cue.form == .nominal ? .noun : .verb
    case .accordingTo: .accordingTo
    case .colon: .colon
    case .dash: .dash
    }
  }

  /// Whether a row that was read to its end has a source and some words.
  private func isAttributable(_ match: inout Match, in context: CueContext) -> Bool {
    guard let source = match.source, !isAsked(context.cue, source) else { return false }
    if match.content.count == 1 { return hasWords(match.content[0]) }
    if !match.content.allSatisfy(hasWords) {
      match.content = TokenRanges(match.content.filter(hasWords))
    }
    return !match.content.isEmpty
  }

  private func hasWords(_ part: Range<Int>) -> Bool {
    var token = part.lowerBound
    while token < part.upperBound {
      if article.tokens[token].isWord || article.tokens[token].kind == .number { return true }
      token += 1
    }
    return false
  }

  func draft(of match: Match, _ cue: Cue) -> AttributionDraft {
    let pattern = AttributionPattern.english[match.row]
    var cue = cue
    // *If Ortega says “go”, we go.*
    if cue.polarity == .affirmed, let before = match.source.map({ $0.whole.lowerBound - 1 }),
      article.isWord(before, "if") || article.isWord(before, "unless")
    {
      cue.polarity = .hypothetical
    }
    return AttributionDraft(
      cue: cue, source: match.source, content: Array(match.content), recipient: match.recipient,
      channel: match.channel, rule: pattern.name,
      isSummary: pattern.isSummary
        && !match.content.contains { $0.contains(where: article.isQuoted) })
  }

  /// *Asked whether he believes that …*: a question about a thought reports none.
  private func isAsked(_ cue: Cue, _ source: Mention) -> Bool {
    guard cue.mode == .thought else { return false }
    let before = source.whole.lowerBound - 1
    return before >= 0 && (article.isWord(before, "whether") || article.isWord(before, "if"))
  }

  /// How far a row has got in both directions from its cue.
  struct Match {
    /// The number of the pattern; -1 on the way to one.
    var row = -1
    /// What is left of here, half-open, has not been read.
    var start: Int
    /// What is right of here has not been read.
    var end: Int
    var source: Mention?
    var content = TokenRanges()
    @PackedOptionalRange var recipient: Range<Int>?
    @PackedOptionalRange var channel: Range<Int>?
    /// Words between the cue and its content that no element took.
    @PackedOptionalRange var gap: Range<Int>?
    /// A comma, or a mark that stands for one, was passed on the left.
    var hasComma = false
    /// Words were passed between the cue and its content.
    var hasAdjunct = false
    /// A word that opens a clause was found: *that*, *whether*, *to*.
    var isOpened = false

    init(at cue: Cue) {
      start = cue.group.lowerBound
      end = cue.tokens.upperBound
      recipient = nil
      channel = nil
      gap = nil
    }

    /// Whether another match has the same source and content.
    func readsAs(_ other: Match) -> Bool {
      content == other.content && source?.tokens == other.source?.tokens
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
