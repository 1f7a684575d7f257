import Essentials
import LearntChoices
import QuoteModel

extension Decider {
  /// Gives the quotations that no cue of their sentence has to somebody, or to nobody.
  ///
  /// - Parameter choose: Says what becomes of one, with the draft after it.
  func withQuotations(
    _ drafts: [AttributionDraft],
    choose: (QuotationChoice, AttributionDraft?) -> LikelyOptions<QuotationFate>
  ) -> [AttributionDraft] {
    guard !article.stretches.isEmpty else { return drafts }
    var later = drafts.sorted { $0.position < $1.position }[...]
    var isClaimed = claims(of: drafts)
    var done: [AttributionDraft] = []
    for number in article.stretches.indices where !isClaimed[number] {
      let stretch = article.stretches[number].outer
      while let next = later.first, next.position < stretch.lowerBound {
        done.append(next)
        later = later.dropFirst()
      }
      let leading = leading(from: number, isClaimed)
      let previous = previous(among: done)
      let choice = QuotationChoice(
        of: number, after: previous.map { done[$0] }, leadIn: leadIn(before: stretch.lowerBound),
        isFollowed: !leading.isEmpty, in: structure)
      let fates = choose(choice, later.first)
      for part in fates.chosen == .leads ? leading : number..<number + 1 {
        isClaimed[part] = fates.chosen != .nobody
      }
      take(stretch, fates, choice, previous, &done)
      if fates.chosen == .leads, !later.isEmpty {
        let parts = leading.map { article.stretches[$0].outer }
        later[later.startIndex].content.insert(contentsOf: parts, at: 0)
      }
    }
    return done + later
  }

  /// The last attribution, or what it stands in: *Ortega said that some deny it. “I do not.”*
  private func previous(among done: [AttributionDraft]) -> Int? {
    guard var index = done.indices.last else { return nil }
    for outer in done.indices.suffix(Self.deepest).dropLast().reversed() {
      guard let cue = done[index].cue else { break }
      if done[outer].content.contains(where: { $0.contains(cue.tokens.lowerBound) }) {
        index = outer
      }
    }
    return index
  }

  private static let deepest = 4

  private func take(
    _ stretch: Range<Int>, _ fates: LikelyOptions<QuotationFate>, _ choice: QuotationChoice,
    _ previous: Int?, _ done: inout [AttributionDraft]
  ) {
    func add(_ source: Mention?, _ cue: Cue?) {
      var draft = AttributionDraft(
        cue: cue, source: source, content: [stretch], rule: arrangement(of: fates.chosen, choice))
      draft.confidence = Double(fates.certainty)
      if explains { draft.grounds = grounds(of: fates, choice) }
      done.append(draft)
    }
    switch fates.chosen {
    case .nobody, .leads: break
    case .joins:
      guard let previous else { break }
      done[previous].content.append(stretch)
      // A quotation that stands between a cue and its content.
      done[previous].content.sort { $0.lowerBound < $1.lowerBound }
      done[previous].rule.addQuotation()
    case .sameSource: add(choice.previous?.source, nil)
    case .noSource: add(nil, nil)
    case .ledIn: add(choice.leadIn?.source, choice.leadIn?.cue)
    }
  }

  /// How an attribution of a quotation is arranged; nothing for one that is nobody's.
  func arrangement(of fate: QuotationFate, _ choice: QuotationChoice) -> Arrangement {
    switch fate {
    case .nobody: return Arrangement([])
    case .joins:
      var rule = choice.previous?.rule ?? .quotation
      rule.addQuotation()
      return rule
    case .sameSource:
      let start = article.stretches[choice.stretch].outer.lowerBound
      return article[start].startsParagraph ? .nextParagraph : .nextSentence
    case .noSource, .leads: return .quotation
    case .ledIn: return .ledIn
    }
  }

  /// No quotation of the news has more paragraphs before its cue.
  private static let mostLeading = 32

  /// From a quotation to the last before one that a cue has, if each goes on in the next.
  private func leading(from number: Int, _ isClaimed: [Bool]) -> Range<Int> {
    var end = number
    let last = min(isClaimed.count, number + Self.mostLeading)
    while end < last, !isClaimed[end], article.stretches[end].continues { end += 1 }
    return end < isClaimed.count && isClaimed[end] ? number..<end : number..<number
  }

  private func claims(of drafts: [AttributionDraft]) -> [Bool] {
    var isClaimed = [Bool](repeating: false, count: article.stretches.count)
    for token in drafts.lazy.flatMap(\.content).joined() where article.isQuoted(token) {
      isClaimed[Int(article.stretchOf[token])] = true
    }
    return isClaimed
  }

  /// *Ortega had a word for them:* before a quotation that is a sentence of its own.
  private func leadIn(before start: Int) -> QuotationChoice.LeadIn? {
    guard start > 0, article.kind(start - 1) == .colon, !article.isQuoted(start - 1) else {
      return nil
    }
    let number = Int(article.sentenceOf[start - 1])
    let sentence = structure.sentences[number]
    guard let colon = sentence.elements.lastIndex(where: { $0.tokens.contains(start - 1) }),
      !sentence.isLabelled(upTo: colon)
    else { return nil }
    let site = CueSite(
      sentence: number, kind: .colon, cue: colon..<colon + 1, group: colon..<colon + 1)
    var decision = Decision(
      site: site, phrases: NounPhraseFinder(sentence).all(),
      place: .after(colon), said: 1, attributed: 1, content: colon..<colon + 1, certainty: 1)
    decision.source =
      SourceChoice(
        of: SiteFeatures(site, in: structure), phrases: decision.phrases,
        content: colon + 1..<max(colon + 1, sentence.count), isBefore: false
      ).weighed(by: models.sources).chosen
    return (cue(of: decision, in: sentence), source(of: decision, in: sentence))
  }
}
