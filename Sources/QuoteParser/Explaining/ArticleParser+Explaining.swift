public import QuoteModel

extension ArticleParser {
  /// The statements of an article as `attributions` gives them, each with why it was made so.
  ///
  /// Parses the text and then decides each attribution anew, so it takes a few times as long.
  public func explanations(in body: String, title: String? = nil) -> [Explanation] {
    let reading = Reading(body, lexicon: .english)
    let drafts = Self.drafts(in: reading)
    let directory = Self.directory(of: reading, title: title)
    let attributions = AttributionBuilder(reading, directory).attributions(of: drafts)
    let resolutions = Resolver.resolutions(of: drafts, in: reading, directory)
    let explainer = Explainer(reading, directory)
    // Attributions stand in reading order, and no two begin at one place.
    let byStart = Dictionary(grouping: drafts.indices) { Self.start(of: drafts[$0]) }
    let starts = byStart.keys.sorted()
    return zip(attributions, starts).map { attribution, start in
      let made = byStart[start, default: []].filter { attribution.rule.hasPrefix(drafts[$0].rule) }
      let draft = made.max { (drafts[$0].logOdds ?? 0) < (drafts[$1].logOdds ?? 0) } ?? made[0]
      return explainer.explanation(of: attribution, drafts[draft], resolutions[draft].person)
    }
  }

  private static func start(of draft: AttributionDraft) -> Int {
    draft.content.reduce(Int.max) { min($0, $1.lowerBound) }
  }
}
