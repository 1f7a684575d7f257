import LearntChoices
import QuoteModel

/// Why an attribution was decided as it was, and what else was considered.
struct Grounds {
  /// How likely the cue attributes something; `nil` for a quotation that no cue of its sentence has.
  var probability: Double?
  /// What each topic adds to the log odds of attributing at all, or of being somebody's words.
  var reasons: [(topic: Topic, weight: Double)]
  /// Other places of the content, or other things that a quotation could be.
  var alternatives: [Explanation.Alternative]
  var endProbability: Double?
  /// Other places where the content might have ended.
  var otherEnds: [Explanation.End] = []
}

extension Decider {
  /// The grounds of a decision, by what it chose from.
  func grounds(
    of decision: Decision, _ places: LikelyOptions<ContentPlace>, _ ends: LikelyOptions<ContentEnd>?
  ) -> Grounds {
    let sentence = structure.sentences[decision.site.sentence]
    let shared = SiteFeatures(decision.site, in: structure)
    var grounds = Grounds(
      probability: Double(1 - places.likely[0]),
      reasons: reasons(
        for: places.chosen, above: .none, in: ContentPlaces(of: shared), models.places),
      alternatives: places.others(from: 1).map { index in
        var other = decision
        other.more = nil
        switch places.options[index] {
        case .none: break
        case .before(let range): other.content = range
        case .after(let start):
          // Nobody has asked before where this one would end.
          other.content = start..<self.ends(from: start, shared).chosen.index
        }
        return alternative(
          arrangement(of: other, in: sentence), sentence.tokens(other.content),
          places.likely[index])
      })
    guard case .after(let start) = places.chosen, let ends, ends.options.count > 1
    else { return grounds }
    grounds.endProbability = Double(ends.certainty)
    grounds.otherEnds = ends.others().map {
      Explanation.End(
        text: article.text(of: sentence.tokens(start..<ends.options[$0].index)),
        probability: Double(ends.likely[$0]).toHundredth)
    }
    return grounds
  }

  /// The grounds of what becomes of a quotation: what speaks for its being somebody's words.
  func grounds(of fates: LikelyOptions<QuotationFate>, _ choice: QuotationChoice) -> Grounds {
    let none = fates.options.contains(.nobody) ? .nobody : fates.chosen
    return Grounds(
      reasons: reasons(for: fates.chosen, above: none, in: choice, models.quotations),
      alternatives: fates.others().map {
        alternative(
          arrangement(of: fates.options[$0], choice), article.stretches[choice.stretch].outer,
          fates.likely[$0])
      })
  }

  /// The weightiest first.
  private func reasons<C: Choice>(
    for chosen: C.Option, above none: C.Option, in choice: C, _ model: ChoiceModel
  ) -> [(topic: Topic, weight: Double)] {
    let (one, other) = (choice.topics(of: chosen, by: model), choice.topics(of: none, by: model))
    return Topic.allCases.map { ($0, one[$0] - other[$0]) }
      .filter { abs($0.1) >= 0.05 }.sorted { abs($0.1) > abs($1.1) }
  }

  private func alternative(
    _ rule: Arrangement, _ content: Range<Int>, _ likely: Float
  ) -> Explanation.Alternative {
    Explanation.Alternative(
      rule: rule.name, text: article.text(of: content), probability: Double(likely).toHundredth)
  }
}
