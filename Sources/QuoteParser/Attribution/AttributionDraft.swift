import QuoteModel

/// An attribution in tokens, before anybody asked who the source is.
struct AttributionDraft {
  var cue: Cue?
  var source: Mention?
  /// Token ranges, in reading order; outer quotation marks are left out of none of them.
  var content: [Range<Int>]
  @PackedOptionalRange var recipient: Range<Int>?
  @PackedOptionalRange var channel: Range<Int>?
  @PackedOptionalRange var via: Range<Int>?
  /// How cue, source and content are arranged.
  var rule: Arrangement
  /// How likely cue, source and content are right.
  var confidence = 0.0
  /// It stands inside a quotation.
  var isInner = false
  /// Why it was decided so, where somebody asks.
  var grounds: Grounds?

  /// Where its first part begins: a token.
  var start: Int { content.reduce(Int.max) { min($0, $1.lowerBound) } }

  /// Where content or cue begins, whichever is first.
  var position: Int { min(start, cue?.tokens.lowerBound ?? Int.max) }

  /// Where content, cue and source have ended.
  var end: Int {
    content.reduce(max(cue?.tokens.upperBound ?? 0, source?.tokens.upperBound ?? 0)) {
      max($0, $1.upperBound)
    }
  }
}

/// Tells whom an article has somebody else's words from. Where nobody else speaks, an outlet is a
/// speaker like others.
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
      guard !others.isEmpty else { continue }
      for other in others { result[other].via = pass.named(draft) }
      dropped.insert(index)
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
    guard !draft.isInner, let cue = draft.cue else { return false }
    return cue.mode != .thought && cue.identity != .accordingTo
  }

  private func sentence(of draft: AttributionDraft) -> Int32 {
    draft.cue.map { article.sentenceOf[$0.tokens.lowerBound] } ?? -1
  }

  private func named(_ draft: AttributionDraft) -> Range<Int>? {
    draft.source.map { article.withoutArticle($0.tokens) }
  }
}
