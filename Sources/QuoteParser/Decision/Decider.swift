import Essentials
import LearntChoices

/// Decides what an article attributes: sentence by sentence who said what by which word, then to
/// whom the quotations belong that no word of their sentence attributes.
struct Decider {
  let structure: ArticleStructure
  let models: DecisionModels
  /// Whether drafts keep why they were decided so.
  let explains: Bool
  var article: TokenizedArticle { structure.article }

  init(_ structure: ArticleStructure, _ models: DecisionModels, explains: Bool = false) {
    self.structure = structure
    self.models = models
    self.explains = explains
  }

  /// The attributions of an article, in no order.
  func drafts() -> [AttributionDraft] {
    var drafts = uncalibratedDrafts()
    for index in drafts.indices {
      let inputs = calibrationInputs(of: drafts[index])
      drafts[index].confidence = models.calibration.confidence(of: inputs)
    }
    return drafts
  }

  func calibrationInputs(of draft: AttributionDraft) -> [Float] {
    Calibration.inputs(of: draft, isQuotation: draft.content.allSatisfy(article.isQuotation))
  }

  /// The same, each with the likelihood of its choices as its confidence.
  func uncalibratedDrafts() -> [AttributionDraft] {
    let turns = Turns(article: article).drafts()
    let outer = within(turns, drafts(areInner: false, besides: turns))
    return withQuotations(turns + outer) { choice, _ in choice.weighed(by: models.quotations) }
      + drafts(areInner: true)
  }

  /// Those that have a cue, outside quotations or inside.
  ///
  /// - Parameter turns: Of a conversation, in order; what their colons have is theirs already.
  func drafts(areInner: Bool, besides turns: [AttributionDraft] = []) -> [AttributionDraft] {
    structure.sentences.indices.filter { structure.sentences[$0].isInner == areInner }
      .flatMap(decisions).filter { !isTurn($0, among: turns) }.map(draft)
  }

  private func isTurn(_ decision: Decision, among turns: [AttributionDraft]) -> Bool {
    let site = decision.site
    guard site.kind == .colon, decision.content.lowerBound >= site.cue.upperBound else {
      return false
    }
    let colon = structure.sentences[site.sentence].tokens(site.cue).lowerBound
    let next = turns.endOfPrefix { $0.position < colon }
    return next < turns.count && turns[next].position == colon
  }

  /// What the speakers of a conversation report themselves, and what stands between their turns.
  private func within(
    _ turns: [AttributionDraft], _ drafts: [AttributionDraft]
  ) -> [AttributionDraft] {
    guard !turns.isEmpty else { return drafts }
    var number = 0
    return drafts.sorted { $0.position < $1.position }.compactMap { draft in
      while number < turns.count, turns[number].end <= draft.position { number += 1 }
      guard number < turns.count, turns[number].position <= draft.position else { return draft }
      // No two quotes of an article begin at one place.
      if draft.start == turns[number].start { return nil }
      var inner = draft
      inner.isInner = true
      return inner
    }
  }
}
