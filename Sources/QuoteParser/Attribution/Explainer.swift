import QuoteModel

/// Decides attributions again, and writes down what the parser passes over in silence.
struct Explainer {
  let article: TokenizedArticle
  let directory: Directory
  private let matcher: PatternMatcher
  private let words: FeatureWords
  /// By their own words.
  private let cues: [Range<Int>: Cue]

  init(_ article: TokenizedArticle, _ directory: Directory) {
    self.article = article
    self.directory = directory
    matcher = PatternMatcher(article)
    words = FeatureWords(article.lexicon)
    cues = Dictionary(
      Cues.cues(in: article).map { ($0.tokens, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter person: Who of the directory the only speaker is.
  func explanation(
    of attribution: Attribution, _ draft: AttributionDraft, _ person: Int?
  ) -> Explanation {
    var explanation = Explanation(
      attribution: attribution, ruleInWords: "", example: "",
      speakerReason: speakerReason(of: draft, attribution, person),
      namesakes: person.map(namesakes) ?? [])
    let candidates = candidates(of: draft)
    if let kept = candidates.first(where: { isKept($0, as: draft) }) {
      explain(kept, of: draft, in: &explanation)
      explanation.alternatives = alternatives(candidates.filter { !isSame($0, as: kept) })
    } else if let rule = ContinuationRule.all.first(where: { $0.name == draft.rule }) {
      explanation.ruleInWords = rule.inWords
      explanation.example = rule.example
    }
    if attribution.rule.hasSuffix("?") {
      explanation.ruleInWords += "; one of its quotation marks is lost"
    }
    return explanation
  }

  private typealias Candidate = (
    context: PatternMatcher.CueContext, match: PatternMatcher.Match, logOdds: Float
  )

  private func candidates(of draft: AttributionDraft) -> [Candidate] {
    guard draft.logOdds != nil, let cue = draft.cue.flatMap({ cues[$0.tokens] }) else { return [] }
    return matcher.matches(of: cue).map {
      ($0.context, $0.match, matcher.acceptance.logOdds(of: $0.match, in: $0.context))
    }
  }

  /// Quotations that go on from it may have been added to the kept one, and to its rule.
  private func isKept(_ candidate: Candidate, as draft: AttributionDraft) -> Bool {
    let rule = rule(of: candidate)
    return candidate.match.source?.tokens == draft.source?.tokens
      && (draft.rule == rule || draft.rule == rule + " Q")
  }

  private func isSame(_ candidate: Candidate, as kept: Candidate) -> Bool {
    candidate.match.row == kept.match.row && candidate.match.readsAs(kept.match)
  }

  private func rule(of candidate: Candidate) -> String {
    AttributionPattern.english[candidate.match.row].name
  }

  private func explain(
    _ kept: Candidate, of draft: AttributionDraft, in explanation: inout Explanation
  ) {
    let pattern = AttributionPattern.english[kept.match.row]
    let isContinued = draft.rule != pattern.name
    explanation.ruleInWords =
      pattern.inWords + (isContinued ? "; then a quotation that goes on from it" : "")
    explanation.example = pattern.example
    explanation.probability = draft.logOdds.map { probability(ofLogOdds: $0).toHundredth }
    explanation.reasons = reasons(for: kept)
    explainEnd(of: kept, pattern, in: &explanation)
  }

  /// The five weightiest. Features that differ in the rule alone are one reason.
  private func reasons(for kept: Candidate) -> [Explanation.Reason] {
    let features = matcher.acceptance.weighedFeatures(of: kept.match, in: kept.context)
    let weights = features.reduce(into: [String: Double]()) {
      $0[words.phrase($1.feature), default: 0] += Double($1.weight)
    }
    let reasons = weights.map { Explanation.Reason(text: $0, weight: $1.toHundredth) }
    return Array(
      reasons.filter { $0.weight != 0 }
        .sorted { (abs($0.weight), $1.text) > (abs($1.weight), $0.text) }.prefix(5))
  }

  private func alternatives(_ others: [Candidate]) -> [Explanation.Alternative] {
    others.sorted { $0.logOdds > $1.logOdds }.map {
      Explanation.Alternative(
        rule: rule(of: $0), text: text(of: $0.match.content),
        probability: probability(ofLogOdds: $0.logOdds).toHundredth)
    }
  }

  /// The three likeliest places before the end of a content that runs on after its cue.
  private func explainEnd(
    of kept: Candidate, _ pattern: AttributionPattern, in explanation: inout Explanation
  ) {
    guard pattern.endsByChoice,
      let part = kept.match.content.first(where: {
        $0.lowerBound >= kept.context.cue.tokens.upperBound
      })
    else { return }
    var places = matcher.ends.weighedPlaces(
      from: part.lowerBound, in: kept.context.sentence, row: kept.match.row, cue: kept.context.cue)
    if let last = places.last, last.logOdds > 0 {
      explanation.endProbability = probability(ofLogOdds: last.logOdds).toHundredth
      places.removeLast()
    }
    explanation.otherEnds = distinct(places).prefix(3).map {
      Explanation.End(
        text: text(of: [part.lowerBound..<$0.token]),
        probability: probability(ofLogOdds: $0.logOdds).toHundredth)
    }
  }

  /// The likeliest first, and of those that leave the same words the likeliest.
  private func distinct(_ places: [ContentEnds.Place]) -> [ContentEnds.Place] {
    var tokens: Set<Int> = []
    return places.sorted { $0.logOdds > $1.logOdds }.filter { tokens.insert($0.token).inserted }
  }

  private func text(of content: some Sequence<Range<Int>>) -> String {
    content.map { article.text(of: $0) }.joined(separator: " … ")
  }

  // MARK: Speakers

  /// - Parameter person: Who of the directory the only speaker is.
  func speakerReason(
    of draft: AttributionDraft, _ attribution: Attribution, _ person: Int?
  ) -> String {
    let names = attribution.speakers.map(\.name).joined(separator: " and ")
    guard let source = draft.source, let printed = attribution.sourceText else {
      return names.isEmpty
        ? "no source stands with the quotation"
        : "no source stands with the quotation; just before it the text speaks of \(names) alone"
    }
    if draft.isSourcingOnly { return "“\(printed)” is where the article has it from, no speaker" }
    if names.isEmpty { return "nobody in the article fits “\(printed)” best" }
    if !source.parts.isEmpty { return "“\(printed)” names \(names)" }
    guard let person else { return "“\(printed)” is all that the article tells of the source" }
    return "“\(printed)” is \(names): " + evidence(for: person, source, names)
  }

  /// Where the article has named somebody so that the source can mean them.
  private func evidence(for person: Int, _ source: Mention, _ name: String) -> String {
    if let printed = source.name {
      if article.text(of: printed) == name { return "the fullest name in the article" }
      let full = directory.people[person].name
      if article.text(of: full) != name { return "the article’s title tells the name" }
      return "named in full \(place(of: full.lowerBound, from: source.head))"
    }
    let before = directory.mentions.last {
      $0.person == person && $0.at.lowerBound < source.tokens.lowerBound
    }
    guard let before else { return "nobody else is named" }
    return "last named, as “\(article.text(of: before.at))”, "
      + place(of: before.at.lowerBound, from: source.head)
  }

  /// *in the sentence before*
  private func place(of token: Int, from other: Int) -> String {
    let distance = Int(article.sentenceOf[other]) - Int(article.sentenceOf[token])
    return switch distance {
    case 0: "in the same sentence"
    case 1: "in the sentence before"
    case -1: "in the next sentence"
    case ..<0: "\(-distance) sentences later"
    default: "\(distance) sentences before"
    }
  }

  /// Others in the article to whom the last name of somebody fits.
  func namesakes(of person: Int) -> [String] {
    let name = directory.people[person].name
    guard let last = name.last else { return [] }
    return directory.candidates(for: last..<last + 1).filter { $0 != person }
      .map { article.text(of: directory.people[$0].name) }
  }
}

extension AttributionPattern {
  /// Where its content ends is a decision of `ContentEnds`.
  fileprivate var endsByChoice: Bool {
    after.contains { [.clause, .naming, .noun, .rest, .innerQuote].contains($0) }
  }
}
