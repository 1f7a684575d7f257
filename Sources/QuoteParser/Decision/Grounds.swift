/// Why an attribution was decided as it was, and what else was considered; in tokens.
struct Grounds {
  /// How likely the cue attributes something; `nil` for a quotation that no cue of its sentence has.
  var probability: Double?
  /// What each topic adds to the log odds of attributing at all, or of being somebody's words.
  var reasons: [(topic: Topic, weight: Double)]
  /// Other places of the content, or other things that a quotation could be, and how likely each is.
  var alternatives: [(rule: Arrangement, content: Range<Int>, probability: Double)]
  var endProbability: Double?
  /// The content up to other places where it might have ended.
  var otherEnds: [(content: Range<Int>, probability: Double)]
}

/// What a decision on a cue chose from, as it was scored.
struct Considered {
  /// All places of a content, none first.
  let places: [ContentPlace]
  /// How likely each is, by what was said.
  let likely: [Float]
  let topics: [TopicScores]
  /// An index of `places`.
  let chosen: Int
  /// Of the place that was chosen, if a content stands after its cue.
  var ends: LikelyEnds?
}

/// Where a content can end, and how likely each is.
struct LikelyEnds {
  /// Elements of the sentence.
  let ends: [Int]
  let likely: [Float]
  /// An index of both.
  let chosen: Int

  var best: Int { ends[chosen] }
  var certainty: Float { likely[chosen] }
}

extension Decider {
  /// What is less likely is not told: it would be printed as 0.0.
  private static let least: Float = 0.005
  private static let mostTold = 3

  /// The grounds of a decision, by what it chose from.
  func grounds(of decision: Decision, _ considered: Considered) -> Grounds {
    let tokens = structure.sentences[decision.site.sentence].tokens
    var grounds = Grounds(
      probability: Double(1 - considered.likely[0]), reasons: reasons(for: considered),
      alternatives: alternatives(to: decision, considered), otherEnds: [])
    guard case .after(let start) = decision.place, let ends = considered.ends, ends.ends.count > 1
    else { return grounds }
    grounds.endProbability = Double(ends.certainty)
    grounds.otherEnds = others(than: ends.chosen, ends.likely).map {
      (tokens(start..<ends.ends[$0]), Double(ends.likely[$0]))
    }
    return grounds
  }

  /// The grounds of what becomes of a quotation: what speaks for its being somebody's words.
  ///
  /// - Parameter likely: How likely each of the fates is.
  func grounds(
    of chosen: Int, among fates: [QuotationFate], _ likely: [Float], _ topics: [TopicScores],
    _ choice: QuotationChoice
  ) -> Grounds {
    let content = structure.article.stretches[choice.stretch].outer
    let nobody = fates.firstIndex(of: .nobody) ?? chosen
    return Grounds(
      reasons: reasons(for: topics[chosen], above: topics[nobody]),
      alternatives: others(than: chosen, likely).map {
        (arrangement(of: fates[$0], choice), content, Double(likely[$0]))
      }, otherEnds: [])
  }

  private func reasons(for considered: Considered) -> [(topic: Topic, weight: Double)] {
    reasons(for: considered.topics[considered.chosen], above: considered.topics[0])
  }

  /// The weightiest first.
  private func reasons(
    for chosen: TopicScores, above none: TopicScores
  ) -> [(topic: Topic, weight: Double)] {
    Topic.allCases.map { ($0, chosen[$0] - none[$0]) }
      .filter { abs($0.1) >= 0.05 }.sorted { abs($0.1) > abs($1.1) }
  }

  private func alternatives(
    to decision: Decision, _ considered: Considered
  ) -> [(rule: Arrangement, content: Range<Int>, probability: Double)] {
    let sentence = structure.sentences[decision.site.sentence]
    return others(than: considered.chosen, considered.likely, from: 1).map { index in
      var other = decision
      other.more = nil
      switch considered.places[index] {
      case .none: break
      case .before(let range): other.content = range
      case .after(let start):
        // Nobody has asked before where this one would end.
        let ends = ends(from: start, SiteFeatures(decision.site, in: structure))
        other.content = start..<ends.best
      }
      return (
        arrangement(of: other, in: sentence), sentence.tokens(other.content),
        Double(considered.likely[index])
      )
    }
  }

  /// The likeliest of those that were not chosen.
  private func others(than chosen: Int, _ likely: [Float], from first: Int = 0) -> [Int] {
    let others = likely.indices.dropFirst(first).filter {
      $0 != chosen && likely[$0] >= Self.least
    }
    return Array(others.sorted { likely[$0] > likely[$1] }.prefix(Self.mostTold))
  }
}
