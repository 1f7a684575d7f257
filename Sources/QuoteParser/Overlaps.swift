/// Cuts contents that run on over the next attribution of their sentence.
struct Overlaps {
  private let reading: Reading
  private let clauses: Clauses

  /// - Parameter drafts: In reading order of their cues.
  static func drafts(_ drafts: [AttributionDraft], in reading: Reading) -> [AttributionDraft] {
    let pass = Overlaps(reading: reading, clauses: Clauses(reading))
    var result = drafts
    for index in result.indices { pass.cut(&result, index) }
    return result
  }

  private func cut(_ drafts: inout [AttributionDraft], _ index: Int) {
    guard let cue = drafts[index].cue, let part = drafts[index].content.last,
      part.lowerBound >= cue.tokens.upperBound
    else { return }
    var next = index + 1
    while next < drafts.count, let other = drafts[next].cue,
      other.tokens.lowerBound < part.upperBound
    {
      if let bound = start(of: drafts[next], after: drafts[index], in: part) {
        let end = trimmed(bound, from: part.lowerBound)
        guard end > part.lowerBound + 1 else { return }
        drafts[index].content[drafts[index].content.count - 1] = part.lowerBound..<end
        // What is left may have no quotation.
        drafts[index].isSummary =
          isSummary(drafts[index].rule)
          && !drafts[index].content.contains { $0.contains(where: reading.isQuoted) }
        return
      }
      next += 1
    }
  }

  private func isSummary(_ rule: String) -> Bool {
    AttributionPattern.english.contains { $0.name == rule && $0.isSummary }
  }

  /// Where the next attribution begins, if it cannot be part of the content.
  private func start(
    of next: AttributionDraft, after draft: AttributionDraft, in part: Range<Int>
  ) -> Int? {
    guard let cue = next.cue, let first = next.content.first else { return nil }
    // *said that it holds: “We tested it,” she added*
    if first.upperBound <= cue.tokens.lowerBound {
      return part.contains(first.lowerBound) && first.lowerBound > part.lowerBound
        && reading.isQuotation(first) ? first.lowerBound : nil
    }
    // *praised those who left but said …*: nobody reports what he says himself in the same breath.
    guard cue.form == .finite || cue.form == .gerund, let source = draft.source,
      source.tokens == next.source?.tokens,
      part.contains(cue.group.lowerBound)
    else { return nil }
    return cue.group.lowerBound
  }

  private func trimmed(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start, !reading.isQuoted(end - 1),
      clauses.isTrailing(end - 1) || reading.has(end - 1, .conjunction)
    {
      end -= 1
    }
    return end
  }
}
