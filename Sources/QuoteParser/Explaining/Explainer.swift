import Foundation
import QuoteModel

/// Decides attributions again, and writes down what the parser passes over in silence.
struct Explainer {
  let reading: Reading
  let directory: Directory
  private let matcher: PatternMatcher
  private let words: FeatureWords
  /// By their own words.
  private let cues: [Range<Int>: Cue]

  init(_ reading: Reading, _ directory: Directory) {
    self.reading = reading
    self.directory = directory
    matcher = PatternMatcher(reading)
    words = FeatureWords(reading.lexicon)
    cues = Dictionary(
      Cues.cues(in: reading).map { ($0.tokens, $0) }, uniquingKeysWith: { first, _ in first })
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
      explanation.alternatives = alternatives(candidates.filter { $0.match.row != kept.match.row })
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
    site: PatternMatcher.Site, match: PatternMatcher.Match, logOdds: Float
  )

  private func candidates(of draft: AttributionDraft) -> [Candidate] {
    guard draft.logOdds != nil, let cue = draft.cue.flatMap({ cues[$0.tokens] }) else { return [] }
    let site = matcher.site(of: cue)
    return matcher.matches(at: site).map {
      (site, $0, matcher.acceptance.logOdds(of: $0, at: site))
    }
  }

  /// Quotations that go on from it may have been added to the kept one, and to its rule.
  private func isKept(_ candidate: Candidate, as draft: AttributionDraft) -> Bool {
    let rule = rule(of: candidate)
    return draft.rule == rule || draft.rule == rule + " Q"
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
    explanation.probability = draft.logOdds.map(Self.probability)
    explanation.reasons = reasons(for: kept)
    explainEnd(of: kept, pattern, in: &explanation)
  }

  /// The five weightiest. Features that differ in the rule alone are one reason.
  private func reasons(for kept: Candidate) -> [Explanation.Reason] {
    let features = matcher.acceptance.weighedFeatures(of: kept.match, at: kept.site)
    let weights = features.reduce(into: [String: Double]()) {
      $0[words.phrase($1.feature), default: 0] += Double($1.weight)
    }
    let reasons = weights.map { Explanation.Reason(text: $0, weight: Self.rounded($1)) }
    return Array(
      reasons.filter { $0.weight != 0 }
        .sorted { (abs($0.weight), $1.text) > (abs($1.weight), $0.text) }.prefix(5))
  }

  private func alternatives(_ others: [Candidate]) -> [Explanation.Alternative] {
    others.sorted { $0.logOdds > $1.logOdds }.map {
      Explanation.Alternative(
        rule: rule(of: $0), text: text(of: $0.match.content),
        probability: Self.probability($0.logOdds))
    }
  }

  /// The three likeliest places before the end of a content that runs on after its cue.
  private func explainEnd(
    of kept: Candidate, _ pattern: AttributionPattern, in explanation: inout Explanation
  ) {
    guard pattern.endsByChoice,
      let part = kept.match.content.first(where: {
        $0.lowerBound >= kept.site.cue.tokens.upperBound
      })
    else { return }
    var places = matcher.ends.weighedPlaces(
      from: part.lowerBound, in: kept.site.sentence, row: kept.match.row, cue: kept.site.cue)
    if let last = places.last, last.logOdds > 0 {
      explanation.endProbability = Self.probability(last.logOdds)
      places.removeLast()
    }
    explanation.otherEnds = distinct(places).prefix(3).map {
      Explanation.End(
        text: text(of: [part.lowerBound..<$0.token]), probability: Self.probability($0.logOdds))
    }
  }

  /// The likeliest first, and of those that leave the same words the likeliest.
  private func distinct(_ places: [ContentEnds.Place]) -> [ContentEnds.Place] {
    var tokens: Set<Int> = []
    return places.sorted { $0.logOdds > $1.logOdds }.filter { tokens.insert($0.token).inserted }
  }

  private func text(of content: some Sequence<Range<Int>>) -> String {
    content.map { reading.text(of: $0) }.joined(separator: " … ")
  }

  private static func probability(_ logOdds: Float) -> Double {
    rounded(1 / (1 + exp(-Double(logOdds))))
  }

  /// To a hundredth, as confidences are.
  private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}

extension AttributionPattern {
  /// Where its content ends is a decision of `ContentEnds`.
  fileprivate var endsByChoice: Bool {
    after.contains { [.clause, .naming, .noun, .rest, .innerQuote].contains($0) }
  }
}
