import QuoteModel

/// What stands of an article's quotes when the decisions of people are laid over what the parser
/// found.
///
/// Everything that changes quotes comes here: a decision, its undoing, an import, a new extraction,
/// decisions of others. So all of them end in the same, whatever came first.
struct CorrectedQuotes {
  struct Entry {
    var attribution: Attribution
    /// Whether a decision about it is in force.
    var isReviewed: Bool
    /// By which decisions know it: its first span as the parser found it.
    var anchor: TextSpan
    /// The public ids of its speakers in the archive, once they are looked up.
    var speakerIDs: [String] = []
  }

  /// One for each decision given.
  private(set) var statuses: [Decision.Status]
  private var byStart: [Int: Entry] = [:]
  /// What `byStart` was before any decision: shared with it until one is laid over it.
  private let bases: [Int: Entry]
  private let articleID: String

  /// In reading order; no two begin at one place.
  var entries: [Entry] { byStart.sorted { $0.key < $1.key }.map(\.value) }

  /// Whether any decision was not taken back, be it that it is in conflict.
  var hasDecisions: Bool { statuses.contains { $0 != .undone } }

  /// - Parameter decisions: All about quotes of the article, as they were made.
  init(inferred: [Attribution], decisions: [QuoteEntry], body: String, articleID: String) {
    self.articleID = articleID
    // The parser promises one statement a place; if it breaks that, the first is kept.
    for attribution in inferred {
      guard let first = attribution.content.first, byStart[first.start] == nil else { continue }
      byStart[first.start] = Entry(attribution: attribution, isReviewed: false, anchor: first)
    }
    bases = byStart
    statuses = decisions.map { $0.isUndone ? .undone : .replaced }
    var body = BodyText(body)
    let places = decisions.indices.filter { !decisions[$0].isUndone }
    let quotes = Dictionary(grouping: places) { decisions[$0].anchor.start }.values
      .sorted { $0[0] < $1[0] }.map { DecidedQuote(decisions, at: $0) }
    // First, as they make room.
    for quote in quotes where quote.isRejected { reject(quote, among: quotes) }
    for quote in quotes where !quote.isRejected {
      guard quote.isReviewed else {
        note(.inForce, quote)
        continue
      }
      place(quote, among: quotes, in: &body)
    }
  }

  private mutating func note(_ status: Decision.Status, _ quote: DecidedQuote) {
    for decision in quote.inForce { statuses[decision] = status }
  }

  private mutating func reject(_ quote: DecidedQuote, among quotes: [DecidedQuote]) {
    if bases[quote.anchor.start] != nil {
      byStart[quote.anchor.start] = nil
      return note(.inForce, quote)
    }
    let undecided = undecided(among: quotes)
    if let moved = undecided.first(where: { isSame($0.value.attribution, quote.inferred) }) {
      byStart[moved.key] = nil
    } else if let other = undecided.first(where: { overlap($0.value.attribution, quote.anchor) }) {
      return note(
        .conflict("the parser now finds another quote there: \(articleID).\(other.key)"), quote)
    }
    note(.inForce, quote)
  }

  private mutating func place(
    _ quote: DecidedQuote, among quotes: [DecidedQuote], in body: inout BodyText
  ) {
    let base = bases[quote.anchor.start]?.attribution
    do throws(DecisionConflict) {
      let made = try quote.attribution(over: base, in: &body)
      let start = made.content[0].start
      // The same statement, which the parser now begins at another place.
      let moved =
        base == nil
        ? undecided(among: quotes).filter { isSame($0.value.attribution, made) }.map(\.key) : []
      if base == nil || start != quote.anchor.start, byStart[start] != nil, !moved.contains(start) {
        throw DecisionConflict("another quote begins there: \(articleID).\(start)")
      }
      for other in base == nil ? moved : [quote.anchor.start] { byStart[other] = nil }
      byStart[start] = Entry(attribution: made, isReviewed: true, anchor: quote.anchor)
      note(.inForce, quote)
    } catch {
      note(.conflict(error.reason), quote)
    }
  }

  /// What the parser found and nobody decided about, in reading order.
  private func undecided(among quotes: [DecidedQuote]) -> [(key: Int, value: Entry)] {
    let decided = Set(quotes.map(\.anchor.start))
    return byStart.filter { !$0.value.isReviewed && !decided.contains($0.key) }
      .sorted { $0.key < $1.key }
  }
}

/// One cue reports one statement; without a cue, it is known by its words alone.
private func isSame(_ a: Attribution, _ b: Attribution?) -> Bool {
  guard let b else { return false }
  return a.cue == b.cue && b.content.contains { overlap(a, $0) }
}

private func overlap(_ attribution: Attribution, _ span: TextSpan) -> Bool {
  attribution.content.contains { $0.start < span.end && span.start < $0.end }
}

/// All that people decided about one quote: of two decisions on one field, the later.
struct DecidedQuote {
  let anchor: TextSpan
  let isRejected: Bool
  /// What the parser had when the last decision was made.
  let inferred: Attribution?
  /// Whether anything is decided but a note.
  let isReviewed: Bool
  /// Whether its words are said to be others, be it that nobody has said which.
  let hasWrongWords: Bool
  /// Which of the decisions are in force, by their place among those given.
  let inForce: Set<Int>
  private var accepted: Attribution?
  /// Who said it, where that was decided.
  private(set) var speakers: [AttributedSpeaker]?
  private var kind: QuoteKind?
  /// Where its words stand, where that was decided.
  private(set) var content: [TextSpan]?

  /// - Parameter places: Of those about one quote that were not taken back, as they were made.
  init(_ decisions: [QuoteEntry], at places: [Int]) {
    anchor = decisions[places[0]].anchor
    inferred = places.last { decisions[$0].inferred != nil }.flatMap { decisions[$0].inferred }
    let answers = places.filter { decisions[$0].made.field != .note }
    isReviewed = !answers.isEmpty
    isRejected = answers.last.map { decisions[$0].made } == .rejected
    // A decision that follows a rejection says that it is a quote after all.
    var last: [Decision.Field: Int] = [:]
    for place in answers where isRejected || decisions[place].made != .rejected {
      last[decisions[place].made.field] = place
      // One says the opposite of the other.
      if decisions[place].made == .accepted { last[.words] = nil }
      if decisions[place].made == .wrongWords { last[.accepted] = nil }
    }
    if isRejected { last = last.filter { $0.key == .rejected } }
    hasWrongWords = last[.words] != nil
    last[.note] = places.last { decisions[$0].made.field == .note }
    inForce = Set(last.values)
    for place in last.values {
      switch decisions[place].made {
      case .speakers(let speakers): self.speakers = speakers
      case .kind(let kind): self.kind = kind
      case .content(let content): self.content = content
      case .accepted: accepted = decisions[place].inferred
      case .rejected, .wrongWords, .note: break
      }
    }
  }

  /// The quote as it was decided.
  ///
  /// - Parameter base: What the parser finds there now. Where it finds nothing, the quote is made
  ///   anew as it was; what was accepted stays as it was in any case.
  /// - Throws: `DecisionConflict`
  func attribution(
    over base: Attribution?, in body: inout BodyText
  ) throws(DecisionConflict) -> Attribution {
    guard var made = accepted ?? base ?? inferred else { return try added(in: &body) }
    if made != base,
      let text = ContentText(
        of: made.content, attributing: made.cue + made.source, in: &body)?.text,
      letters(of: text[...]) != letters(of: made.text[...])
    {
      throw DecisionConflict("the article has other words there")
    }
    if let content {
      made.text = try ContentText.checked(content, of: made, in: &body)
      made.content = content
    } else if made != base {
      _ = try ContentText.checked(made.content, of: made, in: &body)
    }
    decideKindAndSpeakers(of: &made)
    return made
  }

  /// A quote that the parser never found.
  private func added(in body: inout BodyText) throws(DecisionConflict) -> Attribution {
    let content = content ?? [anchor]
    let text = try ContentText.checked(content, of: nil, in: &body)
    let kind = body.text(of: content[0]).map(ContentText.kind) ?? .indirect
    var made = Attribution(
      kind: kind, mode: .speech, text: text, content: content, rule: "added", confidence: 1)
    decideKindAndSpeakers(of: &made)
    return made
  }

  private func decideKindAndSpeakers(of made: inout Attribution) {
    if let kind { made.kind = kind }
    if let speakers, made.speakers != speakers {
      made.speakers = speakers
      // It told what the other one is.
      made.role = nil
    }
  }
}

/// Why decisions cannot take effect, in words.
struct DecisionConflict: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

extension ContentText {
  fileprivate static func checked(
    _ spans: [TextSpan], of attribution: Attribution?, in body: inout BodyText
  ) throws(DecisionConflict) -> String {
    let attributing = attribution.map { $0.cue + $0.source } ?? []
    if let content = ContentText(of: spans, attributing: attributing, in: &body) {
      return content.text
    }
    throw DecisionConflict("no words stand at its span in the article")
  }
}
