import QuoteModel

/// Tells outlets and documents that an article has its facts from, apart from speakers.
struct Sourcing {
  private let reading: Reading

  /// *According to the Brill Post, Ortega said it holds*: Ortega's words, by way of the Post.
  static func drafts(_ drafts: [AttributionDraft], in reading: Reading) -> [AttributionDraft] {
    let pass = Sourcing(reading: reading)
    var result = drafts
    var dropped: Set<Int> = []
    for (index, draft) in drafts.enumerated() where pass.isSourcing(draft) {
      let others = drafts.indices.filter { $0 != index && pass.isInSentence(of: draft, drafts[$0]) }
      for other in others { result[other].via = pass.named(draft) }
      if others.isEmpty {
        result[index].via = pass.named(draft)
        result[index].isSourcingOnly = true
      } else {
        dropped.insert(index)
      }
    }
    return result.indices.filter { !dropped.contains($0) }.map { result[$0] }
  }

  private func isSourcing(_ draft: AttributionDraft) -> Bool {
    guard let cue = draft.cue, cue.identity == .accordingTo, let source = draft.source else {
      return false
    }
    return source.tokens.contains { reading.has($0, [.organisation, .document]) }
      && !reading.has(source.head, [.person, .group, .title])
  }

  private func isInSentence(of draft: AttributionDraft, _ other: AttributionDraft) -> Bool {
    guard !other.isSummary, let cue = draft.cue, let otherCue = other.cue,
      otherCue.mode != .thought, otherCue.identity != .accordingTo
    else { return false }
    return reading.sentenceOf[cue.tokens.lowerBound]
      == reading.sentenceOf[otherCue.tokens.lowerBound]
  }

  private func named(_ draft: AttributionDraft) -> Range<Int>? {
    draft.source.map { Adjuncts(reading).withoutArticle($0.tokens) }
  }
}
