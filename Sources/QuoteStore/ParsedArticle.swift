public import QuoteModel

/// An article with what the parser found in it, ready to be stored.
public struct ParsedArticle: Sendable {
  public var article: Article
  public var identity: ArticleIdentity
  /// Where it was read, as given to `import`: `a.txt`, `a.jsonl:17`.
  public var input: String
  /// In reading order; no two begin at one place.
  public let attributions: [Attribution]

  /// - Parameters:
  ///   - identity: `ArticleIdentity(of: article)`, which the caller mostly has by then.
  ///   - attributions: As the parser gives them; of two that begin at one place, the first is kept.
  public init(
    _ article: Article, identity: ArticleIdentity, input: String, attributions: [Attribution]
  ) {
    self.article = article
    self.identity = identity
    self.input = input
    self.attributions = ParsedArticle.ordered(attributions)
  }
  /// The parser promises as much, but one row that is refused would undo a whole batch.
  private static func ordered(_ attributions: [Attribution]) -> [Attribution] {
    let starts = attributions.compactMap(\.content.first?.start)
    let isInOrder = zip(starts, starts.dropFirst()).allSatisfy(<)
    if isInOrder, starts.count == attributions.count { return attributions }
    var byStart: [Int: Attribution] = [:]
    for attribution in attributions {
      guard let start = attribution.content.first?.start, byStart[start] == nil else { continue }
      byStart[start] = attribution
    }
    return byStart.sorted { $0.key < $1.key }.map(\.value)
  }
}
