import QuoteModel

/// An attribution in tokens, before anybody asked who the source is.
struct AttributionDraft {
  var cue: Cue?
  var source: Mention?
  /// Token ranges, in reading order; outer quotation marks are left out of none of them.
  var content: [Range<Int>]
  var recipient: Range<Int>?
  var channel: Range<Int>?
  var via: Range<Int>?
  var rule: String
  /// How likely this is an attribution, by what was learnt from annotated news; `nil` for one
  /// without a cue of its own.
  var logOdds: Float?
  /// What was done or thought is summed up; no words are reported.
  var isSummary = false
  /// The source says nothing itself: *according to the Brill Post*.
  var isSourcingOnly = false

  /// Where its first part begins: a token.
  var start: Int { content.reduce(Int.max) { min($0, $1.lowerBound) } }
}

/// Cuts contents that run on over the next attribution of their sentence.
struct Overlaps {
  private let article: TokenizedArticle
  private let clauses: Clauses

  /// - Parameter drafts: In reading order of their cues.
  static func drafts(_ drafts: [AttributionDraft], in article: TokenizedArticle)
    -> [AttributionDraft]
  {
    let pass = Overlaps(article: article, clauses: Clauses(article))
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
          && !drafts[index].content.contains { $0.contains(where: article.isQuoted) }
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
        && article.isQuotation(first) ? first.lowerBound : nil
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
    while end > start, !article.isQuoted(end - 1),
      clauses.isTrailing(end - 1) || article.has(end - 1, .conjunction)
    {
      end -= 1
    }
    return end
  }
}

/// Tells outlets and documents that an article has its facts from, apart from speakers.
struct Sourcing {
  private let article: TokenizedArticle

  /// *According to the Brill Post, Ortega said it holds*: Ortega's words, by way of the Post.
  static func drafts(_ drafts: [AttributionDraft], in article: TokenizedArticle)
    -> [AttributionDraft]
  {
    let pass = Sourcing(article: article)
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
    return source.tokens.contains { article.has($0, [.organisation, .document]) }
      && !article.has(source.head, [.person, .group, .title])
  }

  /// Words that somebody said or wrote, by a cue of their own.
  private func isUttered(_ draft: AttributionDraft) -> Bool {
    guard !draft.isSummary, let cue = draft.cue else { return false }
    return cue.mode != .thought && cue.identity != .accordingTo
  }

  private func sentence(of draft: AttributionDraft) -> Int32 {
    draft.cue.map { article.sentenceOf[$0.tokens.lowerBound] } ?? -1
  }

  private func named(_ draft: AttributionDraft) -> Range<Int>? {
    draft.source.map { Adjuncts(article).withoutArticle($0.tokens) }
  }
}
