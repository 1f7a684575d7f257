/// Why an attribution was decided as it was, and what else was considered; in tokens.
struct Grounds {
  /// How likely the cue attributes something.
  var probability: Double
  /// What each topic adds to the log odds of attributing at all.
  var reasons: [(topic: Topic, weight: Double)]
  /// Other places of the content, and how likely each is.
  var alternatives: [(rule: Arrangement, content: Range<Int>, probability: Double)]
  var endProbability: Double?
  /// The content up to other places where it might have ended.
  var otherEnds: [(content: Range<Int>, probability: Double)]
}

extension Decider {
  /// What is less likely is not told: it would be printed as 0.0.
  private static let least: Float = 0.005

  /// Decides once more with an eye on the reasons.
  func grounds(of decision: Decision) -> Grounds {
    let shared = SiteFeatures(decision.site, in: structure)
    let choice = ContentPlaces(of: shared, in: structure)
    let places = choice.all()
    let likely = softmax(
      places.map { place in
        var score = Score(models.places)
        choice.describe(place, to: &score)
        return score.said
      })
    let (endProbability, otherEnds) = ends(of: decision)
    return Grounds(
      probability: Double(1 - likely[0]), reasons: reasons(for: decision.place, choice),
      alternatives: alternatives(to: decision, places, likely, shared.sentence),
      endProbability: endProbability, otherEnds: otherEnds)
  }

  /// The weightiest first.
  private func reasons(
    for place: ContentPlace, _ choice: ContentPlaces
  ) -> [(topic: Topic, weight: Double)] {
    var chosen = TopicScores(models.places)
    var none = TopicScores(models.places)
    choice.describe(place, to: &chosen)
    choice.describe(.none, to: &none)
    return Topic.allCases.map { ($0, chosen[$0] - none[$0]) }
      .filter { abs($0.1) >= 0.05 }.sorted { abs($0.1) > abs($1.1) }
  }

  private func alternatives(
    to decision: Decision, _ places: [ContentPlace], _ likely: [Float], _ sentence: Sentence
  ) -> [(rule: Arrangement, content: Range<Int>, probability: Double)] {
    places.indices.dropFirst().filter { places[$0] != decision.place && likely[$0] >= Self.least }
      .sorted { likely[$0] > likely[$1] }.prefix(3).map { index in
        var other = decision
        other.more = nil
        switch places[index] {
        case .none: break
        case .before(let range): other.content = range
        case .after(let start):
          other.content = start..<end(from: start, SiteFeatures(decision.site, in: structure)).end
        }
        return (
          arrangement(of: other, in: sentence), sentence.tokens(other.content),
          Double(likely[index])
        )
      }
  }

  /// How likely a content ends where it does, and where else it might.
  private func ends(of decision: Decision) -> (
    Double?, [(content: Range<Int>, probability: Double)]
  ) {
    guard case .after(let start) = decision.place else { return (nil, []) }
    let shared = SiteFeatures(decision.site, in: structure)
    let choice = ContentEnds(from: start, of: shared, in: structure)
    let ends = choice.all()
    guard ends.count > 1 else { return (nil, []) }
    let likely = softmax(choice.scores(of: ends, by: models.ends))
    let best = ends.indices.max { likely[$0] < likely[$1] } ?? 0
    let others = ends.indices.filter { $0 != best && likely[$0] >= Self.least }
      .sorted { likely[$0] > likely[$1] }.prefix(3)
    return (
      Double(likely[best]),
      others.map { (shared.sentence.tokens(start..<ends[$0]), Double(likely[$0])) }
    )
  }
}
