/// One statement in two quotations with a participle between them.
extension Continuations {
  /// *“It holds,” Ortega said, adding, “We tested it.”*: one statement, by its first cue.
  mutating func joinParticiples() {
    guard drafts.contains(where: { $0.cue.map(isJoining) ?? false }) else { return }
    var joined: [AttributionDraft] = []
    for draft in drafts {
      if let last = joined.indices.last, goesOn(joined[last], with: draft) {
        joined[last].content += draft.content
        if !joined[last].rule.hasSuffix("Q") { joined[last].rule += " Q" }
      } else {
        joined.append(draft)
      }
    }
    drafts = joined
  }

  private func isJoining(_ cue: Cue) -> Bool {
    cue.form == .gerund && cue.frames.contains(.joining)
  }

  private func goesOn(_ draft: AttributionDraft, with next: AttributionDraft) -> Bool {
    guard let cue = draft.cue, let participle = next.cue, isJoining(participle),
      cue.tokens.upperBound <= participle.tokens.lowerBound,
      next.content[0].lowerBound >= participle.tokens.upperBound,
      // A content that runs over the participle is no quotation that it goes on from.
      draft.content.allSatisfy({ $0.upperBound <= participle.tokens.lowerBound }),
      reading.sentenceOf[cue.tokens.lowerBound] == reading.sentenceOf[participle.tokens.lowerBound]
    else { return false }
    return (draft.content + next.content).allSatisfy(reading.isQuotation)
  }
}
