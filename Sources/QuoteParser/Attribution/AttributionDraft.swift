import Essentials
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

extension Decider {
  /// A decision in tokens, with what stands around it.
  func draft(of decision: Decision) -> AttributionDraft {
    let sentence = structure.sentences[decision.site.sentence]
    let parts = [decision.content] + (decision.more.map { [$0] } ?? [])
    let cue = cue(of: decision, in: sentence)
    var draft = AttributionDraft(
      cue: cue, source: source(of: decision, in: sentence), content: parts.map(sentence.tokens),
      rule: arrangement(of: decision, in: sentence))
    draft.isInner = sentence.isInner
    if cue.isWord {
      let adjuncts = Adjuncts(article: article, sentence: sentence, phrases: decision.phrases)
      let rest = rest(of: decision, behind: draft.source, in: sentence)
      if cue.kind == .verb, !sentence.isInner {
        draft.recipient = adjuncts.recipient(in: rest, of: cue)
      }
      draft.channel =
        adjuncts.channel(in: rest.prefix(Self.farthestChannel))
        ?? fronted(decision, sentence, adjuncts)
    }
    draft.confidence = Double(
      (decision.isThought ? decision.attributed : decision.said) * decision.certainty)
    draft.grounds = decision.considered.map { grounds(of: decision, $0.places, $0.ends) }
    return draft
  }

  private static let farthestChannel = 14

  /// What stands between cue and source and the content behind them, or else the end.
  private func rest(
    of decision: Decision, behind source: Mention?, in sentence: Sentence
  ) -> Range<Int> {
    var start = decision.site.cue.upperBound
    if let end = source?.tokens.upperBound, end > sentence.tokens(decision.site.cue).upperBound {
      start = max(start, sentence.index(of: end))
    }
    var end = sentence.count
    for content in [decision.content, decision.more ?? decision.content]
    where content.lowerBound >= start { end = min(end, content.lowerBound) }
    return start..<max(start, end)
  }

  /// *In a statement, the ministry said …*
  private func fronted(
    _ decision: Decision, _ sentence: Sentence, _ adjuncts: Adjuncts
  ) -> Range<Int>? {
    let verb = decision.site.group.lowerBound
    let end = min(decision.source?.lowerBound ?? verb, verb)
    guard sentence.has(0, .preposition), end < Self.farthestChannel else { return nil }
    return adjuncts.channel(in: 0..<end)
  }

  func cue(of decision: Decision, in sentence: Sentence) -> Cue {
    let site = decision.site
    let tokens = sentence.tokens(site.cue)
    let entry = site.entry >= 0 ? article.lexicon.cues[site.entry] : nil
    let lemma =
      switch site.kind {
      case .accordingTo: article.lexicon.sourcing.lemma
      case .colon: ":"
      case .dash: "—"
      case .verb, .noun: entry?.lemma ?? article.word(tokens.lowerBound).lowercased()
      }
    return Cue(
      tokens: tokens, group: sentence.tokens(site.group), kind: site.kind, lemma: lemma,
      mode: decision.isThought ? .thought : entry?.mode == .writing ? .writing : .speech,
      frames: entry?.frames ?? .quote, polarity: site.polarity)
  }

  /// The source with its title, its *of …*, its apposition and those it is joined with.
  func source(of decision: Decision, in sentence: Sentence) -> Mention? {
    guard let phrase = decision.source else { return nil }
    var (start, end) = (0, sentence.count)
    for other in [decision.content, decision.site.group, decision.more ?? decision.content] {
      if other.upperBound <= phrase.lowerBound { start = max(start, other.upperBound) }
      if other.lowerBound >= phrase.upperBound { end = min(end, other.lowerBound) }
    }
    let reader = SourceReader(
      article: article, sentence: sentence, phrases: decision.phrases, bounds: start..<end)
    return reader.mention(of: phrase, isSubject: end == decision.site.group.lowerBound)
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
    let sourcing = drafts.indices.filter { pass.isSourcing(drafts[$0]) }
    guard !sourcing.isEmpty else { return drafts }
    let uttered = Dictionary(grouping: drafts.indices.filter { pass.isUttered(drafts[$0]) }) {
      pass.sentence(of: drafts[$0])
    }
    var result = drafts
    var dropped: Set<Int> = []
    for index in sourcing {
      guard let others = uttered[pass.sentence(of: drafts[index])] else { continue }
      let source = drafts[index].source.map { article.withoutArticle($0.tokens) }
      for other in others { result[other].via = source }
      dropped.insert(index)
    }
    return result.indices.filter { !dropped.contains($0) }.map { result[$0] }
  }

  private func isSourcing(_ draft: AttributionDraft) -> Bool {
    guard let cue = draft.cue, cue.kind == .accordingTo, let source = draft.source else {
      return false
    }
    return source.tokens.contains { article.has($0, [.organisation, .document]) }
      && !article.has(source.head, [.person, .group, .title])
  }

  /// Words that somebody said or wrote, by a cue of their own.
  private func isUttered(_ draft: AttributionDraft) -> Bool {
    guard !draft.isInner, let cue = draft.cue else { return false }
    return cue.mode != .thought && cue.kind != .accordingTo
  }

  private func sentence(of draft: AttributionDraft) -> Int32 {
    draft.cue.map { article.sentenceOf[$0.tokens.lowerBound] } ?? -1
  }
}
