import Essentials
import QuoteModel

/// The turns of a printed conversation: paragraphs that begin with who speaks, in capitals, and a
/// colon.
///
/// *CALDER: The bridge is down. I saw it go.* has no quotation marks and goes on to the end of the
/// paragraph, however many sentences that is. So it is told by the form of the paragraphs, before
/// anything is decided about sentences.
struct Turns {
  let article: TokenizedArticle

  /// A conversation has this many turns or more; fewer lines in capitals may be headings.
  private static let fewest = 3
  /// *CAPT. IVO DRAX (RET.), KTV HARBOUR ANALYST*
  private static let longestHead = 14

  /// The turns of an article as attributions, in order; none if it is no conversation.
  func drafts() -> [AttributionDraft] {
    let starts = article.tokens.indices.filter { article[$0].startsParagraph }
    let ends = starts.dropFirst() + [article.tokens.count]
    let turns = zip(starts, ends).map { turn($0..<$1) }
    return isConversation(turns) ? turns.compactMap(\.self) : []
  }

  /// One speaker follows another, and somebody speaks again: no list of headings is so.
  private func isConversation(_ turns: [AttributionDraft?]) -> Bool {
    let heads = turns.map { $0?.source.map { article[$0.head].hash } }
    let known = heads.compactMap(\.self)
    let isAnswered = zip(heads, heads.dropFirst()).contains { one, next in
      one != nil && next != nil && one != next
    }
    return known.count >= Self.fewest && Set(known).count < known.count && isAnswered
  }

  private func turn(_ paragraph: Range<Int>) -> AttributionDraft? {
    let tokens = article.tokens
    guard tokens[paragraph.lowerBound].isShouted,
      let colon = paragraph.prefix(Self.longestHead).first(where: { tokens[$0].kind == .colon }),
      colon + 1 < paragraph.upperBound
    else { return nil }
    let head = paragraph.lowerBound..<colon
    let isInCapitals = head.allSatisfy { !tokens[$0].isWord || tokens[$0].isShouted }
    guard isInCapitals, !head.contains(where: article.isQuoted), let source = source(head)
    else { return nil }
    let mark = colon..<colon + 1
    var draft = AttributionDraft(
      cue: Cue(tokens: mark, group: mark, kind: .colon, lemma: ":"),
      source: source, content: [colon + 1..<paragraph.upperBound], rule: .turn)
    draft.confidence = 0.9
    return draft
  }

  /// Who speaks, by what stands before the colon; *READ MORE:* is nobody.
  private func source(_ head: Range<Int>) -> Mention? {
    let end =
      head.first { article.kind($0) == .comma || article.kind($0) == .open } ?? head.upperBound
    guard end > head.lowerBound else { return nil }
    let names = ProperNames(article)
    let source = names.mention(head.lowerBound..<end, head: end - 1)
    return source.kind == .name ? source : nil
  }
}
