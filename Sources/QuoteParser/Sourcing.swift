import QuoteModel

/// Tells outlets and documents that an article has its facts from, apart from speakers.
struct Sourcing {
  private let reading: Reading

  /// *According to the Brill Post, Ortega said it holds*: Ortega's words, by way of the Post.
  static func drafts(_ drafts: [AttributionDraft], in reading: Reading) -> [AttributionDraft] {
    let pass = Sourcing(reading: reading)
    var result = drafts
    var dropped: Set<Int> = []
    let sourcing = drafts.indices.filter { pass.isSourcing(drafts[$0]) }
    guard !sourcing.isEmpty else { return drafts }
    let uttered = Dictionary(grouping: drafts.indices.filter { pass.isUttered(drafts[$0]) }) {
      pass.sentence(of: drafts[$0])
    }
    for index in sourcing {
      let draft = drafts[index]
      let others = uttered[pass.sentence(of: draft)] ?? []
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

  /// Words that somebody said or wrote, by a cue of their own.
  private func isUttered(_ draft: AttributionDraft) -> Bool {
    guard !draft.isSummary, let cue = draft.cue else { return false }
    return cue.mode != .thought && cue.identity != .accordingTo
  }

  private func sentence(of draft: AttributionDraft) -> Int32 {
    draft.cue.map { reading.sentenceOf[$0.tokens.lowerBound] } ?? -1
  }

  private func named(_ draft: AttributionDraft) -> Range<Int>? {
    draft.source.map { Adjuncts(reading).withoutArticle($0.tokens) }
  }
}
