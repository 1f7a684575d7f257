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
      let draft = Self.maker(of: attribution, among: byStart[start, default: []], drafts)
      return explainer.explanation(of: attribution, drafts[draft], resolutions[draft].person)
    }
  }

  /// Of the drafts that begin at one place, the one that became the attribution there.
  private static func maker(
    of attribution: Attribution, among indices: [Int], _ drafts: [AttributionDraft]
  ) -> Int {
    let made = indices.filter {
      [drafts[$0].rule, drafts[$0].rule + " ?"].contains(attribution.rule)
    }
    return made.max { (drafts[$0].logOdds ?? 0) < (drafts[$1].logOdds ?? 0) } ?? indices[0]
  }

  private static func start(of draft: AttributionDraft) -> Int {
    draft.content.reduce(Int.max) { min($0, $1.lowerBound) }
  }
}
