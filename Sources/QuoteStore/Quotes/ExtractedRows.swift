public import QuoteModel

/// The quotes of articles as rows without an archive, each article for itself: what an export of an
/// archive that holds no other article has.
///
/// All ids are made of the content, so they are those of any archive. What depends on other articles is
/// not known here: the best spelling of a name in all of them, and that *Donald J. Trump* in one is
/// *Donald Trump* in another.
public struct ExtractedRows: Sendable {
  private let ofArticle: [QuoteField]
  private let ofQuote: [QuoteField]
  private let modes: Set<QuoteMode>
  private let parserVersion: String
  private var row = QuoteRow()

  /// - Parameters:
  ///   - fields: What the rows are to have; what is `isOfArchive` stays missing.
  ///   - modes: Of the quotes that have a row.
  public init(fields: [QuoteField], modes: Set<QuoteMode>, parserVersion: String) {
    ofArticle = fields.filter { $0.isOfArticle && !$0.isOfArchive }
    ofQuote = fields.filter { !$0.isOfArticle }
    (self.modes, self.parserVersion) = (modes, parserVersion)
  }

  /// What is known of an article that is in no archive.
  ///
  /// - Parameter input: Where it was read.
  public func summary(of article: Article, input: String) -> ArticleSummary {
    let identity = ArticleIdentity(of: article)
    var summary = ArticleSummary(
      id: identity.articleID, hash: identity.hash, title: article.title, outlet: article.outlet,
      author: article.author, published: article.published,
      publishedAsWritten: article.publishedAsWritten, url: article.url,
      language: article.language, input: input, imported: "", parserVersion: parserVersion,
      quoteCount: 0)
    (summary.section, summary.keywords) = (article.section, article.keywords)
    return summary
  }

  /// Hands on a row for each quote, in reading order.
  public mutating func forEach(
    of attributions: [Attribution], in summary: ArticleSummary, body: String,
    _ use: (QuoteRow) throws -> Void
  ) rethrows {
    row.beginArticle()
    for field in ofArticle { row.set(field, to: field.cell(of: summary)) }
    let attributions = attributions.inReadingOrder
    let speakers = SpeakersOfOneArticle(attributions, id: summary.id)
    var text = BodyText(body)
    for attribution in attributions where modes.contains(attribution.mode) {
      let quote = quote(attribution, by: speakers, in: summary, &text)
      row.beginQuote()
      for field in ofQuote { row.set(field, to: field.cell(of: quote)) }
      try use(row)
    }
  }

  private func quote(
    _ found: Attribution, by speakers: SpeakersOfOneArticle, in summary: ArticleSummary,
    _ text: inout BodyText
  ) -> Quote {
    var attribution = found
    attribution.confidence = found.storedConfidence
    let said = speakers.who(said: found)
    attribution.speakers = said.map(\.speaker)
    let start = found.content.first?.start ?? 0
    return Quote(
      id: "\(summary.id).\(start)", attribution: attribution, parts: [],
      speakerIDs: said.map(\.id), isReviewed: false,
      contextBefore: line { text.appendContext(before: start, to: &$0) },
      contextAfter: line { text.appendContext(after: found.content.last?.end ?? start, to: &$0) },
      article: summary)
  }

  private func line(_ append: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    append(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Who speaks in an article that nothing else is known beside: the same as `SpeakerWriter` and
/// `SpeakerGroups` make of it in an archive without other articles and decisions.
private struct SpeakersOfOneArticle {
  struct Known {
    let id: String
    var speaker: AttributedSpeaker
  }

  private let articleID: String
  /// By the ids that their own names make.
  private var known: [String: Known] = [:]
  /// Who goes by whom: *donald-j-trump* by *donald-trump*.
  private var roots: [String: String] = [:]

  init(_ attributions: [Attribution], id: String) {
    articleID = id
    for attribution in attributions {
      for speaker in attribution.speakers { meet(speaker) }
    }
    joinMiddleInitials()
  }

  /// In the article's order, each once.
  func who(said attribution: Attribution) -> [Known] {
    var ids: [String] = []
    for speaker in attribution.speakers {
      guard let id = SpeakerIdentity(of: speaker, in: articleID)?.slug, !ids.contains(id) else {
        continue
      }
      ids.append(id)
    }
    return ids.compactMap { known[roots[$0] ?? $0] }
  }

  private mutating func meet(_ speaker: AttributedSpeaker) {
    guard let id = SpeakerIdentity(of: speaker, in: articleID)?.slug else { return }
    guard let met = known[id] else {
      known[id] = Known(id: id, speaker: speaker)
      return
    }
    if isBetter(speaker.name, than: met.speaker.name) { known[id]?.speaker.name = speaker.name }
  }

  /// Nobody is joined where two have other initials.
  private mutating func joinMiddleInitials() {
    let initialled = known.keys.compactMap { id in
      SpeakerGroups.plainName(of: id).map { (id: id, plain: $0) }
    }
    for (plain, bearers) in Dictionary(grouping: initialled, by: \.plain) {
      let root = SpeakerIdentity(key: plain, kind: .person, articleID: nil).slug
      if bearers.count == 1, known[root] != nil { roots[bearers[0].id] = root }
    }
  }
}
